resource jobs: "AWS::SQS::Queue" { VisibiltyTimeout: 60 }
