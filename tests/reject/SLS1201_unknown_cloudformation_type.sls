resource vault: "AWS::Backup::BackUpVaults" { BackupVaultName: "nightly" }
