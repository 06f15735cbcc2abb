queue orders {}
pipe load {}

workflow check { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }

orders -> load -> check.call
