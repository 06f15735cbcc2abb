"""The deploy judge: each resource of a template is made in moto, through the real boto3 operation.

moto's own CloudFormation is not asked: it skips the types it does not know and still reports success. Here
botocore checks every parameter, and what could not be made, has no creator or lost a property is reported.
"""

import contextlib
import os
import re
import zlib

os.environ.update(AWS_ACCESS_KEY_ID="x", AWS_SECRET_ACCESS_KEY="x", AWS_SESSION_TOKEN="x",
                  AWS_DEFAULT_REGION="us-east-1", MOTO_DISABLE_GLOBAL_CORS="true")

import boto3  # noqa: E402  (after the environment, so that it never looks for credentials)
from moto import mock_aws  # noqa: E402

from .template import Cycle, Evaluator, creation_order, references  # noqa: E402

REGION = "us-east-1"

# Properties that AWS has and moto's operations do not: "Type.Path" and why nothing is lost by that.
NOT_IN_MOTO = {
    "AWS::Lambda::EventSourceMapping.Tags": "moto's mapping has no tags; nothing depends on them",
}


@contextlib.contextmanager
def moto():
    """A fresh, empty AWS in this process; functions do not run unless the behaviour judge runs them."""
    from moto.awslambda.models import LambdaFunction
    from moto.iam.access_control import PermissionResult
    from moto.s3.models import FakeBucket

    # A program names layers by their ARNs; moto wants them to be its own.
    LambdaFunction._get_layers_data = lambda _, arns: [{"Arn": arn, "CodeSize": 1} for arn in arns]
    # moto ignores the conditions of a bucket's policy, so that "deny what is not encrypted on its way" denies everything;
    # `transport.py` evaluates them instead.
    FakeBucket.get_permission = lambda *_: PermissionResult.NEUTRAL
    config = {"lambda": {"use_docker": False}, "iam": {"load_aws_managed_policies": False}}
    with mock_aws(config=config):
        yield


class NoCreator(Exception):
    """A resource type that `creators.py` has no row for."""


class Stack:
    """A template deployed in one region, with some of its parameters given, and what went wrong on the way."""

    adopted = frozenset()  # a view can have resources of other stacks, a stack has only its own

    def __init__(self, template, region=REGION, name="stack", given=None):
        self.template, self.region, self.name = template, region, name
        self.resources = template["Resources"]
        self.physical, self.attributes, self.properties = {}, {}, {}
        self.failed, self.unmapped, self.outputs = [], [], {}
        self._clients = {}
        self.evaluator = Evaluator(template, region, self._reference, self._attribute, name, given)

    def client(self, service):
        """A boto3 client in the stack's region."""
        if service not in self._clients:
            self._clients[service] = boto3.client(service, region_name=self.region)
        return self._clients[service]

    def _reference(self, logical):
        if logical not in self.physical:
            raise KeyError(f"Ref to {logical}, which was not made")
        return self.physical[logical]

    def _attribute(self, logical, attribute):
        value = self.attributes.get(logical, {}).get(attribute)
        if value is None:
            raise KeyError(f"{logical} has no attribute {attribute} here")
        return value

    def of_type(self, *types):
        """The logical IDs of what was made of these types."""
        return [name for name in self.physical if self.resources[name]["Type"] in types]

    def unique_name(self, logical, limit=64):
        """A physical name, as CloudFormation makes them: another one in each stack, whatever its name."""
        place = zlib.crc32(f"{self.region}/{self.name}".encode())
        end = f"{place:08X}{len(self.physical):04X}"
        return f"{self.name}-{logical}-{end}"[-limit:]

    def deploy(self):
        """Makes everything; findings are in `failed` and `unmapped`."""
        from .creators import create

        if self.template.get("Transform"):
            self.failed.append(f"transform {self.template['Transform']} was not expanded")
        try:
            names = creation_order(self.resources)
        except Cycle as cycle:
            self.failed.append(str(cycle))
            return self
        for logical in filter(self.evaluator.exists, names):
            kind, broken = self.resources[logical]["Type"], []
            try:
                properties = self.evaluator.value(self.resources[logical].get("Properties") or {})
                self.properties[logical] = properties
                self.physical[logical], self.attributes[logical] = create(self, logical, kind, properties, broken)
            except Exception as error:
                message = re.sub(r"\s+", " ", str(error))[:400]
                missing = references(self.resources[logical].get("Properties"), self.resources) - set(self.physical)
                follows = f" (follows from {sorted(missing)})" if missing else ""
                self.failed.append(f"{logical} ({kind}): {type(error).__name__}: {message}{follows}")
            self.unmapped += [f"{kind}.{path} ({logical})" for path in broken if f"{kind}.{path}" not in NOT_IN_MOTO]
        self._evaluate_outputs()
        return self

    def deploy_again(self, given):
        """The second deployment, with other values of parameters: what changes is changed, where it is a bucket's settings."""
        from .creators import change_bucket

        self.evaluator.names.update(given)
        for logical in [name for name in self.resources if self.evaluator.exists(name)]:
            properties = self.evaluator.value(self.resources[logical].get("Properties") or {})
            if properties == self.properties.get(logical):
                continue
            kind, broken = self.resources[logical]["Type"], []
            try:
                if kind != "AWS::S3::Bucket" or logical not in self.physical:
                    raise ValueError("a second deployment of it is not tried here")
                change_bucket(self, self.physical[logical], self.properties[logical], properties, broken)
                self.properties[logical] = properties
            except Exception as error:
                self.failed.append(f"{logical} ({kind}), deployed again: {type(error).__name__}: {error}")
            self.unmapped += [f"{kind}.{path} ({logical})" for path in broken]

    def _evaluate_outputs(self):
        for name, output in (self.template.get("Outputs") or {}).items():
            try:
                if "Condition" not in output or self.evaluator.condition(output["Condition"]):
                    self.outputs[name] = self.evaluator.value(output["Value"])
            except Exception as error:
                self.failed.append(f"output {name}: {type(error).__name__}: {error}")

    def findings(self):
        """Everything that is not as it must be."""
        from .wiring import missing_permissions

        return self.failures() or missing_permissions(self)

    def failures(self):
        """What could not be made as it is written."""
        return [f"not made: {it}" for it in self.failed] + [f"no such parameter: {it}" for it in self.unmapped]
