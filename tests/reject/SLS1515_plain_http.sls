api shop {
  auth: "iam"
  cors: { origins: ["https://www.example.com", "http://www.example.com", "http://localhost:3000"], credentials: true }
}
function browse { code: "./functions/browse", handler: "app.handler", runtime: "python3.13" }

shop["GET /items"] -> browse
