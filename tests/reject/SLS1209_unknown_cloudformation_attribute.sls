resource vault: "AWS::Backup::BackupVault" { BackupVaultName: "nightly" }

output vault_arn = vault.arn
