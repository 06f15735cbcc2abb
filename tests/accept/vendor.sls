/// CloudFormation as it is, in two regions: raw resources in patterns and loops, and properties that differ.
service archive { regions: ["eu-west-1", "us-east-1"], tags: { team: "storage" } }

defaults function { runtime: "python3.13", code: "./functions", handler: "app.handler" }
defaults resource { keep: false }

/// A vault that one function may look into.
pattern vaulted(name: string, reader: function) {
  resource vault: "AWS::Backup::BackupVault" { keep: true, BackupVaultName: name }

  reader -> allow("backup:DescribeBackupVault", on: vault)

  output arn = vault.BackupVaultArn
}

function keeper {
  in:             ["us-east-1"]
  cloudformation: { Description: "keeps" }
  per_region:     { "us-east-1": { cloudformation: { Description: "keeps in Virginia", LoggingConfig: { SystemLogLevel: "WARN" } } } }
}

function reader { env: { VAULT: nightly.arn } }

vaulted nightly { name: "nightly", reader: reader }

resource jobs: "AWS::SQS::Queue" {
  in:           ["eu-west-1"]
  DelaySeconds: 5
  per_region:   { "eu-west-1": { DelaySeconds: 9 } }
}

for name in ["mail", "text"] {
  resource news: "AWS::SNS::Topic" { DisplayName: name }
}

let publish = allow("sns:Publish", on: "arn:${aws.partition}:sns:${aws.region}:${aws.account_id}:news-mail")

keeper -> publish

output jobs_url = jobs.ref
