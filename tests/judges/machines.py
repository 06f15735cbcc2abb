"""What a deployed state machine calls, read in its definition: the permissions that its role needs, and no others.

Our own table, independent of the compiler's. Sources: Step Functions Developer Guide, the pages "Integrating …" of each
service, each with its IAM policies.
"""

import json

from .creators_workflows import definition_of
from .template import ACCOUNT

# The integration's service and action: IAM's action, the parameter that names the resource, and the resource's ARN.
INTEGRATIONS = {
    "lambda:invoke": ("lambda:InvokeFunction", "FunctionName", "{}"),
    "dynamodb:getItem": ("dynamodb:GetItem", "TableName", "arn:aws:dynamodb:{region}:{account}:table/{}"),
    "dynamodb:putItem": ("dynamodb:PutItem", "TableName", "arn:aws:dynamodb:{region}:{account}:table/{}"),
    "dynamodb:updateItem": ("dynamodb:UpdateItem", "TableName", "arn:aws:dynamodb:{region}:{account}:table/{}"),
    "dynamodb:deleteItem": ("dynamodb:DeleteItem", "TableName", "arn:aws:dynamodb:{region}:{account}:table/{}"),
    "sqs:sendMessage": ("sqs:SendMessage", "QueueUrl", "arn:aws:sqs:{region}:{account}:{}"),
    "sns:publish": ("sns:Publish", "TopicArn", "{}"),
    "events:putEvents": ("events:PutEvents", "EventBusName", "arn:aws:events:{region}:{account}:event-bus/{}"),
    "states:startExecution": ("states:StartExecution", "StateMachineArn", "{}"),
}

# What a wait for the end of an execution needs beside the start.
WATCHES = ["states:DescribeExecution", "states:StopExecution"]
HEARS = ["events:DescribeRule", "events:PutRule", "events:PutTargets"]
RULE = "arn:aws:events:{region}:{account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"

# What each machine does on its own, which IAM takes only with `*`.
LOGS = {
    "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
    "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
}
TRACES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"}


def executions(machine):
    """The ARNs of all executions of a machine."""
    return machine.replace(":stateMachine:", ":execution:") + ":*"


def states(machine):
    """Every state of a definition, with those of branches and of what is done for each item: (name, state)."""
    for name, state in machine.get("States", {}).items():
        yield name, state
        for inner in [*state.get("Branches", []), state.get("ItemProcessor", {}), state.get("Iterator", {})]:
            yield from states(inner)


def needs(stack, logical):
    """[(state, action, ARN)] that the tasks of a machine need."""
    definition, found = json.loads(definition_of(stack.properties[logical])), []
    place = {"region": stack.region, "account": ACCOUNT}
    for name, state in states(definition):
        if state.get("Type") != "Task":
            continue
        resource = state["Resource"]
        if resource.startswith("arn:aws:lambda:"):
            found.append((name, "lambda:InvokeFunction", resource))
            continue
        what, _, pattern = resource.removeprefix("arn:aws:states:::").partition(".")
        if what not in INTEGRATIONS:
            found.append((name, f"nobody knows {resource}", "*"))
            continue
        action, parameter, form = INTEGRATIONS[what]
        parameters = state.get("Parameters", {})
        for holder in parameters.get("Entries", [parameters]):
            target = holder[parameter].split("/")[-1] if what == "sqs:sendMessage" else holder[parameter]
            arn = target if target.startswith("arn:") else form.format(target, **place)
            found.append((name, action, arn))
            if pattern.startswith("sync"):
                found += [(name, watch, executions(arn)) for watch in WATCHES]
                found += [(name, hear, RULE.format(**place)) for hear in HEARS]
    return found
