@allow(few-retries, "until the provider is fast again", until: "31.01.2027")
queue orders { retries: 1 }

function charge {
  runtime: "nodejs22.x", handler: "index.handler"
  inline: "exports.handler = async () => {}"
}

orders -> charge
