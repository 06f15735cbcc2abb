resource jobs: "AWS::SQS::Queue" { VisibilityTimeout: 90000 }
