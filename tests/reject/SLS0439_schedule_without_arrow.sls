schedule nightly { cron: "0 2 * * ? *" }
