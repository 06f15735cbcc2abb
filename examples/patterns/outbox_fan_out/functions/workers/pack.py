"""Makes a parcel of each order, once."""

import os

from inbox import each, put_once

PARCELS = os.environ["PARCELS"]


class NoAddress(Exception):
    """A parcel that would go nowhere. The order waits in the dead letters for somebody who asks the customer."""


def pack(order):
    if not order["address"].strip():
        raise NoAddress(order["order_id"])
    put_once(PARCELS, {"order_id": {"S": order["order_id"]}, "state": {"S": "to be packed"}})


handler = each(pack)
