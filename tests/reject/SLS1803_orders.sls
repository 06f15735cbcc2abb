topic orders { fifo: true }

for n in range(0, 101) {
  queue inbox { fifo: true, dead_letters: none }
  orders -> inbox
}
