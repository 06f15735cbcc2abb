"""What IAM calls the resources of a deployed stack."""

import re

from .template import ACCOUNT, references

# What the users of a database, or of the proxy before it, are named after.
DATABASES = {
    "AWS::RDS::DBCluster": lambda attributes: attributes["DBClusterResourceId"],
    "AWS::RDS::DBInstance": lambda attributes: attributes["DbiResourceId"],
    "AWS::RDS::DBProxy": lambda attributes: attributes["DBProxyArn"].split(":")[6],
}


def arn_of(stack, logical):
    """The ARN of a deployed resource, without the `:*` that CloudFormation gives a log group's.

    What a program names and does not make is the account's default bus.
    """
    if logical not in stack.physical:
        return f"arn:aws:events:{stack.region}:{ACCOUNT}:event-bus/default"
    kind, attributes = stack.resources[logical]["Type"], stack.attributes[logical]
    if kind == "AWS::Lambda::Function":
        return stack.physical.get(alias_of(stack, logical)) or attributes["Arn"]
    if kind == "AWS::SSM::Parameter":
        return f"arn:aws:ssm:{stack.region}:{ACCOUNT}:parameter/{stack.physical[logical].lstrip('/')}"
    if kind == "AWS::SecretsManager::Secret":
        return stack.physical[logical]
    if kind in DATABASES:
        return f"arn:aws:rds-db:{stack.region}:{ACCOUNT}:dbuser:{DATABASES[kind](attributes)}"
    arn = attributes.get("Arn") or attributes.get("TopicArn") or stack.physical[logical]
    return arn.removesuffix(":*") if kind == "AWS::Logs::LogGroup" else arn


def granted_arn(stack, logical):
    """The ARN as a policy of this stack can write it: who does not make a secret does not know the end of its ARN."""
    arn = arn_of(stack, logical)
    if logical in stack.adopted and stack.resources[logical]["Type"] == "AWS::SecretsManager::Secret":
        return re.sub(r"-\w{6}$", "-??????", arn)
    return arn


def alias_of(stack, function):
    """The alias by which others know a function that has one."""
    aliases = stack.of_type("AWS::Lambda::Alias")
    return next((it for it in aliases if function in references(stack.resources[it]["Properties"], [function])), None)
