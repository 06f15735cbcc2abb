pattern inbox(worker: function) {
  queue letters {}
  letters -> worker
  expect letters never reaches worker
}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

inbox payments { worker: charge }
