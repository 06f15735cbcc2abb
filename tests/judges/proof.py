"""The IAM proof: each role can do what its arrows declare, and nothing else.

The expectation is made from the arrows (`slsc why --message-format json`, without its `grants`) and the table
in `rights.py`. It is held against the deployed policies twice: by the evaluator in `iam.py`, over every role,
every resource and every action of the resource's service; and by moto, with real calls under the role's
credentials (`enforced.py`).
"""

import itertools
import json
import pathlib
import re

import cfnlint

from . import deliveries, enforced, house, iam, machines, rights
from .arns import alias_of, arn_of, granted_arn
from .template import ACCOUNT, intrinsic, listed, references

OUTSIDE = "not-of-this-program"
# Who may use a key in a role's name: each service that can, and some that no arrow is about.
VIAS = sorted({*rights.VIA.values(), "events", "ec2"})


def actions_by_service():
    """Every action of every service, as cfn-lint knows them: {service: [action]}."""
    path = pathlib.Path(cfnlint.__file__).parent / "data" / "AdditionalSpecs" / "Policies.json"
    services = json.loads(path.read_text(encoding="utf-8"))
    return {service: sorted(f"{service}:{action}" for action in it["Actions"])
            for service, it in services.items() if isinstance(it, dict) and "Actions" in it}


class Arrow:
    """One arrow of the program, and the options of it that the permission depends on."""

    def __init__(self, row, source_lines):
        self.row = row
        self.start, self.end = row["from"], row["to"]
        self.mode = row["mode"]
        self.prefix = self._prefix(source_lines)

    def _prefix(self, lines):
        """`prefix: "in/"` is read in the source itself, since the arrow's row does not say it."""
        file, _, number = self.row["source"].rpartition(":")
        library = _library(file)
        here = library or lines
        line = here[int(number) - 1] if number.isdigit() and int(number) <= len(here) else ""
        self.user = next(iter(re.findall(r'user:\s*"([^"]*)"', line)), None)
        if found := re.search(r'prefix:\s*"([^"]*)"', line):
            return found.group(1)
        given = re.search(r"prefix:\s*(\w+)", line)
        return _argument(given.group(1), lines, library) if given and library else ""

    @property
    def implied(self):
        """What nobody drew is no arrow: the baseline says what a resource may do on its own."""
        return self.start["logical"] == self.end["logical"] or not self.row.get("drawn", True)


def _library(file):
    """The lines of `std:compound`; nothing for a file of the program."""
    path = pathlib.Path(__file__).parents[2] / "stdlib" / f"{file.removeprefix('std:')}.sls"
    return path.read_text(encoding="utf-8").splitlines() if file.startswith("std:") else []


def _argument(name, program, library):
    """What a parameter of a pattern is in a program that has one instance of it: what the author says, or the default."""
    said = [found for line in program if (found := re.search(rf'\b{name}:\s*"([^"]*)"', line.split("//")[0]))]
    default = [found for line in library if (found := re.search(rf'^\s*{name}: string = "([^"]*)"', line))]
    return next((found.group(1) for found in said + default), "")


class Right:
    """Something a role must or may be able to do, as an action and a pattern of ARNs.

    `when` says in which circumstances alone, as condition keys and patterns: a key that a service uses in the role's
    name, a listing below a prefix.
    """

    def __init__(self, action, pattern, why, optional=False, when=None, example=None):
        self.action, self.pattern, self.why, self.optional, self.when = action, pattern, why, optional, when or {}
        self.example = example or pattern

    def covers(self, action, arn, context=None):
        fits = self.action.lower() == action.lower() and iam.like(self.pattern, arn)
        return fits and all(iam.like(pattern, (context or {}).get(key, "")) for key, pattern in self.when.items())

    def sample(self):
        """One ARN that the pattern stands for."""
        return self.example.replace("*", "any")

    def circumstances(self):
        """Circumstances in which it holds."""
        return {key: pattern.replace("*", "any") for key, pattern in self.when.items()}


class Role:
    """A role of the template: who assumes it, what it says, what it should say."""

    def __init__(self, stack, logical):
        self.stack, self.logical, self.name = stack, logical, stack.physical[logical]
        self.arn = stack.attributes[logical]["Arn"]
        self.documents = iam.role_documents(stack.client("iam"), self.name)
        self.users = [name for name in stack.physical if self._used_by(name)]
        self.rights = []
        trust = stack.properties[logical]["AssumeRolePolicyDocument"]
        self.services = [name for it in listed(trust["Statement"]) for name in listed(it["Principal"].get("Service"))]

    def _used_by(self, name):
        kind = self.stack.resources[name]["Type"]
        return not kind.startswith("AWS::IAM::") and self.logical in references(
            self.stack.resources[name].get("Properties"), [self.logical])

    @property
    def functions(self):
        return [name for name in self.users if self.stack.resources[name]["Type"] == "AWS::Lambda::Function"]

    @property
    def pollers(self):
        """Whoever reads a source with this role: the functions that Lambda polls for, and pipes."""
        return [name for name in self.users if self.stack.resources[name]["Type"] in ("AWS::Lambda::Function", "AWS::Pipes::Pipe")]

    def allows(self, action, arn, context=None):
        """The evaluator's answer, with more that is known about the request."""
        known = {"aws:sourceaccount": ACCOUNT, "aws:principalaccount": ACCOUNT, "aws:securetransport": "true"}
        return iam.allows(self.documents, action, arn, {**known, **(context or {})})

    def add(self, table, logical, why, optional=None, when=None):
        """The rows of a table of rights, on one resource."""
        pattern, example = granted_arn(self.stack, logical), arn_of(self.stack, logical)
        for action, suffixes in table.items():
            for suffix in suffixes:
                self.rights.append(Right(action, _inner(pattern, suffix), why, action in (optional or {}), when, _inner(example, suffix)))


def _inner(arn, suffix):
    """The ARN of something inside a resource."""
    return machines.executions(arn) if suffix == rights.EXECUTIONS else arn + suffix


def findings(deployment, rows, source=""):
    """[(stem, line)] about all stacks of a deployment; each arrow belongs to one of them."""
    failures = deployment.failures()
    if failures:
        name, line = failures[0]
        return [(name, f"not deployed, so nothing is proved: {line}")]
    found = [("why.json", f"{row['source']}: there is no stack {it}") for row in rows
             for it in _stacks_of(row) if it not in deployment.stacks]
    for name in deployment.stacks:
        own = [row for row in rows if row.get("stack", "template") == name]
        found += [(name, line) for line in Proof(deployment.seen_from(name), own, source).run()]
    return found


def _stacks_of(row):
    """The stacks that an arrow names: its own, and those of its ends that live elsewhere."""
    own = row.get("stack", "template")
    return dict.fromkeys([own, row["from"].get("stack", own), row["to"].get("stack", own)])


class Proof:
    """The proof about one stack, or about the view of one that has replicas of others beside its own."""

    def __init__(self, stack, arrows, source=""):
        lines = source.splitlines()
        self.stack, self.findings, self.tried = stack, [], 0
        self.arrows = [Arrow(row, lines) for row in arrows]
        self.roles = [Role(stack, logical) for logical in stack.of_type("AWS::IAM::Role")]
        self.catalogue = actions_by_service()

    def run(self):
        """All findings, none when the proof holds."""
        for arrow in self.arrows:
            for end, other in ((arrow.start, arrow.end), (arrow.end, arrow.start)):
                if not _made_of(end, other, self.stack):
                    self.findings.append(f"{arrow.row['source']}: {end['logical']} is not in the template")
        if not self.findings:
            for role in self.roles:
                self._expect(role)
                self._must_hold(role)
                self._matrix(role)
                self._nothing_left(role)
            self.findings += enforced.findings(self.stack, self.roles)
            self.findings += house.reach(self.stack, [it for it in self.arrows if not it.implied])
        return self.findings

    # What a role should be able to do.

    def _expect(self, role):
        if not role.users:
            self.findings.append(f"{role.logical}: nobody uses this role")
        for name in role.functions:
            self._baseline(role, name)
        if any(self.stack.resources[name]["Type"] == "AWS::ApiGateway::Account" for name in role.users):
            role.rights += [Right(action, "*", "the account's logs of REST APIs") for action in sorted(rights.ACCOUNT_LOGS)]
        for name in role.users:
            self._copies(role, name)
            self._pipe(role, name)
            deliveries.expect(self.stack, role, name, self.arrows)
            house.expect(self.stack, role, name, self.arrows)
            self._machine(role, name)
        for arrow in self.arrows:
            if not arrow.implied:
                self._expect_of_arrow(role, arrow)
            if "allow" in arrow.row and arrow.start["logical"] in role.users:
                self._expect_said(role, arrow)
        for name in role.users:
            self._failure_sinks(role, name)

    def _baseline(self, role, function):
        name = self.stack.physical[function]
        group = f"arn:aws:logs:{self.stack.region}:{ACCOUNT}:log-group:/aws/lambda/{name}:*"
        role.rights += [Right(action, group, "its own log") for action in sorted(rights.BASELINE_LOG)]
        if self.stack.properties[function].get("TracingConfig", {}).get("Mode") == "Active":
            role.rights += [Right(action, "*", "traces") for action in sorted(rights.BASELINE_TRACES)]
        for key in references(self.stack.resources[function]["Properties"].get("KmsKeyArn"), self.stack.physical):
            role.rights.append(Right("kms:Decrypt", arn_of(self.stack, key), "its environment variables"))
        if "VpcConfig" in self.stack.properties[function]:
            # Lambda does it, and code that runs with the role does not: only that has a function's ARN with it.
            role.rights += [Right(action, "*", "its network") for action in sorted(rights.BASELINE_NETWORK)]
            code = {"lambda:sourcefunctionarn": self.stack.attributes[function]["Arn"]}
            self.findings += [f"{function}: its code can {action}" for action in sorted(rights.BASELINE_NETWORK)
                              if role.allows(action, "*", code)]

    def _machine(self, role, machine):
        """What a state machine does on its own, and what its tasks need. Beyond that only drawn arrows give it rights."""
        if self.stack.resources[machine]["Type"] != "AWS::StepFunctions::StateMachine":
            return
        properties = self.stack.properties[machine]
        traced = properties.get("TracingConfiguration", {}).get("Enabled")
        own = sorted(machines.LOGS | (machines.TRACES if traced else set()))
        role.rights += [Right(action, "*", "its log and its traces") for action in own]
        for state, action, arn in machines.needs(self.stack, machine):
            why = f"the state {state} of {machine}"
            role.rights.append(Right(action, arn, why))
            for logical, (kind, *_) in self._resources():
                if arn_of(self.stack, logical) == arn:
                    reads = action == "dynamodb:GetItem"
                    self._expect_key(role, {"logical": logical, "kind": kind, "port": ""}, why, reads)

    def _copies(self, role, bucket):
        """What S3 does with the role of a bucket that it copies, and no more than its rules say."""
        replication = self.stack.properties[bucket].get("ReplicationConfiguration") or {}
        own = arn_of(self.stack, bucket) if replication else ""
        for rule in replication.get("Rules", []):
            below = "/" + rule.get("Filter", {}).get("Prefix", "") + "*"
            for actions, arn in ((rights.COPIES_OF_BUCKET, own), (rights.COPIES_FROM, own + below),
                                 (rights.COPIES_TO, rule["Destination"]["Bucket"] + below)):
                role.rights += [Right(action, arn, f"copies of {bucket}") for action in sorted(actions)]

    def _pipe(self, role, pipe):
        """What a pipe does beside its arrows: it asks its enrichment, and writes its own log."""
        if self.stack.resources[pipe]["Type"] != "AWS::Pipes::Pipe":
            return
        asked, log = self.stack.properties[pipe].get("Enrichment"), pipe + "Logs"
        for logical in references(self.stack.resources[pipe]["Properties"].get("Enrichment"), self.stack.physical):
            action = rights.ENRICHMENT[self.stack.resources[logical]["Type"]]
            role.rights.append(Right(action, asked, f"enrichment of {pipe}"))
        if "LogConfiguration" in self.stack.properties[pipe]:
            arn = arn_of(self.stack, log) + ":*"
            role.rights += [Right(action, arn, f"log of {pipe}") for action in sorted(rights.PIPE_LOG)]

    def _expect_of_arrow(self, role, arrow):
        start, end = arrow.start, arrow.end
        why = f"{arrow.row['source']} {start['resource']} -> {end['resource']}.{end['port']}".rstrip(".")
        if start["logical"] in role.functions:
            if end["kind"] == "database":
                house.expect_of_arrow(self.stack, role, arrow, why)
                self._expect_key(role, end, why, reads=True)
                return
            table = rights.CODE.get((end["kind"], end["port"]))
            if table is None:
                self.findings.append(f"{why}: no row in rights.py for {end['kind']} port {end['port']!r}")
                return
            table = _below(self._on_indexes(table, end), arrow.prefix)
            when = {"s3:prefix": arrow.prefix + "*"} if arrow.prefix and end["port"] == "list" else None
            role.add(table, end["logical"], why, rights.OPTIONAL.get((end["kind"], end["port"])), when)
            self._expect_key(role, end, why, (end["kind"], end["port"]) in rights.READS)
        elif start["kind"] == "workflow" and start["logical"] in role.users:
            table = rights.TASKS.get((end["kind"], end["port"]))
            if table is None:
                self.findings.append(f"{why}: no row in rights.py for a task of {end['kind']} port {end['port']!r}")
                return
            role.add(self._on_indexes(table, end), end["logical"], why)
            self._expect_key(role, end, why, (end["kind"], end["port"]) in rights.READS)
        elif end["logical"] in role.pollers and arrow.mode == "poll":
            key = (start["kind"], start["port"])
            if key not in rights.POLL:
                self.findings.append(f"{why}: no row in rights.py for polling {key}")
                return
            if key == ("table", "changes"):
                stream = self.stack.attributes[start["logical"]]["StreamArn"]
                role.rights += [Right(action, stream, why) for action in rights.POLL[key]]
            else:
                role.add(rights.POLL[key], start["logical"], why)
            for consumer in deliveries.consumers(self.stack, start["logical"], end["logical"]):
                role.add(rights.POLL_DEDICATED, consumer, why)
            role.rights += [Right(action, "*", why, optional=True) for action in rights.POLL_EVERYWHERE.get(key, ())]
            self._expect_key(role, start, why, reads=True)
        elif not role.functions and start["kind"] != "function" and self._acts_for(role, arrow):
            table = rights.SERVICE_CALL.get((end["kind"], end["port"])) or rights.SERVICE.get(end["kind"], {})
            batches = [rights.IN_BATCHES.get((service, end["kind"]), {}) for service in role.services]
            for table in [table, *batches]:
                role.add(table, end["logical"], why)
            self._expect_key(role, end, why, reads=False)
        elif not role.functions and arrow.mode == "poll" and end["logical"] in role.users:
            self._expect_key(role, start, why, reads=True)

    def _expect_said(self, role, arrow):
        """`allow(…)` says by itself what it must mean: actions, ARNs, conditions. What was granted for it is not read."""
        said, why = arrow.row["allow"], f"{arrow.row['source']} allow(…)"
        conditions = [(key.lower(), value) for keys in said["when"].values() for key, value in keys.items()]
        when = {key: self.stack.text(value) for key, value in conditions}
        for action, on in itertools.product(said["actions"], said["on"]):
            pattern = self.stack.text(on)
            role.rights.append(Right(action, pattern, why, when=when))

    def _on_indexes(self, table, end):
        """A table without indexes needs, and gets, no right on them."""
        properties = self.stack.properties.get(end["logical"], {})
        if end["kind"] != "table" or "GlobalSecondaryIndexes" in properties or "LocalSecondaryIndexes" in properties:
            return table
        return {action: [suffix for suffix in suffixes if "/index/" not in suffix] for action, suffixes in table.items()}

    def _acts_for(self, role, arrow):
        """Whether one of the role's users carries this arrow: it belongs to the source and names the target."""
        for name in role.users:
            named = references(self.stack.resources[name]["Properties"], self.stack.physical)
            ends = set(_made_of(arrow.end, arrow.start, self.stack)) & named or _is_default_bus(arrow.end, self.stack)
            ends = ends or alias_of(self.stack, arrow.end["logical"]) in named
            if ends and set(_made_of(arrow.start, arrow.end, self.stack)) & (named | {name}):
                return True
        return False

    def _expect_key(self, role, end, why, reads):
        """A customer's key behind the resource: the API call uses it in the caller's name."""
        if end["kind"] not in rights.VIA or (end["kind"], end.get("port", "")) in rights.KEYLESS:
            return  # a function's key, for one, is for its own variables
        named = references(self.stack.resources[end["logical"]].get("Properties"), self.stack.of_type(*rights.KEYS))
        for key in named:
            if end["kind"] == "table":
                actions, optional = rights.KEY_TABLE, True
            else:
                writes = rights.KEY_APPEND if end["kind"] == "stream" else rights.KEY_WRITE
                actions, optional = (rights.KEY_READ if reads else writes), False
            for action in sorted(actions):
                when = {"kms:viaservice": f"{rights.VIA[end['kind']]}.{self.stack.region}.amazonaws.com"}
                role.rights.append(Right(action, arn_of(self.stack, key), f"{why} (encrypted)", optional, when))

    def _failure_sinks(self, role, name):
        """Where AWS itself puts what failed, with this role: written on the user, or on what calls the function."""
        holders = [name] if not role.functions else [
            other for other in self.stack.physical
            if self.stack.resources[other]["Type"] in ("AWS::Lambda::EventInvokeConfig", "AWS::Lambda::EventSourceMapping")
            and references(self.stack.resources[other]["Properties"].get("FunctionName"), [name, alias_of(self.stack, name)])] + [name]
        # A rule's dead letters are let in by the queue's own policy, whatever role the rule has (EventBridge User Guide).
        for holder in [it for it in holders if self.stack.resources[it]["Type"] != "AWS::Events::Rule"]:
            for sink in _sinks(self.stack.resources[holder]["Properties"]):
                for logical in references(sink, self.stack.physical):
                    kind = rights.KINDS.get(self.stack.resources[logical]["Type"], ("",))[0]
                    role.add(rights.SERVICE.get(kind, {}), logical, f"failures of {holder}")
                    self._expect_key(role, {"logical": logical, "kind": kind}, f"failures of {holder}", reads=False)

    # What it can do.

    def _must_hold(self, role):
        for right in role.rights:
            if not right.optional and not role.allows(right.action, right.sample(), right.circumstances()):
                self.findings.append(f"{role.logical} cannot {right.action} on {right.pattern}, which {right.why} needs")

    def _expected(self, role, action, arn, context):
        return any(right.covers(action, arn, context) for right in role.rights)

    def _matrix(self, role):
        """Every action of the service of every resource, on it and on one like it outside the program."""
        for logical, (kind, service, suffixes) in self._resources():
            arn = arn_of(self.stack, logical)
            probes = [_inner(arn, suffix).replace("*", "any") for suffix in suffixes]
            probes += [it for it in [self.stack.attributes[logical].get("StreamArn")] if it]
            probes += [self.stack.attributes[logical]["Arn"]] if kind == "function" else []
            probes.append(arn.replace(f":{self.stack.region}:", f":{_another_region(self.stack.region)}:"))
            probes.append(re.sub(re.escape(self.stack.physical[logical].split("/")[-1]) + r".*$", OUTSIDE, arn))
            prefixes = {arrow.prefix for arrow in self.arrows if arrow.prefix and arrow.end["logical"] == logical}
            probes += [f"{arn}/{prefix}any" for prefix in sorted(prefixes)]
            for action in self.catalogue[service]:
                for probe, context in itertools.product(dict.fromkeys(probes), self._circumstances(action, prefixes)):
                    self.tried += 1
                    if role.allows(action, probe, context) and not self._expected(role, action, probe, context):
                        how = "".join(f" with {key} {value}" for key, value in context.items())
                        self.findings.append(f"{role.logical} can {action} on {probe}{how}, which no arrow declares")

    def _circumstances(self, action, prefixes):
        """In which circumstances an action is tried: with what AWS may know about the request, and without."""
        if action.startswith("kms:"):
            return [{}, *({"kms:viaservice": f"{service}.{self.stack.region}.amazonaws.com"} for service in VIAS)]
        if action == "s3:ListBucket":
            return [{}, *({"s3:prefix": f"{prefix}any"} for prefix in sorted({*prefixes, "elsewhere/"}))]
        return [{}]

    def _resources(self):
        for logical in self.stack.physical:
            row = rights.KINDS.get(self.stack.resources[logical]["Type"])
            if row and row[1] in self.catalogue:
                yield logical, row

    def _nothing_left(self, role):
        """Each action and resource that is written in the role's policies is expected, literally."""
        for document in role.documents:
            for statement in listed(document["Statement"]):
                if statement["Effect"] == "Deny":
                    continue
                if "NotAction" in statement or "NotResource" in statement:
                    self.findings.append(f"{role.logical}: a statement by exclusion cannot be least privilege")
                    continue
                for action in listed(statement["Action"]):
                    for pattern in listed(statement["Resource"]):
                        if not any(right.action == action and _inside(pattern, right.pattern) for right in role.rights):
                            self.findings.append(f"{role.logical} grants {action} on {pattern}, which no arrow declares")


def _another_region(region):
    """Where nothing of the role's stack is."""
    return "us-west-2" if region == "us-east-1" else "us-east-1"


def _made_of(end, other, stack):
    """What carries an end of an arrow in the template: the resource itself, but for four kinds.

    A schedule is one AWS schedule for each arrow, an authorizer one for each API, the account's default bus is only there
    in the rules that listen on it, and a network may be there already.
    """
    if end["logical"] in stack.physical:
        return [end["logical"]]
    if end["kind"] == "network":  # one that exists is not made
        return [end["logical"]]
    if end["kind"] == "schedule":
        return [name for name in stack.of_type("AWS::Scheduler::Schedule") if name == f"{end['logical']}To{other['logical']}"]
    if end["kind"] == "authorizer":
        return [name for name in stack.of_type("AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer")
                if name.endswith(end["logical"])]
    if _is_default_bus(end, stack):
        rules = [name for name in stack.of_type("AWS::Events::Rule") if "EventBusName" not in stack.properties[name]]
        return [name for name in rules if name.startswith(end["logical"] + "To")] or [end["logical"]]
    return []


def _is_default_bus(end, stack):
    """Whether a program's bus is the account's own, which no template makes."""
    return end["kind"] == "bus" and end["logical"] not in stack.physical


def _below(table, prefix):
    """The objects of a bucket below a prefix; on the bucket itself the prefix changes nothing."""
    return {action: [suffix.replace("/*", f"/{prefix}*") if action.startswith("s3:") else suffix for suffix in suffixes]
            for action, suffixes in table.items()}


def _inside(written, expected):
    """Whether what a policy writes is at most what is expected; a written `*` is only inside an expected one."""
    return written == expected or (written.count("*") <= expected.count("*") and iam.like(expected, written))


def _sinks(properties):
    """The `DestinationConfig` and `DeadLetterConfig` in raw properties, at any depth."""
    found = []
    if isinstance(properties, dict) and not intrinsic(properties):
        for key, value in properties.items():
            if key in ("DestinationConfig", "DeadLetterConfig"):
                found.append(value)
            else:
                found += _sinks(value)
    elif isinstance(properties, list):
        for item in properties:
            found += _sinks(item)
    return found
