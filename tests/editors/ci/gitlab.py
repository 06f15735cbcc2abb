"""Reads a GitLab template as GitLab does: inputs, `extends`, `!reference`, and the script of a job in one shell."""

import copy
import os
import re

import yaml

from . import places

PASTED = re.compile(r"\$\[\[\s*inputs\.([\w-]+)\s*\]\]")


class Reference(list):
    """`!reference [job, key]`"""


class Loader(yaml.SafeLoader):
    pass


class Dumper(yaml.SafeDumper):
    pass


Loader.add_constructor("!reference", lambda loader, node: Reference(loader.construct_sequence(node)))
Dumper.add_representer(Reference, lambda dumper, value: dumper.represent_sequence("!reference", list(value)))


class Template:
    def __init__(self, path, **inputs):
        self.header, body = yaml.load_all(path.read_text(), Loader)
        self.inputs = self.settled(inputs)
        self.jobs = self.filled(body)

    def settled(self, given):
        """Each input's value; one that nobody gave and that has no default is refused, and so is one of the wrong type."""
        known = self.header["spec"]["inputs"]
        unknown = set(given) - set(known)
        if unknown:
            raise KeyError(f"no inputs of the template: {sorted(unknown)}")
        values = {name: given.get(name, about["default"]) for name, about in known.items()}
        for name, value in values.items():
            expected = {"string": str, "boolean": bool}[known[name].get("type", "string")]
            if not isinstance(value, expected):
                raise TypeError(f"{name} is no {expected.__name__}: {value!r}")
        return values

    def filled(self, value):
        if isinstance(value, Reference):
            return Reference(self.filled(item) for item in value)
        if isinstance(value, dict):
            return {self.filled(key): self.filled(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.filled(item) for item in value]
        return PASTED.sub(lambda found: self.text(found[1]), value) if isinstance(value, str) else value

    def text(self, name):
        value = self.inputs[name]
        return str(value).lower() if isinstance(value, bool) else value

    def job(self, name):
        """A job with what it extends, and what it refers to."""
        job = copy.deepcopy(self.jobs[name])
        base = self.job(job.pop("extends")) if "extends" in job else {}
        return {key: self.resolved(value) for key, value in (base | job).items()}

    def resolved(self, value):
        if not isinstance(value, list):
            return value
        found = []
        for item in value:
            found += self.jobs[item[0]][item[1]] if isinstance(item, Reference) else [item]
        return found

    def written(self):
        """The jobs as one file, as GitLab's schema describes it."""
        return yaml.dump(self.jobs, Dumper=Dumper, sort_keys=False)

    def run(self, name, folder, path):
        """Runs the script of a job: one shell for all of its lines, which ends with the first that fails."""
        job = self.job(name)
        variables = {key: str(value) for key, value in job.get("variables", {}).items()}
        env = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "SLSC"))}
        script = "\n".join(job["script"])
        return places.said(["sh", "-e", "-c", script], cwd=folder, env=env | {"CI": "true", "PATH": path} | variables)
