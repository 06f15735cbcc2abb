"""Writes the bill of each order, once."""

import os

from inbox import each, put_once

BILLS = os.environ["BILLS"]


def bill(order):
    put_once(BILLS, {"order_id": {"S": order["order_id"]}, "cents": {"N": order["cents"]}, "state": {"S": "open"}})


handler = each(bill)
