for shop in ["vienna", "graz"] {
  queue orders {}
}
