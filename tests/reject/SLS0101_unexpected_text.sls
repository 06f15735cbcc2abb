queue orders {
  retries:
  // ^ a value is expected
}

topic accepted {}
accepted -> orders -> { raw: true }
