"""Runs a composite action as GitHub's runner does: the same files, variables, shell and order.

Steps that use another action are not run; what they were given is kept. A key that is not known here is an error.
"""

import os
import platform
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from . import expressions

OPERATING_SYSTEMS = {"Linux": "Linux", "Darwin": "macOS", "Windows": "Windows"}
ARCHITECTURES = {"x86_64": "X64", "AMD64": "X64", "aarch64": "ARM64", "arm64": "ARM64"}
RUN_KEYS = {"id", "if", "run", "shell", "env"}
USES_KEYS = {"id", "if", "uses", "with"}
COMMAND = re.compile(r"::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<message>.*)")


@dataclass
class Annotation:
    level: str
    message: str
    properties: dict

    @property
    def place(self):
        return f"{self.properties.get('file')}:{self.properties.get('line')}"


@dataclass
class Result:
    """What a run of an action left behind."""

    failed: bool = False
    code: int = 0
    outputs: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    used: list = field(default_factory=list)
    log: str = ""
    summary: str = ""
    path: list = field(default_factory=list)

    @property
    def annotations(self):
        return list(annotations(self.log))

    def used_of(self, name):
        return [given for action, given in self.used if action.split("@")[0] == name]


class Action:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.spec = yaml.safe_load((self.folder / "action.yml").read_text())

    def run(self, workspace, inputs=None, github=None, env=None, machine=None, temp=None):
        """Runs the steps in a workspace. `temp` is the runner's folder, kept between runs where a test wants that."""
        given = self.inputs(inputs or {})
        temp = Path(temp or tempfile.mkdtemp(prefix="runner-"))
        os_name, arch = machine or (OPERATING_SYSTEMS[platform.system()], ARCHITECTURES[platform.machine()])
        contexts = {
            "inputs": given,
            "steps": {},
            "github": {"event_name": "push", "event": {}, "action_path": str(self.folder)} | (github or {}),
            "runner": {"os": os_name, "arch": arch, "temp": str(temp)},
            "status": "success",
        }
        result = Result()
        for index, step in enumerate(self.spec["runs"]["steps"]):
            self.step(index, step, contexts, result, Path(workspace), temp, env or {})
        result.failed = contexts["status"] == "failure"
        result.outputs = {
            name: expressions.filled(output["value"], contexts) for name, output in self.spec["outputs"].items()
        }
        return result

    def inputs(self, given):
        known = self.spec["inputs"]
        unknown = set(given) - set(known)
        if unknown:
            raise KeyError(f"no inputs of the action: {sorted(unknown)}")
        return {name: expressions.shown(given.get(name, about.get("default", ""))) for name, about in known.items()}

    def step(self, index, step, contexts, result, workspace, temp, env):
        allowed = RUN_KEYS if "run" in step else USES_KEYS
        if set(step) - allowed:
            raise KeyError(f"not known here: {sorted(set(step) - allowed)}")
        name = step.get("id", f"step-{index}")
        outputs = {}
        outcome = "skipped"
        if expressions.holds(step.get("if"), contexts):
            outcome = "success"
            if "uses" in step:
                given = step.get("with", {})
                result.used.append((step["uses"], {key: expressions.filled(given[key], contexts) for key in given}))
            else:
                code, outputs = self.execute(step, contexts, result, workspace, temp, env)
                if code != 0:
                    outcome, contexts["status"], result.code = "failure", "failure", code
        contexts["steps"][name] = {"outputs": outputs, "outcome": outcome, "conclusion": outcome}
        result.outcomes[name] = outcome

    def execute(self, step, contexts, result, workspace, temp, env):
        if step["shell"] != "bash":
            raise ValueError(f"not known here: the shell {step['shell']}")
        with tempfile.TemporaryDirectory(prefix="commands-") as folder:
            files = {name: Path(folder, name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH", "GITHUB_ENV")}
            for file in files.values():
                file.touch()
            script = Path(folder, "script.sh")
            script.write_text(expressions.filled(step["run"], contexts))
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
                cwd=workspace,
                env=self.environment(step, contexts, result, workspace, files, env),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=600,
            )
            result.log += done.stdout
            result.summary += files["GITHUB_STEP_SUMMARY"].read_text()
            result.path = files["GITHUB_PATH"].read_text().split("\n")[:-1] + result.path
            return done.returncode, outputs_of(files["GITHUB_OUTPUT"].read_text())

    def environment(self, step, contexts, result, workspace, files, env):
        base = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "RUNNER_", "SLSC"))}
        base |= {"GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_ACTION_PATH": str(self.folder)}
        base |= {"GITHUB_WORKSPACE": str(workspace), "GITHUB_EVENT_NAME": contexts["github"]["event_name"]}
        base |= {"RUNNER_TEMP": contexts["runner"]["temp"]}
        base |= {"RUNNER_OS": contexts["runner"]["os"], "RUNNER_ARCH": contexts["runner"]["arch"]}
        base |= {name: str(path) for name, path in files.items()}
        base |= env
        base["PATH"] = os.pathsep.join([*result.path, base["PATH"]])
        return base | {key: expressions.filled(value, contexts) for key, value in step.get("env", {}).items()}


def outputs_of(text):
    """`name=value`, or `name<<END` with lines up to `END`."""
    outputs, lines = {}, iter(text.splitlines())
    for line in lines:
        if match := re.fullmatch(r"([\w-]+)<<(.+)", line):
            value = []
            for inner in lines:
                if inner == match.group(2):
                    break
                value.append(inner)
            outputs[match.group(1)] = "\n".join(value)
        elif "=" in line:
            name, value = line.split("=", 1)
            outputs[name] = value
        else:
            raise ValueError(f"the runner refuses this line of GITHUB_OUTPUT: {line!r}")
    return outputs


def annotations(log):
    """The notes in a log. Commands are off between `::stop-commands::TOKEN` and `::TOKEN::`."""
    token = None
    for line in log.splitlines():
        line = line.lstrip()
        if token:
            token = None if line == f"::{token}::" else token
            continue
        match = COMMAND.match(line)
        if not match:
            continue
        if match["name"] == "stop-commands":
            token = match["message"]
        elif match["name"] in ("error", "warning", "notice"):
            pairs = [pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair]
            yield Annotation(match["name"], unescaped(match["message"]), {key: unescaped(value) for key, value in pairs})


def unescaped(text):
    for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, char)
    return text
