"""An evaluator of IAM policies: the second opinion beside moto's, and the judge of resource policies."""

import functools
import json
import re

from .template import listed


def role_documents(iam, role):
    """The policy documents of a role: inline and attached."""
    documents = [iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
                 for name in iam.list_role_policies(RoleName=role)["PolicyNames"]]
    for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
        policy = iam.get_policy(PolicyArn=attached["PolicyArn"])["Policy"]
        version = iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
        documents.append(version["PolicyVersion"]["Document"])
    return [json.loads(it) if isinstance(it, str) else it for it in documents]


@functools.cache
def _expression(pattern):
    return re.compile("".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in pattern), re.S)


def like(pattern, text):
    """IAM's wildcards: `*` is any text, `?` one character."""
    return _expression(str(pattern)).fullmatch(text) is not None


def _condition_holds(operator, key, wanted, context):
    """Unknown operators and absent keys do not hold, except for the negative and `IfExists` forms."""
    have = context.get(key.lower())
    if operator == "Null":  # whether the request lacks the key
        return any(_text(value).lower() == str(have is None).lower() for value in listed(wanted))
    negative = "Not" in operator
    if have is None:
        return negative or operator.endswith("IfExists")
    if "Like" in operator or operator.startswith("Arn"):
        hit = any(like(value, have) for value in listed(wanted))
    else:
        hit = any(_text(value) == have for value in listed(wanted))
    return hit != negative


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def conditions_hold(statement, context):
    """Whether all conditions of a statement hold; `context` has lower-case keys."""
    return all(
        _condition_holds(operator.split(":")[-1], key, wanted, context)
        for operator, keys in (statement.get("Condition") or {}).items()
        for key, wanted in keys.items()
    )


def _names_service(statement, service):
    principal = statement.get("Principal")
    if principal == "*":
        return True
    return isinstance(principal, dict) and (
        service in listed(principal.get("Service")) or "*" in listed(principal.get("AWS")))


def _concerns(statement, action, resource):
    def action_in(patterns):
        return any(like(pattern.lower(), action.lower()) for pattern in listed(patterns))

    def resource_in(patterns):
        return any(like(pattern, resource) for pattern in listed(patterns))

    concerned = action_in(statement["Action"]) if "Action" in statement else not action_in(statement.get("NotAction"))
    if "Resource" in statement:
        return concerned and resource_in(statement["Resource"])
    if "NotResource" in statement:
        return concerned and not resource_in(statement["NotResource"])
    return concerned


def allows(documents, action, resource, context=None, service=None):
    """Whether the documents let `action` happen on `resource`: one allows and none denies.

    With `service` they are a resource's policy, and the caller is that service.
    """
    allowed = False
    for document in documents:
        for statement in listed(document.get("Statement")):
            if service and not _names_service(statement, service):
                continue
            if not _concerns(statement, action, resource) or not conditions_hold(statement, context or {}):
                continue
            if statement["Effect"] == "Deny":
                return False
            allowed = True
    return allowed


def denies(documents, action, resource, context=None):
    """Whether one of the statements forbids everybody the action, in the given circumstances."""
    return any(
        statement["Effect"] == "Deny" and statement.get("Principal") in ("*", {"AWS": "*"})
        and _concerns(statement, action, resource) and conditions_hold(statement, context or {})
        for document in documents
        for statement in listed(document.get("Statement"))
    )
