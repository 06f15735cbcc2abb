queue orders {
  retries:
  // ^ a value is expected
}

table -> orders -> { batch: 10 }
