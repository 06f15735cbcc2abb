"""A seat on a flight. An airline's interface would be called here, with the trip's id as its key."""

import os

import reservations

SEATS = os.environ["SEATS"]


def take(event, context):
    reservations.hold(SEATS, event["trip_id"], flight={"S": event["flight"]})


def give_back(event, context):
    reservations.give_back(SEATS, event["trip_id"])
