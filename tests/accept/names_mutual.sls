/// An API whose clients show certificates; an alarm tells whether it is well, as no checker has one.
service shop { regions: ["eu-central-1", "eu-west-1"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

input truststore_version: string { description: "The version of the truststore" }

function list { inline: "exports.handler = async () => ({ statusCode: 200 })", runtime: "nodejs22.x" }

api partners {
  type: "rest", auth: "none"
  domain: {
    name: "partners.example.com", zone: root
    mutual_tls: { truststore: "s3://company-trust/partners.pem", version: truststore_version }
  }
}

partners["GET /"] -> list

alarm failing { when: partners.server_errors > 5 for 3m, notify: none }

health_check partners_health { alarm: failing, missing: "last" }

record answer {
  zone: root, name: "partners.example.com", policy: "failover"
  primary:   { target: partners in "eu-central-1", health: partners_health }
  secondary: { target: partners in "eu-west-1" }
}
