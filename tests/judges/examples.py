"""What there is to judge: one folder per compiled program, as the test program leaves them.

NAME is `examples/…` or `programs/…`:

    out/NAME/cloudformation/yaml/template.yaml   …/json/template.json
    out/NAME/sam/yaml/template.yaml              …/json/template.json
    out/NAME/why.json                            the arrows
    out/NAME/source                              a file that holds the path of the main file
"""

import json
import pathlib

from . import template


class NothingCompiled(Exception):
    """The compiler said that it had compiled, and there is nothing to deploy."""


class Example:
    """One compiled program."""

    def __init__(self, folder):
        self.folder, self.name = folder, f"{folder.parent.name}/{folder.name}"
        self.is_example = folder.parent.name == "examples"
        self.source = pathlib.Path((folder / "source").read_text(encoding="utf-8").strip())
        self.behaviour = self.source.parent / "behaviour.json"

    def template_paths(self, form, syntax="yaml"):
        """The templates of one format: one, or one per region and more."""
        found = sorted((self.folder / form / syntax).rglob(f"*.{syntax}"))
        return [path for path in found if path.name != "manifest.json"]

    def templates(self, form, syntax="yaml"):
        """[(path, template)]"""
        found = [(path, template.load(path)) for path in self.template_paths(form, syntax)]
        if not any(it.get("Resources") for _, it in found):
            raise NothingCompiled(f"{self.name}: the {form} form has no resources in {syntax}")
        return found

    def arrows(self):
        """The rows of `slsc why`."""
        return json.loads((self.folder / "why.json").read_text(encoding="utf-8"))["arrows"]

    def label(self, path):
        """`examples/todo-api/sam/yaml/template.yaml`, for messages."""
        return str(path.relative_to(self.folder.parent.parent))


def examples(out):
    """All of them, sorted; none is an error of whoever called."""
    return [Example(source.parent) for source in sorted(pathlib.Path(out).glob("*/*/source"))]
