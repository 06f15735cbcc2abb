"""Plain HTTP: each bucket, queue and topic refuses it to everybody, and refuses nothing that comes by TLS.

moto ignores the conditions of resource policies, so they are evaluated here, twice: with `aws:SecureTransport` known to
be false, and known to be true.
"""

import json

from . import iam
from .template import listed

# What is asked of each: an action, and what stands behind the resource's ARN.
ASKED = {
    "AWS::S3::Bucket": [("s3:GetObject", "/any"), ("s3:PutObject", "/any"), ("s3:DeleteObject", "/any"), ("s3:ListBucket", "")],
    "AWS::SQS::Queue": [("sqs:SendMessage", ""), ("sqs:ReceiveMessage", ""), ("sqs:DeleteMessage", "")],
    "AWS::SNS::Topic": [("sns:Publish", "")],
}


def findings(stack):
    """What may be asked without encryption, and what is refused although it is encrypted."""
    found = []
    for kind, asked in ASKED.items():
        for logical in stack.of_type(kind):
            arn = stack.attributes[logical].get("Arn") or stack.attributes[logical]["TopicArn"]
            documents = policies(stack, kind, logical)
            # The readers of a website have nothing but plain HTTP (S3 User Guide, "Website endpoints").
            website = stack.properties[logical].get("WebsiteConfiguration") or {}
            public = {"s3:GetObject"} if "IndexDocument" in website else set()
            for action, suffix in asked:
                refused = iam.denies(documents, action, arn + suffix, {"aws:securetransport": "false"})
                if refused and action in public:
                    found.append(f"{logical}: {action} is refused to the readers of a website")
                if not refused and action not in public:
                    found.append(f"{logical}: {action} is not refused over plain HTTP")
                if iam.denies(documents, action, arn + suffix, {"aws:securetransport": "true"}):
                    found.append(f"{logical}: {action} is refused to everybody, over TLS too")
    return found


def policies(stack, kind, logical):
    """The policies that the template puts on the resource, as AWS gets them."""
    holder = {"AWS::S3::Bucket": "Bucket", "AWS::SQS::Queue": "Queues", "AWS::SNS::Topic": "Topics"}[kind]
    return [
        json.loads(json.dumps(stack.properties[name]["PolicyDocument"]))
        for name in stack.of_type(f"{kind}Policy")
        if stack.physical[logical] in listed(stack.properties[name][holder])
    ]
