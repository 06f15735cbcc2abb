bus shop {}

for part in range(0, 10) {
  queue inbox { dead_letters: none }

  for n in range(0, 31) {
    shop -> inbox { match: { source: ["shop.${part}.${n}"] }, name: "of_${n}" }
  }
}
