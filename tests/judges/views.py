"""What is seen of a deployment from one place: the stacks of a region together, or a stack with the replicas beside it.

A view answers like a stack. The replica of a table, secret or key has an ARN of its own in each region, so a resource that
another stack made is seen with the ARN that it has here; what is not replicated to this region is not seen at all.
"""

import boto3

TABLE, SECRET = "AWS::DynamoDB::GlobalTable", "AWS::SecretsManager::Secret"


class View:
    """Resources of one region, whichever stacks made them; where two have a name, the first has it."""

    def __init__(self, region, stacks):
        self.region, self._stacks, self.adopted = region, stacks, set()
        self.resources, self.physical, self.attributes, self.properties, self.outputs = {}, {}, {}, {}, {}
        for stack in reversed(stacks):
            self.resources.update(stack.resources)
            self.physical.update(stack.physical)
            self.attributes.update(stack.attributes)
            self.properties.update(stack.properties)
            self.outputs.update(stack.outputs)

    @property
    def name(self):
        """The name of the first stack."""
        return self._stacks[0].name

    def client(self, service):
        """A boto3 client in the view's region."""
        return self._stacks[0].client(service)

    def text(self, words):
        """A text with references in it, as `Fn::Sub` has them, once they are filled in by the first stack."""
        return self._stacks[0].evaluator.value({"Fn::Sub": words})

    def of_type(self, *types):
        """The logical IDs of what was made of these types."""
        return [name for name in self.physical if self.resources[name]["Type"] in types]

    def adopt(self, owner):
        """Adds the replicas that another stack's resources have in this region."""
        for logical in owner.of_type(*REPLICAS):
            seen = REPLICAS[owner.resources[logical]["Type"]](owner, logical, self.region)
            if seen and logical not in self.physical:
                self.adopted.add(logical)
                self.physical[logical], self.attributes[logical] = seen
                self.resources[logical], self.properties[logical] = owner.resources[logical], owner.properties[logical]
        return self


def _replica_of_table(owner, logical, region):
    if region not in {it["Region"] for it in owner.properties[logical]["Replicas"]}:
        return None
    name = owner.physical[logical]
    made = boto3.client("dynamodb", region_name=region).describe_table(TableName=name)["Table"]
    return name, {"Arn": made["TableArn"], **({"StreamArn": made["LatestStreamArn"]} if made.get("LatestStreamArn") else {})}


def _replica_of_secret(owner, logical, region):
    regions = {owner.region, *(it["Region"] for it in owner.properties[logical].get("ReplicaRegions") or [])}
    if region not in regions:
        return None
    arn = owner.physical[logical].replace(f":{owner.region}:", f":{region}:")
    return arn, {"Id": arn}


REPLICAS = {TABLE: _replica_of_table, SECRET: _replica_of_secret}
