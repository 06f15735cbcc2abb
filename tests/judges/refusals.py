"""What AWS refuses when names and certificates are made, and moto takes.

Each function gives the reasons, one line each. Sources: the Route 53 Developer Guide and API Reference ("Values that you
specify", ChangeResourceRecordSets, CreateHealthCheck), and the guides of API Gateway and CloudFront on custom domains.
"""

from .zones import bare, inside

CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2"
# The hosted zones of API Gateway's regional domains (AWS General Reference, "Amazon API Gateway endpoints").
API_ZONES = {
    "us-east-1": "Z1UJRXOUMOOFQ8", "us-east-2": "ZOJJZC49E0EPZ", "us-west-1": "Z2MUQ32089INYE", "us-west-2": "Z2OJLYMUO9EFXC",
    "eu-west-1": "ZLY8HYME6SFDD", "eu-west-2": "ZJ5UAJN8Y3Z2Q", "eu-west-3": "Z3KY65QIEKYHQQ", "eu-central-1": "Z1U9ULNL0V5AJ3",
    "eu-south-1": "Z3BT4WSQ9TDYZV", "ap-south-1": "Z3VO1THU9YC4UR", "ap-southeast-1": "ZL327KTPIQFUL",
    "ap-southeast-2": "Z2RPCDW04V8134", "ap-northeast-1": "Z1YSHQZHG15GKL", "ap-northeast-2": "Z20JF4UZKIW1U8",
    "ca-central-1": "Z19DQILCV0OWEC", "sa-east-1": "ZCMLWB8V5SYIT", "me-south-1": "Z20ZBPC0SS8806", "af-south-1": "Z2DHW2332DAMTN",
    "ap-east-1": "Z3FD1VL90ND7K5",
}
# The property of a record set that makes its policy.
POLICIES = {
    "Failover": "failover", "Region": "latency", "Weight": "weighted", "GeoLocation": "geolocation",
    "GeoProximityLocation": "geoproximity", "MultiValueAnswer": "multivalue", "CidrRoutingConfig": "IP-based",
}
# Policies of which no two record sets of one name and type may have the same value.
EXCLUSIVE = ("Failover", "Region", "GeoLocation")
CHECKERS = 3


def policy_keys(record):
    """Which properties give the record set a policy: none for a simple one."""
    return [key for key in POLICIES if record.get(key) is not None and record[key] is not False]


def record_set(record, zone, siblings, checks):
    """A record set in the API's form, the zone (`Id` and `Name`), the zone's record sets, and the IDs of health checks."""
    return [*_target(record, zone, siblings), *_policy(record), *_beside(record, siblings), *_check(record, checks)]


def _target(record, zone, siblings):
    alias, values = record.get("AliasTarget"), record.get("ResourceRecords")
    if not inside(record["Name"], zone["Name"]):
        yield f"the name {bare(record['Name'])} is not inside the zone {bare(zone['Name'])}"
    if bool(alias) == bool(values):
        yield "a record set has either an alias target or values"
    if alias and "TTL" in record:
        yield "an alias has no TTL"
    if values and "TTL" not in record:
        yield "values need a TTL"
    if record["Type"] == "CNAME" and bare(record["Name"]) == bare(zone["Name"]):
        yield "the name of the zone itself cannot be a CNAME"
    if alias:
        yield from _alias(record, alias, zone, siblings)


def _alias(record, alias, zone, siblings):
    host, wanted = bare(alias["DNSName"]), zone_of(alias["DNSName"])
    if wanted and alias["HostedZoneId"] != wanted:
        yield f"{host} is in the hosted zone {wanted}, not {alias['HostedZoneId']}"
    if alias["HostedZoneId"] == CLOUDFRONT_ZONE and alias.get("EvaluateTargetHealth"):
        yield "the health of a CloudFront distribution cannot be evaluated"
    if record.get("MultiValueAnswer"):
        yield "a multivalue answer cannot be an alias"
    if alias["HostedZoneId"] == zone["Id"] and (host, record["Type"]) not in {(bare(it["Name"]), it["Type"]) for it in siblings}:
        yield f"the alias {host} has no {record['Type']} record set in the zone"


def zone_of(host):
    """The hosted zone in which AWS keeps the names of CloudFront and of regional APIs; None for other names."""
    host = bare(host)
    if host.endswith(".cloudfront.net"):
        return CLOUDFRONT_ZONE
    parts = host.split(".execute-api.")
    return API_ZONES.get(parts[1].split(".")[0]) if len(parts) == 2 else None


def _policy(record):
    keys = policy_keys(record)
    if len(keys) > 1:
        yield f"a record set has one policy, not {' and '.join(POLICIES[key] for key in keys)}"
    if keys and not record.get("SetIdentifier"):
        yield f"a {POLICIES[keys[0]]} record set needs a set identifier"
    if record.get("SetIdentifier") and not keys:
        yield "a set identifier needs a policy"
    if len(record.get("SetIdentifier") or "") > 128:
        yield "a set identifier has at most 128 characters"


def _beside(record, siblings):
    same_name = [it for it in siblings if bare(it["Name"]) == bare(record["Name"])]
    same = [it for it in same_name if it["Type"] == record["Type"]]
    if any((it["Type"] == "CNAME") != (record["Type"] == "CNAME") for it in same_name):
        yield "a CNAME stands alone at its name"
    for other in same:
        if policy_keys(other) != policy_keys(record):
            yield "a name and type has one policy, and this is another than that of the record set beside it"
        elif other.get("SetIdentifier") == record.get("SetIdentifier"):
            yield f"the name, type and set identifier {record.get('SetIdentifier')} are there already"
        for key in EXCLUSIVE:
            if record.get(key) and other.get(key) == record[key]:
                yield f"there is another record set with {key} {record[key]}"


def _check(record, checks):
    if record.get("HealthCheckId") and record["HealthCheckId"] not in checks:
        yield f"there is no health check {record['HealthCheckId']}"


ENDPOINTS = {"HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"}


def health_check(config, known):
    """A health check's configuration, and {ID: configuration} of the health checks that there are."""
    kind = config["Type"]
    if kind in ENDPOINTS:
        yield from _endpoint(config, kind)
    if (kind == "CALCULATED") != ("ChildHealthChecks" in config):
        yield f"{kind} and ChildHealthChecks do not fit"
    if (kind == "CLOUDWATCH_METRIC") != ("AlarmIdentifier" in config):
        yield f"{kind} and AlarmIdentifier do not fit"
    for child in config.get("ChildHealthChecks", []):
        if child not in known:
            yield f"there is no health check {child}"
        elif known[child]["Type"] == "CALCULATED":
            yield "a calculated health check cannot have a calculated child"


def _endpoint(config, kind):
    if not config.get("FullyQualifiedDomainName") and not config.get("IPAddress"):
        yield "an endpoint has a name or an address"
    if ("SearchString" in config) != kind.endswith("STR_MATCH"):
        yield f"{kind} and SearchString do not fit"
    if "ResourcePath" in config and (kind == "TCP" or not config["ResourcePath"].startswith("/")):
        yield "ResourcePath begins with / and belongs to HTTP and HTTPS"
    if config.get("EnableSNI") and not kind.startswith("HTTPS"):
        yield f"EnableSNI does not fit {kind}"
    if kind == "TCP" and "Port" not in config:
        yield "TCP needs a port"
    if int(config.get("RequestInterval", 30)) not in (10, 30):
        yield "RequestInterval is 10 or 30"
    if not 1 <= int(config.get("FailureThreshold", 3)) <= 10:
        yield "FailureThreshold is 1 to 10"
    if "Regions" in config and len(set(config["Regions"])) < CHECKERS:
        yield f"at least {CHECKERS} regions of checkers are needed"


def certificate_for(names, arn, region, found, who):
    """A certificate's ARN for the names of somebody in a region; `found` is its description, if it is of this account."""
    if arn.split(":")[3] != region:
        yield f"{who} needs a certificate in {region}, and {arn} is in {arn.split(':')[3]}"
    if found:
        good = {found["DomainName"], *found.get("SubjectAlternativeNames", [])}
        for name in names:
            if not {bare(name), "*." + bare(name).partition(".")[2]} & {bare(it) for it in good}:
                yield f"the certificate is for {sorted(good)}, not for {bare(name)}"
