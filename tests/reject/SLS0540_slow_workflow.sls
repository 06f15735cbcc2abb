api public { auth: "none" }

workflow checkout { type: "express", timeout: 1m, steps: [{ name: "look", pass: { seen: true } }] }

public["POST /orders"] -> checkout.call
