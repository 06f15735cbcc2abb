"""Faults of names: what AWS refuses and moto takes, what AWS takes and does not work, and what is not as expected."""

import json
import pathlib
import tempfile
import unittest

from judges import deploy, dns, dns_rules, refusals, zones
from judges.deployment import Deployment, plan_of_one

from . import regions

EXISTING = {"Z0123456789ABCDEFGHIJ": "example.org"}
ZONE = {"Id": "Z1", "Name": "example.com."}
PLAIN = {"Name": "a.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}


def alias(host="d-1.execute-api.eu-west-1.amazonaws.com", zone="ZLY8HYME6SFDD", **more):
    """A record set that is an alias."""
    target = {"DNSName": host, "HostedZoneId": zone, "EvaluateTargetHealth": False}
    return {"Name": "a.example.com", "Type": "A", "AliasTarget": target, **more}


class RecordSets(unittest.TestCase):
    def refused(self, record, siblings=(), checks=()):
        return list(refusals.record_set(record, ZONE, list(siblings), set(checks)))

    def assertRefuses(self, text, *args):
        found = self.refused(*args)
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_good_ones(self):
        primary = {**PLAIN, "SetIdentifier": "p", "Failover": "PRIMARY", "HealthCheckId": "c"}
        secondary = alias(SetIdentifier="s", Failover="SECONDARY")
        self.assertEqual([], self.refused(PLAIN))
        self.assertEqual([], self.refused(secondary, [primary], ["c"]))
        self.assertEqual([], self.refused(primary, [{**PLAIN, "Type": "AAAA"}, {**PLAIN, "Name": "example.com"}], ["c"]))
        self.assertEqual([], self.refused({**PLAIN, "SetIdentifier": "n", "Weight": 0}, [{**PLAIN, "SetIdentifier": "m", "Weight": 1}]))
        self.assertEqual([], self.refused(alias("a.example.com", "Z1", Name="b.example.com"), [PLAIN]))

    def test_policies(self):
        primary = {**PLAIN, "SetIdentifier": "p", "Failover": "PRIMARY"}
        self.assertRefuses("set identifier p are there already", {**primary, "Failover": "SECONDARY"}, [primary])
        self.assertRefuses("another record set with Failover PRIMARY", {**primary, "SetIdentifier": "q"}, [primary])
        self.assertRefuses("this is another than that of the record set beside it", {**PLAIN, "SetIdentifier": "q", "Weight": 1}, [primary])
        self.assertRefuses("this is another than that of the record set beside it", PLAIN, [primary])
        self.assertRefuses("are there already", PLAIN, [PLAIN])
        east = {**PLAIN, "SetIdentifier": "e", "Region": "us-east-1"}
        self.assertRefuses("another record set with Region us-east-1", {**east, "SetIdentifier": "f"}, [east])
        everybody = {**PLAIN, "SetIdentifier": "e", "GeoLocation": {"CountryCode": "*"}}
        self.assertRefuses("another record set with GeoLocation", {**everybody, "SetIdentifier": "f"}, [everybody])
        self.assertRefuses("not failover and weighted", {**primary, "Weight": 0})
        self.assertRefuses("needs a set identifier", {**PLAIN, "Weight": 0})
        self.assertRefuses("needs a policy", {**PLAIN, "SetIdentifier": "x"})
        self.assertRefuses("at most 128", {**primary, "SetIdentifier": "x" * 129})

    def test_targets(self):
        self.assertRefuses("an alias has no TTL", alias(TTL=60))
        self.assertRefuses("values need a TTL", {key: value for key, value in PLAIN.items() if key != "TTL"})
        self.assertRefuses("either an alias target or values", {**PLAIN, **alias()})
        self.assertRefuses("not inside the zone", {**PLAIN, "Name": "a.notexample.com"})
        site = alias("d1.cloudfront.net", "Z2FDTNDATAQYW2")
        self.assertEqual([], self.refused(site))
        site["AliasTarget"]["EvaluateTargetHealth"] = True
        self.assertRefuses("CloudFront distribution cannot be evaluated", site)
        self.assertRefuses("is in the hosted zone Z2FDTNDATAQYW2", alias("d1.cloudfront.net", "Z1"))
        self.assertRefuses("is in the hosted zone Z2OJLYMUO9EFXC", alias("d-1.execute-api.us-west-2.amazonaws.com"))
        self.assertRefuses("cannot be an alias", alias(SetIdentifier="m", MultiValueAnswer=True))
        self.assertRefuses("has no A record set in the zone", alias("b.example.com", "Z1"), [PLAIN])
        self.assertRefuses("there is no health check c", {**PLAIN, "HealthCheckId": "c"})

    def test_canonical_names(self):
        other = {**PLAIN, "Type": "CNAME"}
        self.assertRefuses("a CNAME stands alone", other, [PLAIN])
        self.assertRefuses("a CNAME stands alone", PLAIN, [other])
        self.assertRefuses("cannot be a CNAME", {**other, "Name": "example.com"})


class HealthChecks(unittest.TestCase):
    GOOD = {"Type": "HTTPS", "FullyQualifiedDomainName": "a.example.com", "ResourcePath": "/ping", "EnableSNI": True}

    def assertRefuses(self, text, known=(), **changes):
        config = {key: value for key, value in {**self.GOOD, **changes}.items() if value is not None}
        found = list(refusals.health_check(config, dict(known)))
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_good_ones(self):
        self.assertEqual([], list(refusals.health_check(self.GOOD, {})))
        self.assertEqual([], list(refusals.health_check({"Type": "CALCULATED", "ChildHealthChecks": ["c"]}, {"c": self.GOOD})))

    def test_bad_ones(self):
        self.assertRefuses("a name or an address", FullyQualifiedDomainName=None)
        self.assertRefuses("HTTPS_STR_MATCH and SearchString", Type="HTTPS_STR_MATCH")
        self.assertRefuses("HTTPS and SearchString", SearchString="x")
        self.assertRefuses("begins with /", ResourcePath="ping")
        self.assertRefuses("EnableSNI does not fit HTTP", Type="HTTP")
        self.assertRefuses("TCP needs a port", Type="TCP", ResourcePath=None, EnableSNI=None)
        self.assertRefuses("10 or 30", RequestInterval=20)
        self.assertRefuses("1 to 10", FailureThreshold=11)
        self.assertRefuses("at least 3 regions", Regions=["us-east-1", "us-west-2", "us-west-2"])
        self.assertRefuses("CALCULATED and ChildHealthChecks", Type="CALCULATED")
        self.assertRefuses("CLOUDWATCH_METRIC and AlarmIdentifier", Type="CLOUDWATCH_METRIC")
        calculated = {"Type": "CALCULATED", "ChildHealthChecks": ["c"]}
        self.assertRefuses("there is no health check c", **calculated)
        self.assertRefuses("cannot have a calculated child", {"c": calculated}, **calculated)


class ExistingZones(unittest.TestCase):
    def test_the_name_is_what_all_records_share(self):
        self.assertEqual("example.com", zones.common({"api.example.com", "example.com", "b.a.example.com"}))
        self.assertIsNone(zones.common({"example.com", "sample.com"}))
        self.assertTrue(zones.inside("a.example.com.", "example.com"))
        self.assertFalse(zones.inside("notexample.com", "example.com"))

    def deployed(self, names, parameters=None, zone="Z0123456789ABCDEFGHIJ", **known):
        records = {f"R{number}": {"Type": "AWS::Route53::RecordSet", "Properties": {
            "HostedZoneId": zone, "Name": name, "Type": "A", "TTL": 60, "ResourceRecords": ["192.0.2.1"]}} for number, name in enumerate(names)}
        with deploy.moto():
            deployment = Deployment(plan_of_one({"Resources": records, "Parameters": parameters or {}}), zone_names=known)
            return deployment.failures() or [zone for zone, _ in dns.Names(deployment).records]

    def test_a_zone_that_is_only_named(self):
        self.assertEqual(["example.com"] * 2, self.deployed(["a.example.com", "example.com"]))
        parameter = {"Zone": {"Type": "AWS::Route53::HostedZone::Id"}}
        self.assertEqual(["a.example.com"], self.deployed(["a.example.com"], parameter, {"Ref": "Zone"}))

    def test_records_that_cannot_be_in_one_zone(self):
        self.assertIn("nothing in common", self.deployed(["example.com", "example.org"])[0][1])
        self.assertIn("not inside the zone", self.deployed(["a.example.com"], Z0123456789ABCDEFGHIJ="example.org")[0][1])


class Names(unittest.TestCase):
    def deployed(self, change=None):
        return regions.deployed(change, zones=EXISTING)

    def rules(self, change=None):
        with deploy.moto():
            deployment = self.deployed(change)
            self.assertEqual([], deployment.failures())
            return dns_rules.findings(dns.Names(deployment))

    def assertFinds(self, change, *texts):
        found = self.rules(change)
        for text in texts:
            self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_good_program_works(self):
        self.assertEqual([], self.rules())

    def test_certificates_of_the_wrong_place_or_name(self):
        def change(stacks, *_):
            west, east = (f"arn:aws:acm:{region}:123456789012:certificate/1" for region in ("us-west-2", "us-east-1"))
            stacks["eu-west-1"]["Domain"]["Properties"]["RegionalCertificateArn"] = east
            stacks["eu-west-1"]["WebDomain"]["Properties"]["DomainNameConfigurations"][0]["CertificateArn"] = west
            stacks["us-west-2"]["Domain"]["Properties"]["DomainName"] = "a.b.example.com"
            stacks["us-west-2"]["WebCertificate"]["Properties"]["DomainValidationOptions"][0]["DomainName"] = "*.example.net"
            stacks["edge"]["Site"]["Properties"]["DistributionConfig"]["ViewerCertificate"]["AcmCertificateArn"] = west
        with deploy.moto():
            found = [line for _, line in self.deployed(change).failures()]
        for text in ("api.example.com needs a certificate in eu-west-1", "web.example.com needs a certificate in eu-west-1",
                     "the certificate is for ['api.example.com'], not for a.b.example.com",
                     "*.example.net cannot be proved in the zone example.com", "CloudFront needs a certificate in us-east-1"):
            self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_what_stops_the_deployment(self):
        def change(stacks, *_):
            stacks["us-west-2"]["Record"]["Properties"]["Failover"] = "PRIMARY"
            stacks["us-west-2"]["WebMapping"]["Properties"]["Stage"] = "other"
            stacks["us-west-2"]["RestOfWeb"]["Properties"]["Stage"] = "other"
            stacks["eu-west-1"]["RestOfWeb"]["Properties"]["ApiMappingKey"] = "v1"
            stacks["edge"]["Open"]["Properties"]["HealthCheckConfig"].pop("Port")
            stacks["edge"]["Site"]["Properties"]["DistributionConfig"].pop("ViewerCertificate")
        with deploy.moto():
            found = [line for _, line in self.deployed(change).failures()]
        for text in ("not made: Record (AWS::Route53::RecordSet): ValueError: there is another record set with Failover PRIMARY",
                     "not made: WebMapping", "not made: RestOfWeb", "has another API at v1", "TCP needs a port", "need a certificate"):
            self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_failovers_that_do_not_happen(self):
        def change(stacks, *_):
            for region in ("eu-west-1", "us-west-2"):
                stacks[region]["Record"]["Properties"].pop("HealthCheckId")
                stacks[region]["Record"]["Properties"]["AliasTarget"]["EvaluateTargetHealth"] = False
                stacks[region]["WebRecord"]["Properties"]["AliasTarget"]["EvaluateTargetHealth"] = False
            secondary = stacks["edge"]["WwwSecondary"]["Properties"]
            del secondary["AliasTarget"]
            secondary.update(TTL=60, ResourceRecords=["192.0.2.1"])
            stacks["edge"]["Old"]["Properties"]["RecordSets"].append(
                {"Name": "b.example.org", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 60, "ResourceRecords": ["192.0.2.1"]})
            del stacks["edge"]["Old"]["Properties"]["RecordSets"][4]
        self.assertFinds(change, "api.example.com A: the PRIMARY has no health check",
                         "web.example.com A us-west-2: no health check, so a dead target",
                         "www.example.com A: PRIMARY and SECONDARY have the same target", "b.example.org A: no SECONDARY",
                         "*.g.example.org A: no record set for the clients of other places")

    def test_names_that_lead_nowhere(self):
        def change(stacks, *_):
            stacks["eu-west-1"]["Record"]["Properties"]["Name"] = "other.example.com"
            stacks["eu-west-1"].pop("Mapping")
            stacks["eu-west-1"]["Record"].pop("DependsOn")
            stacks["us-west-2"]["Record"]["Properties"]["AliasTarget"]["DNSName"] = "d-0.execute-api.us-west-2.amazonaws.com"
            stacks["edge"]["Site"]["Properties"]["DistributionConfig"]["Aliases"] = ["old.example.org"]
        self.assertFinds(change, "other.example.com leads to the API domain api.example.com", "api.example.com in eu-west-1 has no API",
                         "leads to d-0.execute-api.us-west-2.amazonaws.com, which is no domain",
                         "www.example.com leads to Site, whose names are ['old.example.org']")

    def test_checks_that_decide_nothing(self):
        def change(stacks, *_):
            stacks["edge"]["Both"]["Properties"]["HealthCheckConfig"]["HealthThreshold"] = 3
            stacks["edge"]["Elsewhere"]["Properties"]["HealthCheckConfig"]["FullyQualifiedDomainName"] = "m.example.org"
            stacks["edge"]["NotBroken"]["Properties"]["HealthCheckConfig"]["AlarmIdentifier"]["Region"] = "eu-west-1"
            stacks["eu-west-1"]["Check"]["Properties"]["HealthCheckConfig"]["EnableSNI"] = False
        self.assertFinds(change, "needs 3 healthy of 2", "m.example.org: its health check asks for the name itself",
                         "is of the alarm site-broken in eu-west-1, which is not there",
                         "the health check of Public.execute-api.eu-west-1.amazonaws.com needs SNI")

        def never(stacks, *_):
            stacks["edge"]["Both"]["Properties"]["HealthCheckConfig"]["HealthThreshold"] = 0
        self.assertFinds(never, "needs 0 healthy of 2")

    def test_probes_that_are_not_let_in(self):
        def change(stacks, *_):
            stacks["eu-west-1"]["PublicGetPing"]["Properties"]["AuthorizationType"] = "AWS_IAM"
            stacks["eu-west-1"]["Public"]["Properties"]["DisableExecuteApiEndpoint"] = True
            stacks["us-west-2"]["PublicGetPing"]["Properties"]["ApiKeyRequired"] = True
        self.assertFinds(change, "GET /ping wants AWS_IAM", "Public does not answer at this host", "GET /ping wants a key")

        def paths(stacks, *_):
            stacks["eu-west-1"]["Check"]["Properties"]["HealthCheckConfig"]["ResourcePath"] = "/live/pong"
            stacks["us-west-2"]["Check"]["Properties"]["HealthCheckConfig"]["ResourcePath"] = "/ping"
        self.assertFinds(paths, "Public has no GET /pong", "Public has no stage ping")

    def test_what_is_expected(self):
        with deploy.moto(), tempfile.TemporaryDirectory() as folder:
            path, deployment = pathlib.Path(folder) / "dns.json", self.deployed()
            self.assertEqual([], dns.findings(deployment, path))
            there = dns.document(dns.Names(deployment))
            path.write_text(json.dumps({"zones": EXISTING, **{part: rows[::-1] for part, rows in there.items()}}), encoding="utf-8")
            self.assertEqual([], dns.findings(deployment, path))
            for part, rows in there.items():
                path.write_text(json.dumps({**there, part: rows[1:]}), encoding="utf-8")
                found = dns.findings(deployment, path)
                self.assertTrue(found[0].startswith(f"there in {part} and not expected"), found[:1])
            there["records"][0]["health"]["path"] = "/live/other"
            path.write_text(json.dumps({**there, "colours": []}), encoding="utf-8")
            found = dns.findings(deployment, path)
            self.assertEqual("dns.json has an unknown part colours", found[0])
            self.assertIn("expected in records and not there", found[1])
            self.assertIn("there in records and not expected", found[2])
            self.assertTrue(found[3].startswith("what is there: {"))
