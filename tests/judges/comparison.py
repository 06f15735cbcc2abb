"""python -m judges.comparison OUT: what other checkers find in flawed architectures that they do not find in their sound twins.

OUT holds `NAME/flawed/*.yaml` and `NAME/sound/*.yaml`. On standard output: `{"NAME": {"cfn-lint": ["W2531 Function"], …}}`.
A finding is a rule and the resource that it is about: what a tool says about both twins is no news of the flaw.
"""

import json
import logging
import os
import pathlib
import subprocess
import sys

from .documents import identity_policies
from .template import load

TWINS = ("flawed", "sound")


def cfn_lint(paths, *more):
    """{path: findings} of cfn-lint at its most talkative, with further rules if need be."""
    command = [os.environ["JUDGES_CFN_LINT"], "--include-checks", "I", "--format", "json", *more, "--template"]
    done = subprocess.run([*command, *map(str, paths)], capture_output=True, text=True)
    if done.returncode not in (0, 2, 4, 6, 8, 10, 12, 14):
        raise RuntimeError(f"cfn-lint failed: {done.stderr[-1000:]}")
    found = {}
    for match in json.loads(done.stdout or "[]"):
        path = pathlib.Path(match["Filename"])
        place = match["Location"].get("Path") or []
        about = place[1] if len(place) > 1 and place[0] == "Resources" else ""
        found.setdefault(path, set()).add((match["Rule"]["Id"], about))
    return found


def serverless_rules(paths):
    """The rules of awslabs' serverless-rules alone."""
    everything = cfn_lint(paths, "--append-rules", "cfn_lint_serverless.rules")
    own = lambda rule: rule[:2] in ("ES", "WS", "IS")
    return {path: {finding for finding in found if own(finding[0])} for path, found in everything.items()}


def checkov(paths):
    """Failed checks of checkov."""
    command = [os.environ["JUDGES_CHECKOV"], "--framework", "cloudformation", "--quiet", "--compact", "--skip-download", "-o", "json"]
    for path in paths:
        command += ["-f", str(path)]
    steady = {**os.environ, "CHECKOV_PARALLELIZATION_TYPE": "none", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=steady)
    reports, found = json.loads(done.stdout), {}
    for report in reports if isinstance(reports, list) else [reports]:
        for check in report.get("results", {}).get("failed_checks", []):
            path = pathlib.Path(check["file_abs_path"])
            found.setdefault(path, set()).add((check["check_id"], check["resource"].rpartition(".")[2]))
    return found


def parliament(paths):
    """Findings of parliament in the policies of roles."""
    policies, whose = [], {}
    for path in paths:
        for number, (logical, _kind, document) in enumerate(identity_policies(load(path))):
            name = f"{path} {number}"
            whose[name] = (path, logical)
            policies.append([name, document])
    script = pathlib.Path(__file__).with_name("parliament_of.py")
    done = subprocess.run([os.environ["JUDGES_PARLIAMENT"], str(script)], input=json.dumps(policies), capture_output=True, text=True, check=True)
    found = {}
    for line in done.stdout.splitlines():
        name, issue, _text = json.loads(line)
        path, logical = whose[name]
        found.setdefault(path, set()).add((issue, logical))
    return found


TOOLS = {"cfn-lint": cfn_lint, "serverless-rules": serverless_rules, "checkov": checkov, "parliament": parliament}


def main(out):
    """Prints what each tool finds in each flawed architecture and not in the sound one."""
    logging.disable(logging.CRITICAL)
    folders = sorted(folder for folder in pathlib.Path(out).iterdir() if folder.is_dir())
    templates = {(folder.name, twin): sorted((folder / twin).glob("*.yaml")) for folder in folders for twin in TWINS}
    paths = [path for found in templates.values() for path in found]
    result = {folder.name: {} for folder in folders}
    for tool, look in TOOLS.items():
        by_path = look(paths)
        for folder in folders:
            of = {twin: set().union(*(by_path.get(path, set()) for path in templates[folder.name, twin])) for twin in TWINS}
            result[folder.name][tool] = sorted({" ".join(finding).strip() for finding in of["flawed"] - of["sound"]})
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main(sys.argv[1])
