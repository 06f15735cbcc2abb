"""Hosted zones that a program names and does not make: they exist before, under the ID that the program writes.

A zone's name is not in the templates. It is what the names of all its records have in common, unless somebody knows better.
"""

import boto3

from .template import ACCOUNT, Evaluator

# Where templates name a hosted zone: the type, the property, what stands beside it and is inside the zone.
RECORD, GROUP, CERTIFICATE = "AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup", "AWS::CertificateManager::Certificate"


def bare(name):
    """A domain name as people write it: no dot at the end, `*` as itself, lower case."""
    return str(name).replace("\\052", "*").rstrip(".").lower()


def inside(name, zone):
    """Whether a name belongs into a zone."""
    return bare(name) == bare(zone) or bare(name).endswith("." + bare(zone))


def identity(zone):
    """`Z1` of `/hostedzone/Z1`."""
    return str(zone).split("/")[-1]


def make_existing(plan, names):
    """Makes them; the problems, one line each. `names` says what is known about the names, by ID."""
    found = []
    for zone, records in sorted(mentioned(plan).items()):
        name = names.get(zone) or common(records)
        if name:
            _make(zone, name)
        else:
            found.append(f"hosted zone {zone} has records with nothing in common: {sorted(records)}")
    return found


def mentioned(plan):
    """{ID: names of records}, of the zones that are named without a reference to a resource or another stack's output."""
    found = {}
    for stack in plan.stacks:
        evaluator = Evaluator(stack.template, stack.region, _elsewhere, _elsewhere, stack.name)
        for name in stack.given:
            del evaluator.names[name]
        for zone, name in _pairs(stack.template["Resources"].values()):
            try:
                found.setdefault(identity(evaluator.value(zone)), set()).add(bare(evaluator.value(name)).removeprefix("*."))
            except KeyError:
                continue  # made by this program
    return found


def _elsewhere(*_):
    raise KeyError("not known before the deployment")


def _pairs(resources):
    for resource in resources:
        properties = resource.get("Properties") or {}
        if resource["Type"] == RECORD:
            rows = [properties]
        elif resource["Type"] == GROUP:
            rows = [{**properties, **it} for it in properties.get("RecordSets", [])]
        elif resource["Type"] == CERTIFICATE:
            rows = [{**it, "Name": it["DomainName"]} for it in properties.get("DomainValidationOptions", [])]
        else:
            rows = []
        yield from ((row["HostedZoneId"], row["Name"]) for row in rows if "HostedZoneId" in row)


def common(names):
    """The longest name that all of them are inside; two labels at least, since nobody has a whole top-level domain."""
    paths = [name.split(".")[::-1] for name in names]
    shared = []
    for labels in zip(*paths):
        if len(set(labels)) > 1:
            break
        shared.append(labels[0])
    return ".".join(reversed(shared)) if len(shared) > 1 else None


def _make(zone, name):
    from moto.route53.models import route53_backends

    made = identity(boto3.client("route53").create_hosted_zone(Name=name, CallerReference=zone)["HostedZone"]["Id"])
    known = route53_backends[ACCOUNT]["aws"].zones
    known[zone] = known.pop(made)
    known[zone].resource_id = zone
