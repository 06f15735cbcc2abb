service website { regions: ["us-east-1", "us-west-2"] }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record www {
  zone: root, name: "www.example.com", policy: "weighted"
  answers: [
    { target: "192.0.2.10", weight: 100, id: "usual" }
    { target: "192.0.2.20", weight: 0, id: "reserve" } //~ manual-recovery
  ]
}
