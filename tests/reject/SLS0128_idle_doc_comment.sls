queue orders {
  /// as many as the bank allows
  retries: 5
}
