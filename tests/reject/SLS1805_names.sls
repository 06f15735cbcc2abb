zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
certificate shops {
  name: "example.com"
  zone: root
  also: [for n in range(0, 10): "shop-${n}.example.com"]
}
