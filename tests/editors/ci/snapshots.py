"""Texts that were read once and have to stay. `UPDATE_DOCS=1` writes them anew."""

import os

from . import places


def matches(case, name, text):
    file = places.HERE / "snapshots" / name
    if os.environ.get("UPDATE_DOCS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    case.assertTrue(file.exists(), f"{file} is missing; UPDATE_DOCS=1 writes it")
    case.assertEqual(file.read_text(), text, f"{file}; UPDATE_DOCS=1 writes it anew")
