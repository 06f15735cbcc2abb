zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

record www {
  zone: root, name: "www.example.com", policy: "geolocation"
  answers: [
    { id: "one", target: "192.0.2.10", location: { country: "DE" } }
    { id: "two", target: "192.0.2.20", location: { country: "DE" } }
    { target: "192.0.2.30", location: "*" }
  ]
}
