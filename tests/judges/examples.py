"""What there is to judge: one folder per compiled program, as the test program leaves them.

NAME is `examples/…`, `patterns/…` or `programs/…`:

    out/NAME/cloudformation/yaml/template.yaml   …/json/template.json   …/manifest.json
    out/NAME/sam/yaml/template.yaml              …/json/template.json   …/manifest.json
    out/NAME/why.json                            the arrows
    out/NAME/source                              a file that holds the path of the main file

A service with regions has a template for each of them, `global` and `edge`; beside the main file of an example may stand
`behaviour.json` and `dns.json`, as beside that of a program in a folder; beside `NAME.sls` of a program `NAME.dns.json`.
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
        self.is_example = folder.parent.name in ("examples", "patterns")
        self.source = pathlib.Path((folder / "source").read_text(encoding="utf-8").strip())
        own_folder = self.source.name == "main.sls"
        self.behaviour = self.source.parent / "behaviour.json"
        self.dns = self.source.parent / "dns.json" if own_folder else self.source.with_suffix(".dns.json")

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

    def manifest(self, form, syntax="yaml"):
        """The rows of the manifest, one for each stack. Without one, a template is a stack of its own."""
        path = self.folder / form / syntax / "manifest.json"
        if path.exists():
            return json.loads(path.read_text(encoding="utf-8"))["stacks"]
        parameters = {path.name: it.get("Parameters") or {} for path, it in self.templates(form, syntax)}
        return [{"template": name, "parameters": [{"name": it} for it in asked]} for name, asked in parameters.items()]

    def regions(self, form):
        """{template: region} of those that have one."""
        return {row["template"]: row["region"] for row in self.manifest(form) if row.get("region")}

    def zone_names(self):
        """What is known about the names of hosted zones that exist before, by their IDs."""
        return json.loads(self.dns.read_text(encoding="utf-8")).get("zones", {}) if self.dns.exists() else {}

    def arrows(self):
        """The rows of `slsc why`."""
        return json.loads((self.folder / "why.json").read_text(encoding="utf-8"))["arrows"]

    def label(self, path):
        """`examples/todo-api/sam/yaml/template.yaml`, for messages."""
        return str(path.relative_to(self.folder.parent.parent))


def examples(out):
    """All of them, sorted; none is an error of whoever called."""
    return [Example(source.parent) for source in sorted(pathlib.Path(out).glob("*/*/source"))]
