queue orders {}

resource vault: "AWS::Backup::BackupVault" { BackupVaultName: "vault" }
//       ^^^^^
