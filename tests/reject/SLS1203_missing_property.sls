resource vault: "AWS::Backup::BackupVault" {}
