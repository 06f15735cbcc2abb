queue orders {}
pipe publish {}
topic accepted {}

orders -> publish
publish -> accepted { input: { id: "<body.id>" } }
