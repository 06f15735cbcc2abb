"""A room in a hotel. It is `used` from the moment on at which the guest has the key."""

import os

import reservations

ROOMS = os.environ["ROOMS"]


def take(event, context):
    reservations.hold(ROOMS, event["trip_id"], hotel={"S": event["hotel"]}, nights={"N": str(event["nights"])})


def give_back(event, context):
    reservations.give_back(ROOMS, event["trip_id"])
