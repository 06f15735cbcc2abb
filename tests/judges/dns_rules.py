"""What AWS takes and does not work: names that lead nowhere, and failovers that never happen.

Sources: the Route 53 Developer Guide ("Configuring DNS failover", "How health checks work in complex configurations"), and
the guides of API Gateway and CloudFront on custom domain names.
"""

import itertools

import boto3

from .refusals import policy_keys
from .zones import bare


def findings(names):
    """All of them, one line each."""
    return [line for rule in RULES for line in rule(names)]


def groups(names):
    """((name, type), record sets) of what answers together."""
    def key(record):
        return bare(record["Name"]), record["Type"]
    records = sorted((record for _, record in names.records), key=key)
    return [(it, list(rows)) for it, rows in itertools.groupby(records, key)]


def failover_can_happen(names):
    """Both roles are there, the first can fail, and the second is not the same thing again."""
    for (name, kind), records in groups(names):
        roles = {it["Failover"]: it for it in records if it.get("Failover")}
        if not roles:
            continue
        yield from (f"{name} {kind}: no {role} record set" for role in ("PRIMARY", "SECONDARY") if role not in roles)
        primary = roles.get("PRIMARY", {})
        if primary and not _can_fail(primary):
            yield f"{name} {kind}: the PRIMARY has no health check, so it never fails over"
        if len({_target(it) for it in roles.values()}) < len(roles):
            yield f"{name} {kind}: PRIMARY and SECONDARY have the same target"


def _can_fail(record):
    return bool(record.get("HealthCheckId") or (record.get("AliasTarget") or {}).get("EvaluateTargetHealth"))


def _target(record):
    alias = record.get("AliasTarget")
    return bare(alias["DNSName"]) if alias else tuple(sorted(it["Value"] for it in record["ResourceRecords"]))


def every_place_has_an_answer(names):
    """Geolocation without a default leaves some clients without an answer."""
    for (name, kind), records in groups(names):
        places = [it["GeoLocation"] for it in records if it.get("GeoLocation")]
        if places and not any(it.get("CountryCode") == "*" for it in places):
            yield f"{name} {kind}: no record set for the clients of other places"


def record_sets_that_share_need_checks(names):
    """Latency, weighted and multivalue answers give a dead target too, if nothing checks it."""
    for (name, kind), records in groups(names):
        if len(records) > 1 and {key for it in records for key in policy_keys(it)} & {"Region", "MultiValueAnswer"}:
            yield from (f"{name} {kind} {it['SetIdentifier']}: no health check, so a dead target stays in the answers"
                        for it in records if not _can_fail(it))


def targets_answer_to_the_name(names):
    """API Gateway and CloudFront refuse requests for a host name that they do not know."""
    for _, record in names.records:
        name, host = bare(record["Name"]), bare((record.get("AliasTarget") or {}).get("DNSName", ""))
        for domain in names.domains:
            # A record set that others lead to is asked by their names.
            asked = {name} | {bare(it["Name"]) for _, it in names.records
                              if bare((it.get("AliasTarget") or {}).get("DNSName", "")) == name}
            if host == domain.host and not any(_covers(domain.name, it) for it in asked):
                yield f"{name} leads to the API domain {domain.name}, which does not answer to it"
        for logical, own, aliases in names.distributions:
            if host == bare(own) and not any(_covers(it, name) for it in aliases):
                yield f"{name} leads to {logical}, whose names are {sorted(aliases)}"


def _covers(pattern, name):
    return bare(pattern) in (name, "*." + name.partition(".")[2])


def api_targets_exist(names):
    """The host of a regional domain that nobody made."""
    hosts = {it.host for it in names.domains}
    for _, record in names.records:
        host = bare((record.get("AliasTarget") or {}).get("DNSName", ""))
        if host.startswith("d-") and ".execute-api." in host and host not in hosts:
            yield f"{bare(record['Name'])} leads to {host}, which is no domain of this program"


def domains_lead_to_apis(names):
    """A custom domain without a mapping answers 403."""
    yield from (f"{it.name} in {it.region} has no API behind it" for it in names.domains if not it.mappings)


def checks_do_not_ask_themselves(names):
    """A check of the name that it decides about."""
    for _, record in names.records:
        config = names.checks.get(record.get("HealthCheckId"), {})
        if config.get("FullyQualifiedDomainName") and bare(config["FullyQualifiedDomainName"]) == bare(record["Name"]):
            yield f"{bare(record['Name'])}: its health check asks for the name itself, whoever that is at the moment"


def thresholds_decide(names):
    """More healthy children than there are is never healthy, none is always healthy."""
    for check, config in names.checks.items():
        if config["Type"] == "CALCULATED":
            threshold, children = config.get("HealthThreshold", 0), len(config["ChildHealthChecks"])
            if not 1 <= threshold <= children:
                yield f"health check {check} needs {threshold} healthy of {children}"


def shared_hosts_are_named(names):
    """Hosts behind one address need to hear which is meant (SNI) before they can speak TLS."""
    for config in names.checks.values():
        host = bare(config.get("FullyQualifiedDomainName") or "")
        shared = ".execute-api." in host or host.endswith(".cloudfront.net")
        if config["Type"].startswith("HTTPS") and shared and not config.get("EnableSNI"):
            yield f"the health check of {names.symbol(host)} needs SNI"


def alarms_exist(names):
    """A check of an alarm that is not there has no data."""
    for check in names.checks:
        alarm = names.alarm_of(check)
        if alarm:
            client = boto3.client("cloudwatch", region_name=alarm["Region"])
            if not client.describe_alarms(AlarmNames=[alarm["Name"]])["MetricAlarms"]:
                yield f"health check {check} is of the alarm {alarm['Name']} in {alarm['Region']}, which is not there"


def probes_are_let_in(names):
    """A checker sends a GET without a key, signature or token: the route has to be there, and open."""
    for config in names.checks.values():
        api, _, rest = bare(config.get("FullyQualifiedDomainName") or "").partition(".execute-api.")
        found = names.apis.get((rest.split(".")[0], api))
        if found:
            yield from _probe(*found, config.get("ResourcePath") or "/", names.symbol(config["FullyQualifiedDomainName"]))


def _probe(stack, logical, path, host):
    from . import edge

    path, what = path.partition("?")[0], f"health check of {host}{path}"
    stages = _stages(stack, logical)
    stage = path.strip("/").partition("/")[0]
    if stage in stages:
        path = "/" + path.strip("/").partition("/")[2]
    elif "$default" not in stages:
        yield f"{what}: {logical} has no stage {stage}"
        return
    found = dict(edge.routes(stack))[logical]
    route = next((it for it in sorted(found, key=edge.Route.rank) if it.match("GET", path) is not None), None)
    if route is None:
        yield f"{what}: {logical} has no GET {path}"
    elif route.auth != "NONE":
        yield f"{what}: GET {path} wants {route.auth}, which no checker has"
    elif route.keyed:
        yield f"{what}: GET {path} wants a key, which no checker has"
    properties = stack.properties[logical]
    if str(properties.get("DisableExecuteApiEndpoint", False)).lower() == "true":
        yield f"{what}: {logical} does not answer at this host"


def _stages(stack, logical):
    kinds = ("AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage")
    rows = [stack.properties[it] for it in stack.of_type(*kinds)]
    return {it["StageName"] for it in rows if it.get("RestApiId", it.get("ApiId")) == stack.physical[logical]}


RULES = [
    failover_can_happen, every_place_has_an_answer, record_sets_that_share_need_checks, targets_answer_to_the_name, api_targets_exist,
    domains_lead_to_apis, checks_do_not_ask_themselves, thresholds_decide, shared_hosts_are_named, alarms_exist, probes_are_let_in,
]
