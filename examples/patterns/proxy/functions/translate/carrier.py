"""The carrier's XML, both ways. No AWS and no network in here."""

import re
from xml.etree import ElementTree

PRICE = re.compile(r"(\d{1,6})\.(\d\d)")


class Malformed(Exception):
    """The carrier answered something that is no answer."""


class Fault(Exception):
    """The carrier understood, and said no: `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def write_request(parcel):
    """The question. ElementTree escapes what a client wrote; nothing is put together as text."""
    root = ElementTree.Element("quoteRequest")
    ElementTree.SubElement(root, "from").text = parcel["from"]
    ElementTree.SubElement(root, "to").text = parcel["to"]
    ElementTree.SubElement(root, "weight", unit="g").text = str(parcel["grams"])
    ElementTree.SubElement(root, "reference").text = parcel["reference"]
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def read_answer(text):
    """{"price", "currency", "days"} of an answer; the price is in cents."""
    root = parse(text)
    if root.tag == "fault":
        raise Fault(root.get("code", ""))
    price, days = root.find("price"), root.findtext("days", "")
    if root.tag != "quote" or price is None or not days.isdecimal():
        raise Malformed("no quote")
    amount = PRICE.fullmatch(price.text or "")
    if not amount:
        raise Malformed("no price")
    return {"price": int(amount[1]) * 100 + int(amount[2]), "currency": price.get("currency", "EUR"), "days": int(days)}


class WithoutDoctype(ElementTree.TreeBuilder):
    """A document type brings entities, which read files or grow without end. An answer needs none."""

    def doctype(self, name, public_id, system):
        raise Malformed("a document type")


def parse(text):
    try:
        return ElementTree.fromstring(text, ElementTree.XMLParser(target=WithoutDoctype()))
    except (ElementTree.ParseError, LookupError, ValueError):  # the last two: an encoding that nobody knows
        raise Malformed("no XML") from None
