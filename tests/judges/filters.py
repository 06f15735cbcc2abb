"""Filters of event source mappings, which moto keeps and does not apply.

A filter of a queue is about the message, whose body is looked into where it is JSON; one of a stream about the record's own
fields and its `data`; one of a table's changes about the whole record (Lambda Developer Guide, "Control which events Lambda
sends to your function"). One filter of several has to match. Matched by moto's event patterns.
"""

import base64
import json

from moto.events.models import EventPattern


def matching(mapping, records):
    """Those of the records, in Lambda's form, that a mapping lets through."""
    filters = (mapping.get("FilterCriteria") or {}).get("Filters") or []
    patterns = [EventPattern.load(it["Pattern"]) for it in filters]
    return [it for it in records if not patterns or any(pattern.matches_event(_opened(it)) for pattern in patterns)]


def _opened(record):
    """What a pattern is about."""
    if "kinesis" in record:
        return {**record["kinesis"], "data": _parsed(base64.b64decode(record["kinesis"]["data"]).decode("utf-8", "replace"))}
    return {**record, "body": _parsed(record["body"])} if "body" in record else record


def _parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return text
