"""The hand-written template, and a copy of it with a fault."""

import json
import pathlib

from judges import deploy, template

HERE = pathlib.Path(__file__).parent


def good():
    """A fresh copy of the template without faults."""
    return template.load(HERE / "good.yaml")


def arrows():
    """The arrows of the good template."""
    return json.loads((HERE / "good.arrows.json").read_text(encoding="utf-8"))["arrows"]


def source():
    """The text that the arrows' places point into."""
    return (HERE / "good.sls.txt").read_text(encoding="utf-8")


def statements(document, role_policy):
    """The statements of one of the template's policies."""
    return document["Resources"][role_policy]["Properties"]["PolicyDocument"]["Statement"]


def deployed(document):
    """The stack; inside `deploy.moto()`."""
    return deploy.Stack(document).deploy()
