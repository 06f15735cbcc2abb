pattern ping(worker: function) {
  pong back { worker: worker }
}

pattern pong(worker: function) {
  ping back { worker: worker }
//^^^^^^^^^
}

function serve { code: "./functions/serve", handler: "app.handler", runtime: "python3.13" }

ping match { worker: serve }
