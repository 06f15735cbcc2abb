"""CSV with a header, of a few dialects, to readings. No AWS in here.

Columns come in any order and under a few names, numbers with a point or a comma, days as `2027-01-31` or `31.01.2027`.
Empty lines mean nothing. Anything else makes the file a bad one: half a file would be worse than none.
"""

import csv
import datetime
import re

COLUMNS = {
    "meter": ("meter", "meter_id", "zaehler"),
    "day": ("day", "date", "datum"),
    "kwh": ("kwh", "consumption", "verbrauch"),
}
NUMBER = re.compile(r"\d{1,9}([.,]\d{1,3})?")


class BadFile(Exception):
    """A file that no retry can mend, with words that may stand in a log."""


def readings_of(lines):
    """Each reading of the lines, in their order."""
    lines = iter(lines)
    header = next(lines, "")
    delimiter = ";" if ";" in header else ","
    places = places_of(next(csv.reader([header], delimiter=delimiter), []))
    for row in csv.reader(lines, delimiter=delimiter):
        if any(cell.strip() for cell in row):
            yield reading_of(row, places)


def places_of(header):
    """{ "meter": 0, "day": 2, "kwh": 1 }"""
    names = [name.strip().lower() for name in header]
    places = {column: next((names.index(name) for name in known if name in names), None) for column, known in COLUMNS.items()}
    missing = [column for column, place in places.items() if place is None]
    if missing:
        raise BadFile(f"there is no column for {', '.join(missing)}")
    return places


def reading_of(row, places):
    if len(row) <= max(places.values()):
        raise BadFile("a line is too short")
    meter, day, kwh = (row[places[column]].strip() for column in ("meter", "day", "kwh"))
    if not meter:
        raise BadFile("a line names no meter")
    if not NUMBER.fullmatch(kwh):
        raise BadFile("a line has no number of kilowatt hours")
    return {"meter": meter, "day": day_of(day), "kwh": float(kwh.replace(",", "."))}


def day_of(text):
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise BadFile("a line has no day")
