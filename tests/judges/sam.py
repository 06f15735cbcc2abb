"""The SAM transform, offline: aws-sam-translator as a library, without its questions to AWS."""

import copy
import json
import logging

import boto3
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

logging.getLogger("samtranslator").setLevel(logging.CRITICAL)

PACKAGED = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri"}


class NoManagedPolicies(dict):
    """The map from managed policy names to ARNs. The compiler uses none, so a name is an error."""


def _packaged(template):
    """What `sam package` does before the transform: local code is in S3."""
    template = json.loads(json.dumps(copy.deepcopy(template), default=str))
    for resource in template["Resources"].values():
        properties, key = resource.get("Properties") or {}, PACKAGED.get(resource["Type"])
        if key and isinstance(properties.get(key), str) and not properties[key].startswith("s3://"):
            properties[key] = "s3://given-bucket/given-key"
    return template


def expand(template, region="us-east-1"):
    """(plain CloudFormation, [errors])."""
    session = boto3.session.Session(region_name=region, aws_access_key_id="x", aws_secret_access_key="x")
    translator = Translator(NoManagedPolicies(), Parser(), boto_session=session)
    values = {"AWS::Region": region, "AWS::Partition": "aws"}
    try:
        return translator.translate(sam_template=_packaged(template), parameter_values=values), []
    except InvalidDocumentException as error:
        return None, [cause.message for cause in error.causes] or [error.message]
    except Exception as error:  # the translator trips over some malformed inputs instead of reporting them
        return None, [f"{type(error).__name__}: {error}"]
