function ping { code: "./functions/ping", handler: "index.handler", runtime: "nodejs22.x", env: { AWS_REGION: "us-east-1" } }
