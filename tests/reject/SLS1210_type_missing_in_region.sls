service archive { regions: ["us-east-1", "ap-southeast-7"] }

resource watch: "AWS::DevOpsGuru::ResourceCollection" {
  ResourceCollectionFilter: { CloudFormation: { StackNames: ["archive"] } }
}
