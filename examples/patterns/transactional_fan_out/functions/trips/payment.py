"""The money for a trip: held, not taken. A payment provider would be called here, with the trip's id as its key."""

import os

import reservations

PAYMENTS = os.environ["PAYMENTS"]
MOST = 500_000    # cents


class Declined(Exception):
    """Nobody lends so much for a trip."""


def hold(event, context):
    if not 0 < event["cents"] <= MOST:
        raise Declined(event["trip_id"])
    reservations.hold(PAYMENTS, event["trip_id"], cents={"N": str(event["cents"])})


def let_go(event, context):
    reservations.give_back(PAYMENTS, event["trip_id"])
