queue inbox {}

for n in range(0, 100) {
  topic source {}
  source -> inbox
}
