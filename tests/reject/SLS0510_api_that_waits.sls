api public { auth: "none" }

workflow checkout { timeout: 20s, steps: [{ name: "look", pass: { seen: true } }] }

public["POST /orders"] -> checkout.call
