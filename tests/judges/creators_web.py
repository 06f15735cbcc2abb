"""How CloudFront's things are made. moto has distributions and origin access controls; the rest only has its form checked."""

import zlib

from . import refusals
from .conversion import call, form
from .creators_names import described_certificate, refuse
from .template import ACCOUNT, listed


def distribution(stack, logical, properties, unmapped):
    config, tags = _config(properties["DistributionConfig"]), properties.pop("Tags", [])
    names, arn = config.get("Aliases") or [], (config.get("ViewerCertificate") or {}).get("AcmCertificateArn")
    if names and not arn:
        raise ValueError(f"{names} need a certificate")
    if arn:
        refuse(refusals.certificate_for(names, arn, "us-east-1", described_certificate(arn), "CloudFront"))
    client, config = stack.client("cloudfront"), {"Comment": "", "CallerReference": stack.unique_name(logical), **config}
    taken = {name for it in _all(client) for name in it.get("Aliases", {}).get("Items", [])} & set(names)
    if taken:
        raise ValueError(f"another distribution has {sorted(taken)}")
    inside = {"DistributionConfig": config, "Tags": {"Items": tags}}
    made = call(client, "create_distribution_with_tags", {"DistributionConfigWithTags": inside}, unmapped)["Distribution"]
    return made["Id"], {"Id": made["Id"], "DomainName": made["DomainName"]}


def _all(client):
    return client.list_distributions()["DistributionList"].get("Items", [])


def _config(config):
    """From CloudFormation's words to CloudFront's, where they are not only another case."""
    config = {{"IPV6Enabled": "IsIPV6Enabled"}.get(key, key): value for key, value in config.items()}
    config["Origins"] = [_origin(it) for it in config["Origins"]]
    config["DefaultCacheBehavior"] = _behaviour(_with_origin(config["DefaultCacheBehavior"], config))
    if "CacheBehaviors" in config:
        config["CacheBehaviors"] = [_behaviour(_with_origin(it, config)) for it in config["CacheBehaviors"]]
    if "Logging" in config:
        config["Logging"] = {"Enabled": True, "IncludeCookies": False, "Prefix": "", **config["Logging"]}
    restriction = (config.get("Restrictions") or {}).get("GeoRestriction")
    if restriction:
        places = restriction.get("Locations", [])
        config["Restrictions"] = {"GeoRestriction": {
            "RestrictionType": restriction["RestrictionType"], "Quantity": len(places), **({"Items": places} if places else {})}}
    return config


def _with_origin(behaviour, config):
    """moto looks for the target among the origins alone: a group is stood for by its first member, once it is checked.

    CloudFront Developer Guide, "Optimize high availability with CloudFront origin failover": two members, which are origins,
    and no method but GET, HEAD and OPTIONS.
    """
    groups = {it["Id"]: it for it in (config.get("OriginGroups") or {}).get("Items", [])}
    group = groups.get(behaviour["TargetOriginId"])
    if not group:
        return behaviour
    members = [it["OriginId"] for it in group["Members"]["Items"]]
    if len(members) != 2 or set(members) - {it["Id"] for it in config["Origins"]}:
        raise ValueError(f"the origin group {group['Id']} has the members {members}")
    if set(listed(behaviour.get("AllowedMethods"))) - {"GET", "HEAD", "OPTIONS"}:
        raise ValueError(f"the origin group {group['Id']} is asked to save writes")
    return {**behaviour, "TargetOriginId": members[0]}


def _origin(origin):
    origin = {{"OriginCustomHeaders": "CustomHeaders"}.get(key, key): value for key, value in origin.items()}
    if "S3OriginConfig" in origin:
        origin["S3OriginConfig"] = {"OriginAccessIdentity": "", **origin["S3OriginConfig"]}
    if "CustomOriginConfig" in origin:
        origin["CustomOriginConfig"] = {"HTTPPort": 80, "HTTPSPort": 443, **origin["CustomOriginConfig"]}
    return origin


def _behaviour(behaviour):
    behaviour = dict(behaviour)
    cached = behaviour.pop("CachedMethods", None)
    if "AllowedMethods" in behaviour or cached:
        methods = listed(behaviour.get("AllowedMethods")) or ["GET", "HEAD"]
        behaviour["AllowedMethods"] = {"Items": methods, "Quantity": len(methods), **({"CachedMethods": cached} if cached else {})}
    return behaviour


class StandIn:
    """A type that moto has no operation for: its properties are checked as botocore would, and nothing is made."""

    def __init__(self, operation, why, identity="{id}", attributes=("Id",)):
        self.operation, self.why, self.identity, self.attributes = operation, why, identity, attributes

    def __call__(self, stack, logical, properties, unmapped):
        form(stack.client("cloudfront"), self.operation, self.words(properties), unmapped)
        made = f"{zlib.crc32(f'{stack.name}/{logical}'.encode()):08x}-0000-0000-0000-000000000000"
        return self.identity.format(id=made), {name: self.identity.format(id=made) for name in self.attributes}

    @staticmethod
    def words(properties):
        """The operation's words for the properties."""
        return properties


class Function(StandIn):
    """A CloudFront function; publishing is a step of its own in the API and a property in CloudFormation."""

    @staticmethod
    def words(properties):
        return {key: value for key, value in properties.items() if key != "AutoPublish"}


# What moto 5.2 has no operation for, and why nothing of ours is lost by that.
NOT_IN_MOTO = {
    "AWS::CloudFront::CachePolicy": StandIn("create_cache_policy", "what is cached how long is not tried here"),
    "AWS::CloudFront::OriginRequestPolicy": StandIn("create_origin_request_policy", "requests to origins are not tried here"),
    "AWS::CloudFront::ResponseHeadersPolicy": StandIn("create_response_headers_policy", "answers of CloudFront are not tried here"),
    "AWS::CloudFront::Function": Function("create_function", "moto does not run them", f"arn:aws:cloudfront::{ACCOUNT}:function/{{id}}",
                                          ("FunctionARN", "FunctionMetadata.FunctionARN")),
}


def origin_access_control(stack, logical, properties, unmapped):
    made = call(stack.client("cloudfront"), "create_origin_access_control", properties, unmapped)["OriginAccessControl"]["Id"]
    return made, {"Id": made}


FUNCTIONS = {
    **NOT_IN_MOTO,
    "AWS::CloudFront::Distribution": distribution,
    "AWS::CloudFront::OriginAccessControl": origin_access_control,
}
