/// CloudFormation as it is: raw resources, properties laid over those of kinds, and rights that no arrow says.
service vendor { tags: { team: "platform" } }

defaults function { code: "./functions/answer", handler: "index.handler", runtime: "nodejs22.x" }

table ledger { key: { order_id: string } }
queue jobs {}
bucket files {}
stream clicks {}

function charge { cloudformation: { Description: "Charges what was ordered", LoggingConfig: { SystemLogLevel: "WARN" } } }
function report {}
workflow nightly { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }
pipe forward {}

/// What CloudFormation keeps, as it holds data.
resource archive: "AWS::SQS::Queue" {
  DelaySeconds:           5
  MessageRetentionPeriod: 1209600
  SqsManagedSseEnabled:   true
  RedrivePolicy:          { deadLetterTargetArn: jobs.dead.arn, maxReceiveCount: 5 }
  Tags:                   [{ Key: "purpose", Value: "archive" }]
}

resource where: "AWS::SSM::Parameter" {
  keep:        false
  Type:        "String"
  Value:       "${archive.ref} ${archive.QueueName}"
  Description: "Where the archive is"
}

resource archive_policy: "AWS::SQS::QueuePolicy" {
  Queues:         [archive.ref]
  PolicyDocument: {
    Version:   "2012-10-17"
    Statement: [{
      Effect:    "Deny"
      Principal: "*"
      Action:    "sqs:*"
      Resource:  archive.Arn
      Condition: { Bool: { "aws:SecureTransport": "false" } }
    }]
  }
}

topic archived { cloudformation: { DisplayName: "Archived" } }

jobs -> forward -> archived

charge -> allow(["dynamodb:DescribeTable", "dynamodb:DescribeTimeToLive"], on: ledger)
charge -> allow("dynamodb:Scan", on: "${ledger.arn}/index/*")
charge -> allow("s3:GetObjectTagging", on: "${files.arn}/in/*")
charge -> allow(["sqs:SendMessage", "sqs:GetQueueUrl"], on: [archive, jobs.dead])
charge -> [
  allow("cloudwatch:PutMetricData", on: "*", when: { StringEquals: { "cloudwatch:namespace": "vendor" } })
  allow("ses:SendEmail", on: "arn:${aws.partition}:ses:${aws.region}:${aws.account_id}:identity/example.com")
]
report -> allow("ssm:GetParameterHistory", on: "arn:${aws.partition}:ssm:${aws.region}:${aws.account_id}:parameter/${where.ref}")
report -> allow("kinesis:DescribeStreamSummary", on: clicks.arn)
nightly -> allow("sqs:PurgeQueue", on: jobs, when: { StringEquals: { "aws:ResourceTag/team": "platform" } })
forward -> allow("sqs:GetQueueUrl", on: jobs, when: { StringEquals: { "aws:ResourceTag/team": "platform" } })

output archive_url = archive.ref
output archive_arn = archive.Arn
