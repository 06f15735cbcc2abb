"""From a CloudFormation property to the parameter of an API operation, guided by botocore's shapes.

The two differ in the case of names, in numbers written as text, and in tags (a list or a map). A property
without a parameter is not dropped in silence: its path goes to `unmapped`.
"""

import json

from botocore.validate import ParamValidator


def convert(shape, value, path, unmapped):
    """The value in the form that `shape` wants."""
    kind = shape.type_name
    if kind == "structure" and {"Items", "Quantity"} <= set(shape.members):
        value = _counted(value)
    if kind == "structure" and isinstance(value, dict):
        return _structure(shape, value, path, unmapped)
    if kind == "list":
        if isinstance(value, dict) and path.endswith("Tags"):
            value = [{"Key": key, "Value": item} for key, item in value.items()]
        items = value if isinstance(value, list) else [value]
        return [convert(shape.member, item, path, unmapped) for item in items]
    if kind == "map":
        if isinstance(value, list):
            value = {item["Key"]: item["Value"] for item in value}
        return {str(key): convert(shape.value, item, f"{path}.{key}", unmapped) for key, item in value.items()}
    return _scalar(kind, value)


def _counted(value):
    """CloudFront's API wants lists with their length."""
    value = {"Items": value} if isinstance(value, list) else dict(value)
    items = value.get("Items") or []
    value["Quantity"] = len(items)
    if not items:
        value.pop("Items", None)
    return value


def _structure(shape, value, path, unmapped):
    by_lower = {member.lower(): member for member in shape.members}
    out = {}
    for key, item in value.items():
        here = f"{path}.{key}" if path else key
        member = by_lower.get(key.lower())
        if member is None:
            unmapped.append(here)
        else:
            out[member] = convert(shape.members[member], item, here, unmapped)
    return out


def _scalar(kind, value):
    if kind in ("integer", "long") and isinstance(value, (str, float)):
        return int(value)
    if kind in ("float", "double") and isinstance(value, (str, int)):
        return float(value)
    if kind == "boolean" and isinstance(value, str):
        return value.lower() == "true"
    if kind == "string":
        if isinstance(value, bool):
            return str(value).lower()
        return json.dumps(value) if isinstance(value, (dict, list)) else str(value)
    return value.encode() if kind == "blob" and isinstance(value, str) else value


def call(client, operation, properties, unmapped, **fixed):
    """Calls the operation with the properties it has parameters for, and the fixed arguments as they are."""
    name = client.meta.method_to_api_mapping[operation]
    shape = client.meta.service_model.operation_model(name).input_shape
    return getattr(client, operation)(**{**convert(shape, properties, "", unmapped), **fixed})


def form(client, operation, properties, unmapped):
    """Checks the properties as botocore would before a call, and does not call."""
    shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation]).input_shape
    problems = ParamValidator().validate(convert(shape, properties, "", unmapped), shape)
    if problems.has_errors():
        raise ValueError(f"{operation}: {problems.generate_report()}")


def text_of(value):
    """Attributes of queues and topics are text, whatever they are."""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, (dict, list)) else str(value)


def policy_text(document):
    """A policy as JSON text. IAM takes one without `Version`, moto does not."""
    return json.dumps({"Version": "2012-10-17", **document})


def tags_of(properties):
    """Tags as a map, whichever way they are written."""
    tags = properties.get("Tags") or {}
    return {tag["Key"]: str(tag["Value"]) for tag in tags} if isinstance(tags, list) else dict(tags)
