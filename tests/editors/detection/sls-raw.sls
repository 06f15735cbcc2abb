resource vault: "AWS::Backup::BackupVault" { BackupVaultName: "nightly" }
