"""A price list as suppliers send it, `supplier;list number` and then `article;price;currency` lines, becomes one piece for each line."""

import os

from joint import BadPiece, filter_of, send

NEXT = os.environ["NEXT"]


def decode(text):
    lines = [line.strip().split(";") for line in text.splitlines() if line.strip()]
    if not lines or len(lines[0]) != 2 or not lines[0][1].isdigit():
        raise BadPiece("the first line must be the supplier and the number of the list")
    (supplier, number), rows = lines[0], lines[1:]
    if not all(len(row) == 3 for row in rows):
        raise BadPiece("each line must be an article, a price and a currency")
    send(NEXT, [
        {"supplier": supplier, "list": int(number), "article": article, "price": price, "currency": currency}
        for article, price, currency in rows
    ])


handler = filter_of("decode", decode)
