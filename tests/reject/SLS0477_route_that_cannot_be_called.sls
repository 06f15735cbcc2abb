queue orders {}
queue returns {}
queue letters {}
topic accepted {}

function answer { code: "./functions/answer", handler: "index.handler", runtime: "nodejs22.x" }

api public { auth: "none" }
api inner { type: "rest", auth: "none" }

public["GET /customers/{id}"] -> answer
inner["GET /customers/{id}"] -> answer
inner["ANY /customers"] -> answer

pipe of_http { enrich: public["GET /customers/{id}"] }
pipe without_value { enrich: inner["GET /customers/{id}"] }
pipe of_any { enrich: inner["ANY /customers"] }

orders -> of_http -> accepted
returns -> without_value -> accepted
letters -> of_any -> accepted
