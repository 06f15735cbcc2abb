function hub { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

for n in range(0, 800) {
  queue inbox { dead_letters: none }
  hub -> inbox
}
