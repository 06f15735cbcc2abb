resource jobs: "AWS::SQS::Queue" { VisibilityTimeout: 60s }
