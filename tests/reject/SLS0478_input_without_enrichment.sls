queue orders {}
topic accepted {}

pipe publish { input: { id: "<$.body.id>" } }

orders -> publish -> accepted
