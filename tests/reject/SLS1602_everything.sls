defaults function { runtime: "python3.13", code: "./functions/orders" }
api web { auth: "iam" }
function everything { handler: "app.handler" }

web["GET /users"]         -> everything
web["POST /orders"]       -> everything
web["GET /invoices/{id}"] -> everything
web["GET /reports/{day}"] -> everything
