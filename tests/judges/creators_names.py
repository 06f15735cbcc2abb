"""How names are made: hosted zones, record sets, health checks, certificates, and the custom domains of APIs.

What AWS refuses here and moto does not is in `refusals.py`.
"""

import zlib

import boto3
from botocore.exceptions import ClientError

from . import refusals
from .conversion import call, form
from .template import ACCOUNT
from .zones import identity, inside


def refuse(reasons):
    """AWS would not make it."""
    reasons = list(reasons)
    if reasons:
        raise ValueError("; ".join(reasons))


def hosted_zone(stack, logical, properties, unmapped):
    tags = properties.pop("HostedZoneTags", [])
    networks = properties.pop("VPCs", [])
    if len(networks) > 1:
        unmapped.append("VPCs")
    if networks:
        properties["VPC"] = networks[0]
        properties["HostedZoneConfig"] = {**properties.get("HostedZoneConfig", {}), "PrivateZone": True}
    client = stack.client("route53")
    made = call(client, "create_hosted_zone", properties, unmapped, CallerReference=stack.unique_name(logical))
    zone = identity(made["HostedZone"]["Id"])
    if tags:
        client.change_tags_for_resource(ResourceType="hostedzone", ResourceId=zone, AddTags=tags)
    return zone, {"Id": zone, "NameServers": made.get("DelegationSet", {}).get("NameServers", [])}


def record_sets_of(client, zone):
    """All of a zone's record sets but those that come with it."""
    pages = client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone)
    return [it for page in pages for it in page["ResourceRecordSets"] if it["Type"] not in ("NS", "SOA")]


def record_set(stack, logical, properties, unmapped):
    _write(stack, properties, unmapped)
    return properties["Name"], {}


def record_set_group(stack, logical, properties, unmapped):
    place = {key: properties[key] for key in ("HostedZoneId", "HostedZoneName") if key in properties}
    for record in properties["RecordSets"]:
        _write(stack, {**place, **record}, unmapped)
    unmapped += set(properties) - {*place, "RecordSets", "Comment"}
    return logical, {}


def _write(stack, properties, unmapped):
    client, zone = stack.client("route53"), identity(properties["HostedZoneId"])
    record = {key: value for key, value in properties.items() if key not in ("HostedZoneId", "Comment")}
    if "ResourceRecords" in record:
        record["ResourceRecords"] = [{"Value": value} for value in record["ResourceRecords"]]
    if "AliasTarget" in record:
        record["AliasTarget"] = {"EvaluateTargetHealth": False, **record["AliasTarget"]}
        if str(record["AliasTarget"]["EvaluateTargetHealth"]).lower() == "false":
            record["AliasTarget"]["EvaluateTargetHealth"] = False
    described = {"Id": zone, "Name": client.get_hosted_zone(Id=zone)["HostedZone"]["Name"]}
    checks = {it["Id"] for it in client.list_health_checks()["HealthChecks"]}
    refuse(refusals.record_set(record, described, record_sets_of(client, zone), checks))
    changes = {"HostedZoneId": zone, "ChangeBatch": {"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}}
    call(client, "change_resource_record_sets", changes, unmapped)


def health_check(stack, logical, properties, unmapped):
    tags, config, client = properties.pop("HealthCheckTags", []), properties["HealthCheckConfig"], stack.client("route53")
    refuse(refusals.health_check(config, {it["Id"]: it["HealthCheckConfig"] for it in client.list_health_checks()["HealthChecks"]}))
    if config["Type"].startswith("HTTPS") and "Port" not in config:
        properties["HealthCheckConfig"] = {**config, "Port": 443}  # AWS's default; moto's is 80
    made = call(client, "create_health_check", properties, unmapped, CallerReference=stack.unique_name(logical))["HealthCheck"]["Id"]
    if tags:
        client.change_tags_for_resource(ResourceType="healthcheck", ResourceId=made, AddTags=tags)
    return made, {"HealthCheckId": made}


def certificate(stack, logical, properties, unmapped):
    """CloudFormation writes the records that prove the domain, if their zone is named; here the zone has to be there."""
    proofs = properties.pop("DomainValidationOptions", [])
    for proof in proofs:
        if "HostedZoneId" in proof:
            zone = stack.client("route53").get_hosted_zone(Id=proof["HostedZoneId"])["HostedZone"]["Name"]
            if not inside(proof["DomainName"].removeprefix("*."), zone):
                raise ValueError(f"{proof['DomainName']} cannot be proved in the zone {zone}")
        unmapped += (f"DomainValidationOptions.{key}" for key in set(proof) - {"DomainName", "HostedZoneId", "ValidationDomain"})
    if properties.get("ValidationMethod") != "DNS":
        raise ValueError("a certificate that is proved by e-mail waits for a person")
    logging = properties.pop("CertificateTransparencyLoggingPreference", None)
    if logging:
        properties["Options"] = {"CertificateTransparencyLoggingPreference": logging}
    return call(stack.client("acm"), "request_certificate", properties, unmapped)["CertificateArn"], {}


def described_certificate(arn):
    """A certificate as ACM describes it; None for one that is not here, as a program may name one that exists before."""
    try:
        return boto3.client("acm", region_name=arn.split(":")[3]).describe_certificate(CertificateArn=arn)["Certificate"]
    except ClientError:
        return None


def _regional_name(stack, domain):
    """The name and the hosted zone of a regional domain, which moto does not make for each region."""
    end = f"{zlib.crc32(f'{stack.region}/{domain}'.encode()):010x}"
    return f"d-{end}.execute-api.{stack.region}.amazonaws.com", refusals.API_ZONES[stack.region]


def _check_certificate(domain, arn, region):
    refuse(refusals.certificate_for([domain], arn, region, described_certificate(arn), domain))


def rest_domain(stack, logical, properties, unmapped):
    from moto.apigateway.models import apigateway_backends

    domain, client = properties["DomainName"], stack.client("apigateway")
    if domain in {it["domainName"] for it in client.get_domain_names()["items"]}:
        raise ValueError(f"the domain {domain} is there already")
    for key, region in (("CertificateArn", "us-east-1"), ("RegionalCertificateArn", stack.region)):
        if key in properties:
            _check_certificate(domain, properties[key], region)
    made = call(client, "create_domain_name", properties, unmapped)
    attributes = {"DistributionDomainName": made["distributionDomainName"], "DistributionHostedZoneId": refusals.CLOUDFRONT_ZONE}
    if "REGIONAL" in (properties.get("EndpointConfiguration") or {}).get("Types", []):
        kept = apigateway_backends[ACCOUNT][stack.region].domain_names[domain]
        kept.regional_domain_name, kept.regional_hosted_zone_id = _regional_name(stack, domain)
        attributes = {"RegionalDomainName": kept.regional_domain_name, "RegionalHostedZoneId": kept.regional_hosted_zone_id}
    return domain, attributes


def base_path_mapping(stack, logical, properties, unmapped):
    call(stack.client("apigateway"), "create_base_path_mapping", properties, unmapped)
    return f"{properties['DomainName']}|{properties.get('BasePath', '')}", {}


def http_domain(stack, logical, properties, unmapped):
    from moto.apigatewayv2.models import apigatewayv2_backends

    domain = properties["DomainName"]
    for it in properties.get("DomainNameConfigurations", []):
        _check_certificate(domain, it["CertificateArn"], stack.region)
    call(stack.client("apigatewayv2"), "create_domain_name", properties, unmapped)
    name, zone = _regional_name(stack, domain)
    for kept in apigatewayv2_backends[ACCOUNT][stack.region].domain_names[domain].domain_name_configurations:
        kept.update(apiGatewayDomainName=name, hostedZoneId=zone)
    return domain, {"RegionalDomainName": name, "RegionalHostedZoneId": zone}


def api_mapping(stack, logical, properties, unmapped):
    """moto looks neither at the stage, nor for APIs that are not its own: a REST API has to be put in by hand."""
    from moto.apigatewayv2.models import ApiMapping, apigatewayv2_backends

    api, client = properties["ApiId"], stack.client("apigatewayv2")
    rest = api in {it["id"] for it in stack.client("apigateway").get_rest_apis()["items"]}
    stages = ({it["stageName"] for it in stack.client("apigateway").get_stages(restApiId=api)["item"]} if rest
              else {it["StageName"] for it in client.get_stages(ApiId=api)["Items"]})
    if properties["Stage"] not in stages:
        raise ValueError(f"{api} has no stage {properties['Stage']}")
    path = properties.get("ApiMappingKey", "")
    if path in {it.get("ApiMappingKey", "") for it in client.get_api_mappings(DomainName=properties["DomainName"])["Items"]}:
        raise ValueError(f"{properties['DomainName']} has another API at {path or '/'}")
    if not rest:
        made = call(client, "create_api_mapping", {"ApiMappingKey": "", **properties}, unmapped)["ApiMappingId"]
        return made, {"ApiMappingId": made}
    form(client, "create_api_mapping", properties, unmapped)
    made = stack.unique_name(logical)
    apigatewayv2_backends[ACCOUNT][stack.region].api_mappings[made] = ApiMapping(
        api_id=api, api_mapping_key=path, api_mapping_id=made, domain_name=properties["DomainName"], stage=properties["Stage"])
    return made, {"ApiMappingId": made}


FUNCTIONS = {
    "AWS::Route53::HostedZone": hosted_zone,
    "AWS::Route53::RecordSet": record_set,
    "AWS::Route53::RecordSetGroup": record_set_group,
    "AWS::Route53::HealthCheck": health_check,
    "AWS::CertificateManager::Certificate": certificate,
    "AWS::ApiGateway::DomainName": rest_domain,
    "AWS::ApiGateway::BasePathMapping": base_path_mapping,
    "AWS::ApiGatewayV2::DomainName": http_domain,
    "AWS::ApiGatewayV2::ApiMapping": api_mapping,
}
