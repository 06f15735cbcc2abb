// `source` has an output port, `target` an input port, of whichever kind.
pattern tee(from: source, to: [function]) {
  for worker in to {
    from -> worker
  }
}

topic accepted {}
bucket uploads {}

function receipt { code: "./functions/receipt", handler: "app.handler", runtime: "python3.13" }
function index   { code: "./functions/index", handler: "app.handler", runtime: "python3.13" }

tee on_accept { from: accepted, to: [receipt, index] }
tee on_upload { from: uploads.created, to: [index] }
