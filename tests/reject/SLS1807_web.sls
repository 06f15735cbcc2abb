api web {}
function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

for n in range(0, 11) {
  authorizer tenant { type: "jwt", issuer: "https://tenant-${n}.example.com/", audience: ["shop"] }
  web["GET /tenants/${n}"] -> charge { auth: tenant }
}
