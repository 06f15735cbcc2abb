service shop { regions: ["eu-west-1"] }

site docs {}

topic operators { email: ["ops@example.com"] }

alarm broken { when: docs.server_errors > 5 for 5m, notify: operators }
