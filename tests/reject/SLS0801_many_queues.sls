for n in range(0, 300) {
  queue inbox { dead_letters: none }
}
