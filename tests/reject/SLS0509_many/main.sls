table orders { key: { id: string } }
bus hub {}
workflow child { timeout: 1m, steps: [{ name: "work", pass: { done: true } }] }

workflow checkout {
  timeout: 1h
  definition: "./flow.asl.json"
  substitutions: { Orders: orders, Hub: hub, Child: child }
}

checkout -> orders.read
checkout -> child
