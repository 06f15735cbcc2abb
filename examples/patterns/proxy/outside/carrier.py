"""A stand-in for the carrier, for `behaviour.json`: what it answers depends on where the parcel goes."""

import time
from xml.etree import ElementTree

FILE = b'<!DOCTYPE quote [<!ENTITY file SYSTEM "file:///etc/passwd">]><quote><price>1.00</price><days>&file;</days></quote>'
GROWING = '<!DOCTYPE quote [<!ENTITY a "2"><!ENTITY b "&a;&a;&a;">]><quote><price>1.00</price><days>&b;</days></quote>'

ANSWERS = {
    "0000": (200, b'<fault code="UNKNOWN_POSTCODE"><detail>no row in ZONES at db-7.internal</detail></fault>'),
    "0001": (200, b'<fault code="E_4711"><detail>ask Joe, extension 12</detail></fault>'),
    "5000": (500, b"<html>NullPointerException at carrier.Quotes.price(Quotes.java:88), db-7.internal</html>"),
    "5001": (200, b'<?xml version="1.0"?><quote><price currency="EUR">12.'),
    "5002": (200, FILE),
    "5003": (200, GROWING.encode("utf-16")),
    "5004": (200, b"<quote><price>free</price><days>2</days></quote>"),
    "5005": (200, b"<quote>" + b" " * 100_000 + b"</quote>"),
    "3020": (302, b""),
}


def answer(method, path, headers, body):
    if headers.get("x-api-key") != "given":  # what the input `carrier_key` is in the test
        return 401, {}, b"who are you?"
    if path == "/elsewhere":
        return 200, {}, b"<quote><price>0.01</price><days>1</days></quote>"
    question = ElementTree.fromstring(body)
    to = question.findtext("to")
    if to == "9999":
        time.sleep(4)
    if to in ANSWERS:
        status, content = ANSWERS[to]
        return status, {"Content-Type": "application/xml", "Location": "/elsewhere"}, content
    understood = (method, headers["content-type"], question.tag, question.find("weight").attrib, question.findtext("reference"))
    if understood != ("POST", "application/xml; charset=utf-8", "quoteRequest", {"unit": "g"}, "tea & <cups>"):
        return 400, {}, b"<fault code='E_SYNTAX'/>"
    cents = 490 + int(question.findtext("weight")) // 10
    quote = f'<quote><price currency="EUR">{cents // 100}.{cents % 100:02}</price><days>2</days></quote>'
    return 200, {"Content-Type": "application/xml"}, quote.encode()
