queue orders {}
topic accepted {}

workflow check { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }

pipe publish { enrich: check.call }

orders -> publish -> accepted
