"""docs/ci.md: its tables are those of the files, and its examples work. `UPDATE_DOCS=1` writes the tables."""

import os
import re

import yaml

from . import linters, places, projects, releases
from .composite import Action
from .gitlab import Loader, Template
from .linters import ACTION, GITLAB, HOOKS
from .projects import GOOD, project

PAGE = places.ROOT / "docs/ci.md"
VERSION = releases.VERSION


def examples(suffix):
    """The blocks whose first line names a file with this end: [(name, text), …]"""
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    return [(name, text) for name, text in blocks if name.endswith(suffix)]


def cell(text):
    return " ".join(str(text).split()).replace("|", "\\|")


def default(about):
    value = about.get("default", "")
    value = str(value).lower() if isinstance(value, bool) else value
    return f"`{value}`" if value else ""


def tables():
    action = yaml.safe_load(ACTION.read_text())
    header, _ = GITLAB.read_text().split("\n---\n")
    inputs = [f"| `{name}` | {default(about)} | {cell(about['description'])} |" for name, about in action["inputs"].items()]
    outputs = [f"| `{name}` | {cell(about['description'])} |" for name, about in action["outputs"].items()]
    gitlab = yaml.load(header, Loader)["spec"]["inputs"]
    return {
        "inputs": ["| input | default | is |", "| --- | --- | --- |", *inputs],
        "outputs": ["| output | is |", "| --- | --- |", *outputs],
        "gitlab": [
            "| input | default | is |",
            "| --- | --- | --- |",
            *(f"| `{name}` | {default(about)} | {cell(about['description'])} |" for name, about in gitlab.items()),
        ],
    }


class Page(places.Case):
    def test_the_tables_are_those_of_the_files(self):
        text = PAGE.read_text()
        expected = text
        for name, rows in tables().items():
            block = re.compile(rf"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)
            self.assertEqual(len(block.findall(expected)), 1, name)
            table = "\n".join(rows)
            expected = block.sub(lambda _: f"<!-- {name} -->\n{table}\n<!-- /{name} -->", expected)
        if os.environ.get("UPDATE_DOCS"):
            PAGE.write_text(expected)
        self.assertEqual(PAGE.read_text(), expected, "UPDATE_DOCS=1 writes the tables anew")

    def test_versions_are_those_of_this_checkout(self):
        text = PAGE.read_text()
        for found in re.findall(r"slsc-lang/slsc(?:@v|/v|:)(\d+\.\d+\.\d+)", text):
            self.assertEqual(found, VERSION)
        pinned = dict(re.findall(r"uses: (actions/[\w-]+)@[0-9a-f]{40} # v(\d+)", "".join(
            file.read_text() for file in (ACTION, *linters.WORKFLOWS))))  # fmt: skip
        for action, major in re.findall(r"uses: (actions/[\w-]+)@v(\d+)$", text, re.MULTILINE):
            self.assertEqual(major, pinned[action], action)


class Workflows(places.Case):
    def test_they_are_clean(self):
        found = examples(".yml")
        workflows = [(name, text) for name, text in found if name.startswith(".github/workflows/")]
        self.assertEqual(len(workflows), 3)
        for name, text in workflows:
            file = self.write(name, text)
            self.passes(linters.actionlint(file))
            self.passes(linters.schema("vendor.github-workflows", file))
            self.assertEqual(linters.unknown_inputs(yaml.safe_load(text)), [])

    def test_they_do_what_they_say(self):
        """Their inputs, on a project with the files that they name; the slsc is the one that was just built."""
        path = {"PATH": projects.on_path(self.folder / "bin")}
        for name, text in examples(".yml"):
            if not name.startswith(".github/"):
                continue
            [given] = [given for action, given in linters.uses(yaml.safe_load(text)) if action.startswith("slsc-lang/slsc@")]
            work = self.folder / name
            work.mkdir(parents=True)
            for main in given.get("files", "main.sls").split():
                program = GOOD + ("\nparam stage: string\n\noutput stage = stage\n" if "params" in given else "")
                project(work, program, main)
            result = Action(places.ROOT).run(work, given | {"version": "installed"}, None, path, temp=self.folder / "temp")
            self.assertFalse(result.failed, result.log)
            folder = work / result.outputs["output"]
            self.assertTrue(list(folder.rglob("template.yaml")), result.log)


class Others(places.Case):
    def test_the_hooks_exist(self):
        [(_, text)] = examples(".pre-commit-config.yaml")
        file = self.write(".pre-commit-config.yaml", text)
        self.passes(places.said([places.tool("pre-commit"), "validate-config", file]))
        [repo] = yaml.safe_load(text)["repos"]
        known = [hook["id"] for hook in yaml.safe_load(HOOKS.read_text())]
        self.assertEqual([hook["id"] for hook in repo["hooks"] if hook["id"] not in known], [])
        for name in known:
            self.assertIn(f"`{name}`", PAGE.read_text())

    def test_the_template_takes_the_inputs_and_its_jobs_pass(self):
        [(_, text)] = examples(".gitlab-ci.yml")
        self.passes(linters.schema("vendor.gitlab-ci", self.write(".gitlab-ci.yml", text)))
        [include] = yaml.safe_load(text)["include"]
        work = self.folder / "work"
        for main in include["inputs"]["files"].split():
            project(work, GOOD + "\nparam stage: string\n\noutput stage = stage\n", main)
        template = Template(GITLAB, **include["inputs"])
        for job in ("slsc-fmt", "slsc-check", "slsc-compile"):
            self.passes(template.run(job, work, projects.on_path(self.folder / "bin")))
        self.assertTrue((work / "templates/billing/main/template.yaml").is_file())

    def test_paths_exist(self):
        remote = re.search(rf"githubusercontent.com/slsc-lang/slsc/v{VERSION}/(\S+)", PAGE.read_text()).group(1)
        self.assertTrue((places.ROOT / remote).is_file())
