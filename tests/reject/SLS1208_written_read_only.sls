resource jobs: "AWS::SQS::Queue" { Arn: "arn:aws:sqs:eu-west-1:111122223333:jobs" }
