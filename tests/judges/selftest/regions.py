"""The hand-written program in two regions, and copies of it with faults."""

import json

from judges import template
from judges.deployment import Deployment, Plan

from .common import HERE

FOLDER = HERE / "regions"


def rows():
    """A fresh copy of the manifest's rows."""
    return json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["stacks"]


def templates():
    """Fresh copies of the templates; the two regions have the same."""
    sources = {row["template"]: row["template"] if (FOLDER / row["template"]).exists() else "regional.yaml" for row in rows()}
    return {name: template.load(FOLDER / source) for name, source in sources.items()}


def deployed(change=None, late=False, zones=None):
    """The deployment; inside `deploy.moto()`. `change` gets {stem: resources}, the templates and the manifest's rows."""
    documents, manifest = templates(), rows()
    if change:
        change({name.split(".")[0]: it["Resources"] for name, it in documents.items()}, documents, manifest)
    return Deployment(Plan(manifest, documents), late, zones)


def arrows():
    """From each region's function to what is replicated there."""
    function = {"resource": "register", "kind": "function", "port": "", "logical": "Register"}
    ends = [{"resource": "users", "kind": "table", "port": "write", "logical": "Users", "stack": "global"},
            {"resource": "token", "kind": "secret", "port": "read", "logical": "Token", "stack": "global"}]
    return [{"source": "main.sls:1", "stack": stack, "from": function, "to": end, "mode": "code", "grants": []}
            for stack in ("eu-west-1", "us-west-2") for end in ends]
