for n in range(0, 2000) {
  queue inbox { dead_letters: none }
}
