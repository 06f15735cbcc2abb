"""The SAM transform, offline: aws-sam-translator as a library, without its questions to AWS."""

import copy
import json
import logging

import boto3
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

logging.getLogger("samtranslator").setLevel(logging.CRITICAL)

# Where each type says where its code is, and whether it says so as one text or in parts.
CODE = {"AWS::Serverless::Function": "CodeUri", "AWS::Serverless::LayerVersion": "ContentUri", "AWS::Lambda::Function": "Code",
        "AWS::Lambda::LayerVersion": "Content"}


class NoManagedPolicies(dict):
    """The map from managed policy names to ARNs. The compiler uses none, so a name is an error."""


def packaged(template):
    """What `aws cloudformation package` makes of local code: a place in S3, here with the local path as its key."""
    template = json.loads(json.dumps(copy.deepcopy(template), default=str))
    for resource in template["Resources"].values():
        properties, key = resource.get("Properties") or {}, CODE.get(resource["Type"])
        if key and isinstance(properties.get(key), str):
            place = {"Bucket": "given-bucket", "Key": properties[key]}
            if not resource["Type"].startswith("AWS::Serverless::"):
                place = {"S3Bucket": place["Bucket"], "S3Key": place["Key"]}
            properties[key] = place
    return template


def expand(template, region="us-east-1"):
    """(plain CloudFormation, [errors])."""
    session = boto3.session.Session(region_name=region, aws_access_key_id="x", aws_secret_access_key="x")
    translator = Translator(NoManagedPolicies(), Parser(), boto_session=session)
    values = {"AWS::Region": region, "AWS::Partition": "aws"}
    try:
        return translator.translate(sam_template=packaged(template), parameter_values=values), []
    except InvalidDocumentException as error:
        return None, [cause.message for cause in error.causes] or [error.message]
    except Exception as error:  # the translator trips over some malformed inputs instead of reporting them
        return None, [f"{type(error).__name__}: {error}"]
