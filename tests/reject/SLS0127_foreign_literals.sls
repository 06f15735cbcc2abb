queue orders {
  fifo:         True
  //            ^ true
  dead_letters: null
}
