service pictures {}

bucket uploads {}

function resize {
  code: "./functions/resize", handler: "app.handler", runtime: "python3.13", memory: 512MB, timeout: 30s
  env:  { UPLOADS: uploads.name, ACCESS: "AKIAIOSFODNN7EXAMPLE" } //~ credential-in-source
}

uploads.created -> resize { prefix: "in/" }
resize -> uploads.write { prefix: "out/" }
