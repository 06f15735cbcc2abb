queue orders {}
topic accepted {}

pipe publish { request: { path: ["$.body.id"] } }

orders -> publish -> accepted
