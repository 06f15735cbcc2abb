"""How replicas are made: tables in several regions, and keys.

moto keeps a table in one region, so its replicas are tables of their own that share the items: what is written in one region
is read in all of them, at once. Each has the stream of what was written in its own region alone.
"""

import boto3

from .conversion import call, form, policy_text, tags_of
from .template import ACCOUNT

# What a replica may say for itself.
OF_REPLICA = {"Region", "PointInTimeRecoverySpecification", "DeletionProtectionEnabled", "Tags", "TableClass", "SSESpecification",
              "ReadProvisionedThroughputSettings", "ReadOnDemandThroughputSettings", "GlobalSecondaryIndexes"}
# What belongs to all of them, and moto has no parameter for.
OF_ALL = {"MultiRegionConsistency", "GlobalTableWitnesses"}
# How much may be read is said for each replica, how much may be written for all of them.
THROUGHPUTS = {
    "ProvisionedThroughput": ("ProvisionedThroughputSettings", "CapacityUnits"),
    "OnDemandThroughput": ("OnDemandThroughputSettings", "RequestUnits"),
}


class Elsewhere:
    """The stack, as if it were in another region: for what it makes there."""

    def __init__(self, stack, region):
        self.region, self.name, self.unique_name = region, stack.name, stack.unique_name

    def client(self, service):
        """A boto3 client in the other region."""
        return boto3.client(service, region_name=self.region)


def global_table(stack, logical, properties, unmapped):
    from moto.dynamodb.models import dynamodb_backends

    from .creators import table

    replicas = properties.pop("Replicas")
    own = next((it for it in replicas if it["Region"] == stack.region), None)
    _refuse(stack, properties, replicas, own)
    unmapped += (f"Replicas.{key}" for it in replicas for key in set(it) - OF_REPLICA)
    properties.setdefault("TableName", stack.unique_name(logical))
    name, spread = properties["TableName"], {key: properties.pop(key) for key in OF_ALL & set(properties)}
    made = table(stack, logical, _of_replica(properties, own), unmapped)
    others = [it for it in replicas if it is not own]
    updates = [{"Create": {"RegionName": it["Region"], **_key(it)}} for it in others]
    if updates:
        witnesses = [{"Create": {"RegionName": it["Region"]}} for it in spread.pop("GlobalTableWitnesses", [])]
        spread.update({"GlobalTableWitnessUpdates": witnesses} if witnesses else {})
        form(stack.client("dynamodb"), "update_table", {"TableName": name, "ReplicaUpdates": updates, **spread}, unmapped)
    items = dynamodb_backends[ACCOUNT][stack.region].tables[name].items
    for replica in others:
        table(Elsewhere(stack, replica["Region"]), logical, _of_replica(properties, replica), [])
        dynamodb_backends[ACCOUNT][replica["Region"]].tables[name].items = items
    return made


def _refuse(stack, properties, replicas, own):
    if own is None:
        raise ValueError(f"a global table has a replica in its own region {stack.region}")
    if len({it["Region"] for it in replicas}) < len(replicas):
        raise ValueError("a global table has one replica in a region")
    view = (properties.get("StreamSpecification") or {}).get("StreamViewType")
    if len(replicas) > 1 and view != "NEW_AND_OLD_IMAGES":
        raise ValueError("replicas need a stream of new and old images")


def _of_replica(properties, replica):
    """A table's properties in one region."""
    properties = {key: dict(value) if isinstance(value, dict) else value for key, value in properties.items()}
    key = _key(replica)
    if key:
        properties["SSESpecification"] = {**properties.get("SSESpecification", {}), **key}
    indexes = {it["IndexName"]: it for it in replica.get("GlobalSecondaryIndexes", [])}
    if "GlobalSecondaryIndexes" in properties:
        own = [_throughputs(dict(it), indexes.get(it["IndexName"], {})) for it in properties["GlobalSecondaryIndexes"]]
        properties["GlobalSecondaryIndexes"] = own
    said = {name: value for name, value in replica.items() if name not in ("Region", "SSESpecification", "GlobalSecondaryIndexes")}
    return _throughputs(properties, said) | {name: value for name, value in said.items() if not name.endswith("ThroughputSettings")}


def _throughputs(properties, replica):
    """The throughput of a table, or of an index, in one region, as CreateTable takes it."""
    for name, (settings, unit) in THROUGHPUTS.items():
        write, read = properties.pop(f"Write{settings}", None), replica.get(f"Read{settings}")
        pair = {kind + unit: _amount(said, kind, unit) for kind, said in (("Write", write), ("Read", read)) if said}
        prefix = "Max" if name == "OnDemandThroughput" else ""
        if pair:
            properties[name] = {prefix + key: value for key, value in pair.items()}
    return properties


def _amount(said, kind, unit):
    """A fixed number, or where scaling begins."""
    scaling = said.get(f"{kind}CapacityAutoScalingSettings")
    return scaling.get("SeedCapacity", scaling["MinCapacity"]) if scaling else said.get(kind + unit, said.get(f"Max{kind}{unit}"))


def _key(replica):
    sealed = replica.get("SSESpecification") or {}
    return {"KMSMasterKeyId": sealed["KMSMasterKeyId"]} if "KMSMasterKeyId" in sealed else {}


def replica_key(stack, logical, properties, unmapped):
    """A key's replica; it is made where the key is, for here."""
    primary = properties.pop("PrimaryKeyArn")
    home, key = primary.split(":")[3], primary.split("/")[-1]
    if home == stack.region:
        raise ValueError(f"the replica of {primary} is in its own region")
    if not key.startswith("mrk-"):
        raise ValueError(f"{primary} is not for several regions")
    for unused in ("PendingWindowInDays", "Enabled"):
        properties.pop(unused, None)
    tags = [{"TagKey": name, "TagValue": value} for name, value in tags_of(properties).items()]
    properties.pop("Tags", None)
    policy = policy_text(properties.pop("KeyPolicy"))
    made = call(Elsewhere(stack, home).client("kms"), "replicate_key", properties, unmapped,
                KeyId=key, ReplicaRegion=stack.region, Policy=policy, Tags=tags)["ReplicaKeyMetadata"]
    return made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]}


FUNCTIONS = {"AWS::DynamoDB::GlobalTable": global_table, "AWS::KMS::ReplicaKey": replica_key}
