service website { regions: ["us-east-1", "us-west-2"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

health_check usual { url: "https://192.0.2.10/health" }

health_check reserve { url: "https://192.0.2.20/health" }

record www {
  zone: root, name: "www.example.com", policy: "weighted"
  answers: [
    { target: "192.0.2.10", weight: 100, id: "usual", health: usual }
    { target: "192.0.2.20", weight: 0, id: "reserve", health: reserve }
  ]
}
