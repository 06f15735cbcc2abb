topic orders {}

function charge { code: "./functions/charge", handler: "index.handler", runtime: "nodejs22.x", kill_switch: true, failures: none }

orders -> charge
