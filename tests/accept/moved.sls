// Renamed resources keep what they are, alone, in a pattern, and with everything inside an instance.
pattern inbox(worker: function) {
  queue letters {}
  letters -> worker
}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

inbox payments { worker: charge }
queue incoming {}

moved orders -> incoming
moved billing -> payments
