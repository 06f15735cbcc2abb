"""The part of JSON Path that EventBridge understands: `$.body.items[0].id`, `$.items[*].id`."""

import re

NOTHING = object()
STEP = re.compile(r"([^.\[\]]+)|\[(\d+|\*)\]")


def find(document, path):
    """What is there, or NOTHING."""
    return _walk(document, [(name, index) for name, index in STEP.findall(path.removeprefix("$"))])


def _walk(here, steps):
    if not steps:
        return here
    (name, index), rest = steps[0], steps[1:]
    if name:
        return _walk(here[name], rest) if isinstance(here, dict) and name in here else NOTHING
    if not isinstance(here, list):
        return NOTHING
    if index == "*":
        found = [_walk(element, rest) for element in here]
        return [it for it in found if it is not NOTHING]
    return _walk(here[int(index)], rest) if int(index) < len(here) else NOTHING
