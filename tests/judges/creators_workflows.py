"""State machines. Their definitions are read by the grammar of moto's interpreter, which refuses what is no ASL."""

import json
import re

from .conversion import call
from .template import ACCOUNT

RENAMED = {"StateMachineName": "name", "StateMachineType": "type", "DefinitionString": "definition"}


class NoDefinition(ValueError):
    """What stands in the template is no definition in the Amazon States Language."""


def definition_of(properties):
    """The definition as text, from whichever of the two properties has it."""
    if "Definition" in properties:
        return json.dumps(properties["Definition"])
    return properties["DefinitionString"]


def parse(definition):
    """Reads a definition as moto's interpreter would."""
    from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser

    try:
        json.loads(definition)
        AmazonStateLanguageParser.parse(definition)
    except Exception as error:
        raise NoDefinition(f"{type(error).__name__}: {error}") from error


def plain(definition):
    """A definition as it stands in a template, with words in the place of its references."""
    text = definition["Fn::Sub"] if isinstance(definition, dict) else definition
    text = text.replace("${AWS::Partition}", "aws")
    text = re.sub(r"\$\{\w+\.Arn\}", "arn:aws:lambda:us-east-1:123456789012:function:any", text)
    return re.sub(r"\$\{[^!}]*\}", "any", text).replace("${!", "${")


def state_machine(stack, logical, properties, unmapped):
    name = properties.setdefault("StateMachineName", stack.unique_name(logical, 80))
    definition = definition_of(properties)
    parse(definition)
    properties.pop("Definition", None)
    properties["DefinitionString"] = definition
    renamed = {RENAMED.get(key, key): value for key, value in properties.items()}
    arn = call(stack.client("stepfunctions"), "create_state_machine", renamed, unmapped)["stateMachineArn"]
    _note_type(stack, arn, properties.get("StateMachineType", "STANDARD"))
    return arn, {"Arn": arn, "Name": name}


def _note_type(stack, arn, kind):
    """moto forgets the type, which its interpreter wants to know."""
    from moto.stepfunctions.models import stepfunctions_backends
    from moto.stepfunctions.parser.api import StateMachineType

    for machine in stepfunctions_backends[ACCOUNT][stack.region].state_machines:
        if machine.arn == arn:
            machine.sm_type = StateMachineType(kind)


FUNCTIONS = {"AWS::StepFunctions::StateMachine": state_machine}
