"""The dns judge: the names that a deployment leaves behind, read back through boto3.

They are held against `dns.json` beside the program, if there is one, and against what makes names work (`dns_rules.py`):

```json
{
  "zones": { "Z0123456789ABCDEFGHIJ": "example.com" },
  "records": [
    { "zone": "example.com", "name": "api.example.com", "type": "A", "set": "api-us-east-1", "failover": "PRIMARY",
      "alias": "api.example.com in us-east-1", "evaluate_health": true,
      "health": { "type": "HTTPS", "host": "Public.execute-api.us-east-1.amazonaws.com", "port": 443, "path": "/ping",
                  "interval": 10, "failures": 3, "sni": true } },
    { "zone": "example.com", "name": "www.example.com", "type": "A", "ttl": 60, "values": ["192.0.2.1"] }
  ],
  "checks": [],
  "mappings": [{ "domain": "api.example.com", "region": "us-east-1", "path": "", "api": "Public", "stage": "$default" }]
}
```

`zones` names the zones that exist before, and is no expectation. All else is: what is not written must not be there, in
whatever order. What AWS makes up is written by what it belongs to: an API's ID and a distribution's name by the logical ID,
the name of a regional domain as the domain and its region. A record set has one of `failover`, `region`, `weight`, `geo` and
`multivalue`, or none; `checks` holds the health checks that no record set and no other check uses. A calculated check has
`children` and `threshold`, one of an alarm has `alarm`; `search`, `inverted`, `disabled` and `regions` stand where they are.
"""

import json
import pathlib

import boto3

from . import dns_rules
from .creators_names import record_sets_of
from .refusals import ENDPOINTS, policy_keys
from .zones import bare, identity

POLICY_WORDS = {"Failover": "failover", "Region": "region", "Weight": "weight", "GeoLocation": "geo", "MultiValueAnswer": "multivalue"}


class Domain:
    """A custom domain of APIs in one region: AWS's host for it, and the APIs by path."""

    def __init__(self, region, name, host, mappings):
        self.region, self.name, self.host, self.mappings = region, name, host, mappings


class Names:
    """Everything about names that is there after a deployment."""

    def __init__(self, deployment):
        self.deployment, client = deployment, boto3.client("route53")
        zones = client.list_hosted_zones()["HostedZones"]
        self.records = [(bare(it["Name"]), record) for it in zones for record in record_sets_of(client, identity(it["Id"]))]
        self.checks = {it["Id"]: it["HealthCheckConfig"] for it in client.list_health_checks()["HealthChecks"]}
        self.regions = list(dict.fromkeys(stack.region for stack in deployment.stacks.values()))
        self.domains = [it for region in self.regions for it in (*_rest_domains(region), *_http_domains(region))]
        self.distributions = list(_distributions(deployment))
        self.apis = {(stack.region, stack.physical[it]): (stack, it) for stack in deployment.stacks.values()
                     for it in stack.of_type("AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api")}

    def alarm_of(self, check):
        """The alarm that a health check was given; moto does not keep it."""
        for stack in self.deployment.stacks.values():
            for logical in stack.of_type("AWS::Route53::HealthCheck"):
                if stack.physical[logical] == check:
                    return stack.properties[logical]["HealthCheckConfig"].get("AlarmIdentifier")
        return None

    def symbol(self, host):
        """A host as people know it."""
        host = bare(host)
        for domain in self.domains:
            if host == domain.host:
                return f"{domain.name} in {domain.region}"
        for logical, name, _ in self.distributions:
            if host == name:
                return f"{logical}.cloudfront.net"
        api, _, rest = host.partition(".execute-api.")
        found = self.apis.get((rest.split(".")[0], api))
        return f"{found[1]}.execute-api.{rest}" if found else host


def _rest_domains(region):
    client = boto3.client("apigateway", region_name=region)
    for it in client.get_domain_names()["items"]:
        mappings = [(row["basePath"].replace("(none)", ""), row["restApiId"], row.get("stage", ""))
                    for row in _base_paths(client, it["domainName"])]
        yield Domain(region, it["domainName"], it["regionalDomainName"], mappings)


def _base_paths(client, domain):
    try:
        return client.get_base_path_mappings(domainName=domain)["items"]
    except KeyError:  # moto's, for a domain without any
        return []


def _http_domains(region):
    client = boto3.client("apigatewayv2", region_name=region)
    for it in client.get_domain_names()["Items"]:
        mappings = [(row.get("ApiMappingKey", ""), row["ApiId"], row["Stage"])
                    for row in client.get_api_mappings(DomainName=it["DomainName"])["Items"]]
        yield Domain(region, it["DomainName"], it["DomainNameConfigurations"][0]["ApiGatewayDomainName"], mappings)


def _distributions(deployment):
    """(logical ID, CloudFront's name, other names) of each."""
    for stack in deployment.stacks.values():
        for logical in stack.of_type("AWS::CloudFront::Distribution"):
            made = stack.client("cloudfront").get_distribution(Id=stack.physical[logical])["Distribution"]
            yield logical, made["DomainName"], made["DistributionConfig"].get("Aliases", {}).get("Items", [])


def findings(deployment, path):
    """What could not be made, what cannot work, and what is not as `dns.json` says, if it is there."""
    failures = deployment.failures()
    if failures:
        return [f"{name}: {line}" for name, line in failures]
    names = Names(deployment)
    return dns_rules.findings(names) + (differences(names, path) if pathlib.Path(path).exists() else [])


def differences(names, path):
    """What is not as expected, and then all that is there, in the form of the expectation."""
    expected, there = json.loads(pathlib.Path(path).read_text(encoding="utf-8")), document(names)
    found = [f"dns.json has an unknown part {part}" for part in sorted(set(expected) - {*there, "zones"})]
    for part, rows in there.items():
        wanted = [json.dumps(row, sort_keys=True) for row in expected.get(part, [])]
        have = [json.dumps(row, sort_keys=True) for row in rows]
        found += [f"expected in {part} and not there: {row}" for row in _left(wanted, have)]
        found += [f"there in {part} and not expected: {row}" for row in _left(have, wanted)]
    return [*found, f"what is there: {json.dumps(there, indent=2)}"] if found else []


def _left(rows, others):
    others = list(others)
    return [row for row in rows if not (row in others and others.remove(row) is None)]


def document(names):
    """What is there, in the form of `dns.json`."""
    used = {record.get("HealthCheckId") for _, record in names.records}
    used |= {child for config in names.checks.values() for child in config.get("ChildHealthChecks", [])}
    apis = {key: logical for key, (_, logical) in names.apis.items()}
    return {
        "records": _sorted(record_row(names, zone, it) for zone, it in names.records),
        "checks": _sorted(health_row(names, it) for it in names.checks if it not in used),
        "mappings": _sorted({"domain": it.name, "region": it.region, "path": path, "api": apis.get((it.region, api), api), "stage": stage}
                            for it in names.domains for path, api, stage in it.mappings),
    }


def _sorted(rows):
    return sorted(rows, key=json.dumps)


def record_row(names, zone, record):
    """A record set."""
    row = {"zone": zone, "name": bare(record["Name"]), "type": record["Type"]}
    if record.get("SetIdentifier"):
        row["set"] = record["SetIdentifier"]
    row.update({POLICY_WORDS[key]: record[key] for key in policy_keys(record)})
    if record.get("AliasTarget"):
        row["alias"] = names.symbol(record["AliasTarget"]["DNSName"])
        row["evaluate_health"] = record["AliasTarget"]["EvaluateTargetHealth"]
    else:
        row.update(ttl=record["TTL"], values=[it["Value"] for it in record["ResourceRecords"]])
    if record.get("HealthCheckId"):
        row["health"] = health_row(names, record["HealthCheckId"])
    return row


def health_row(names, check):
    """A health check."""
    config = names.checks[check]
    row = {"type": config["Type"]}
    if config["Type"] in ENDPOINTS:
        row.update(host=names.symbol(config["FullyQualifiedDomainName"]) if config.get("FullyQualifiedDomainName") else config["IPAddress"],
                   port=config["Port"], interval=config["RequestInterval"], failures=config["FailureThreshold"])
        if config["Type"] != "TCP":
            row["path"] = config.get("ResourcePath", "/")
        if config["Type"].startswith("HTTPS"):
            row["sni"] = config.get("EnableSNI", False)
    if config["Type"] == "CALCULATED":
        row.update(threshold=config.get("HealthThreshold", 0), children=_sorted(health_row(names, it) for it in config["ChildHealthChecks"]))
    if config["Type"] == "CLOUDWATCH_METRIC":
        row["alarm"] = names.alarm_of(check)
    row.update({word: config[key] for key, word in
                (("SearchString", "search"), ("Inverted", "inverted"), ("Disabled", "disabled")) if config.get(key)})
    if config.get("Regions"):
        row["regions"] = sorted(config["Regions"])
    return row
