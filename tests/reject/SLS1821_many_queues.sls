for n in range(0, 225) {
  queue inbox { dead_letters: none }
}
