for n in range(0, 201) {
  health_check shop { url: "https://shop-${n}.example.com/health" }
}
