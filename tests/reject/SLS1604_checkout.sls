defaults function { runtime: "python3.13", code: "./functions/orders" }
function reserve { handler: "reserve.handler", timeout: 5s }
function charge { handler: "charge.handler", timeout: 5s }
function pack { handler: "pack.handler", timeout: 5s }
function ship { handler: "ship.handler", timeout: 5s }
function checkout { handler: "app.handler", timeout: 30s }

checkout -> [reserve.call, charge.call, pack.call, ship.call]
