"""python -m judges JUDGE OUT: puts every compiled program in OUT before one judge; exit 1 with the findings.

Judges: cfn-lint, sam, deploy, dns, iam, checkov, parliament, behaviour. OUT is described in `examples.py`.
"""

import json
import logging
import os
import pathlib
import subprocess
import sys
import time
import warnings

from .examples import NothingCompiled, examples


def cfn_lint(programs):
    """No finding of any level in what CloudFormation gets, and none in the SAM form."""
    from cfnlint.api import lint_file
    from cfnlint.config import ManualArgs

    found = []
    for program in programs:
        for form in ("cloudformation", "sam"):
            regions = program.regions(form)
            for path, document in program.templates(form):
                config = ManualArgs(regions=[regions[path.name]]) if path.name in regions else None
                matches = lint_file(path, config)
                found += [f"{program.label(path)}:{match.linenumber}: {match.rule.id} {match.message}" for match in matches]
                if form == "cloudformation":
                    found += [f"{program.label(path)}: {line}" for line in _definitions(document)]
    return found


def _definitions(document):
    """What cfn-lint says about the definitions of state machines, into which it does not look where they have references."""
    import tempfile

    from cfnlint.api import lint_file
    from .creators_workflows import plain

    machines = [it for it in document["Resources"].values() if it["Type"] == "AWS::StepFunctions::StateMachine"]
    if not machines:
        return []
    for machine in machines:
        machine["Properties"]["DefinitionString"] = plain(machine["Properties"]["DefinitionString"])
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(document, file, default=str)
        file.flush()
        return [f"{match.rule.id} {match.message}" for match in lint_file(pathlib.Path(file.name), None) if match.rule.id == "E3601"]


def sam(programs):
    """The transform takes the SAM form, and what it makes of it is the CloudFormation form."""
    from . import equivalence
    from .deploy import REGION
    from .sam import expand, packaged
    from .template import is_sam

    found = []
    for program in programs:
        plain = {path.name: template for path, template in program.templates("cloudformation")}
        serverless = program.templates("sam")
        if sorted(plain) != sorted(path.name for path, _ in serverless):
            found.append(f"{program.name}: the two formats do not have the same templates")
            continue
        regions = program.regions("sam")
        if regions != program.regions("cloudformation"):
            found.append(f"{program.name}: the two formats do not have the same regions")
        for path, template in serverless:
            where, region = program.label(path), regions.get(path.name, REGION)
            expanded, errors = expand(template, region) if is_sam(template) else (packaged(template), [])
            if errors:
                found += [f"{where}: SAM refuses it: {error}" for error in errors]
                continue
            found += [f"{where}: {line}" for line in equivalence.compare(packaged(plain[path.name]), expanded, region)]
        found += _same_in_json(program)
    return found


def _same_in_json(program):
    """The YAML and JSON texts are the same template."""
    found = []
    for form in ("cloudformation", "sam"):
        yaml_form = {path.stem: template for path, template in program.templates(form, "yaml")}
        json_form = {path.stem: template for path, template in program.templates(form, "json")}
        if yaml_form != json_form:
            different = sorted(name for name in set(yaml_form) | set(json_form) if yaml_form.get(name) != json_form.get(name))
            found.append(f"{program.name}/{form}: YAML and JSON are not the same template: {different}")
    return found


def _plan(program, form):
    """The program's stacks, with SAM's types expanded; None when SAM refuses them, which the SAM judge says."""
    from .deploy import REGION
    from .deployment import Plan
    from .sam import expand
    from .template import is_sam

    templates, regions = {}, program.regions(form)
    for path, template in program.templates(form):
        if is_sam(template):
            template, errors = expand(template, regions.get(path.name, REGION))
            if errors:
                return None
            template = json.loads(json.dumps(template, default=str))
        templates[path.name] = template
    return Plan(program.manifest(form), templates)


def _deployed(program, form, late=False):
    """All stacks of the program in a fresh moto, while the generator waits."""
    from . import deploy
    from .deployment import Deployment

    plan = _plan(program, form)
    if plan and (plan.has_orders or not late):
        with deploy.moto():
            yield Deployment(plan, late, program.zone_names())


def deploy(programs):
    """Each resource can be made, with all of its properties, each arrow has AWS's permission, and nothing goes unencrypted.

    Whichever of the stacks comes first that do not wait for each other.
    """
    from . import transport

    found = []
    for program in programs:
        for form in ("cloudformation", "sam"):
            for late in (False, True):
                for deployment in _deployed(program, form, late):
                    rows = deployment.findings()
                    rows += [(name, line) for name, stack in deployment.stacks.items() for line in transport.findings(stack)]
                    order = " (late stacks first)" if late else ""
                    found += [f"{program.name}/{form}/{name}{order}: {line}" for name, line in rows]
    return found


def dns(programs):
    """Names: what Route 53, API Gateway and CloudFront have after the deployment, and whether it can work."""
    from . import dns as judge

    return [f"{program.name}: {line}" for program in programs for deployment in _deployed(program, "cloudformation")
            for line in judge.findings(deployment, program.dns)]


def iam(programs):
    """The IAM proof, on the CloudFormation form; the SAM judge proves that the other form is the same."""
    from . import proof

    found = []
    for program in programs:
        source = program.source.read_text(encoding="utf-8")
        for deployment in _deployed(program, "cloudformation"):
            found += [f"{program.name}/{name}: {line}" for name, line in proof.findings(deployment, program.arrows(), source)]
    return found


def behaviour(programs):
    """What the program's script says happens; in the home region, if there are several."""
    from . import behaviour as judge

    found = []
    for program in programs:
        if not program.behaviour.exists():
            continue
        for deployment in _deployed(program, "cloudformation"):
            home = deployment.home()
            found += [f"{program.name}/{home}: {line}" for line in judge.findings(deployment.seen_from(home), program.behaviour)]
    return found


def checkov(programs):
    """Security practice: no failed check that is not accepted with a reason."""
    from .accepted import Accepted, Finding

    accepted, found = Accepted("checkov"), []
    files = [path for program in programs if program.is_example for path, _ in program.templates("cloudformation")]
    command = [os.environ["JUDGES_CHECKOV"], "--framework", "cloudformation", "--quiet", "--compact", "--skip-download", "-o", "json"]
    for path in files:
        command += ["-f", str(path)]
    # One process and one seed: what it finds must not depend on how busy the machine is.
    steady = {**os.environ, "CHECKOV_PARALLELIZATION_TYPE": "none", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=steady)
    reports = json.loads(done.stdout)
    reports = reports if isinstance(reports, list) else [reports]
    checked = 0
    for report in reports:
        summary = report.get("summary", report)
        checked += summary.get("passed", 0) + summary.get("failed", 0)
        if summary.get("parsing_errors"):
            found.append(Finding("parse", "", "", f"checkov cannot read it: {report['results']['parsing_errors']}", "checkov"))
        for check in report.get("results", {}).get("failed_checks", []):
            kind, _, logical = check["resource"].rpartition(".")
            where = f"{check['file_path']}:{check['file_line_range'][0]}"
            read = ", ".join(check["check_result"].get("evaluated_keys") or [])
            found.append(Finding(check["check_id"], logical, kind, f"{check['check_name']} ({read})", where))
    if not checked:
        return [f"checkov looked at nothing: {done.stdout[-300:]} {done.stderr[-600:]}"]
    return accepted.rest(found) + accepted.problems()


def parliament(programs):
    """IAM policies: actions that exist, resources that fit them, no star."""
    from .accepted import Accepted, Finding
    from .deploy import REGION
    from .documents import identity_policies

    accepted, policies, kinds = Accepted("parliament"), [], {}
    for program in programs:
        regions = program.regions("cloudformation")
        for path, template in program.templates("cloudformation"):
            policies_of_it = identity_policies(template, regions.get(path.name, REGION))
            for number, (logical, kind, document) in enumerate(policies_of_it):
                name = f"{program.label(path)} {logical} {number}"
                kinds[name] = (logical, kind, program.label(path))
                policies.append([name, document])
    script = pathlib.Path(__file__).with_name("parliament_of.py")
    done = subprocess.run([os.environ["JUDGES_PARLIAMENT"], str(script)], input=json.dumps(policies), capture_output=True, text=True)
    if done.returncode:
        return [f"parliament failed: {done.stderr[-1500:]}"]
    found = []
    for line in done.stdout.splitlines():
        name, issue, text = json.loads(line)
        logical, kind, where = kinds[name]
        found.append(Finding(issue, logical, kind, text, where))
    return accepted.rest(found) + accepted.problems()


JUDGES = {"cfn-lint": cfn_lint, "sam": sam, "deploy": deploy, "dns": dns, "iam": iam, "behaviour": behaviour,
          "checkov": checkov, "parliament": parliament}


def main(arguments):
    """Runs one judge; 0 when it has nothing to say, 1 with findings, 2 when it could not judge."""
    if len(arguments) != 2 or arguments[0] not in JUDGES:
        print(__doc__, file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    programs, start = examples(arguments[1]), time.monotonic()
    if not programs:
        print(f"nothing to judge in {arguments[1]}", file=sys.stderr)
        return 2
    try:
        found = JUDGES[arguments[0]](programs)
    except NothingCompiled as error:
        found = [str(error)]
    for line in found:
        print(line)
    print(f"{arguments[0]}: {len(programs)} programs, {len(found)} findings, {time.monotonic() - start:.1f} s", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
