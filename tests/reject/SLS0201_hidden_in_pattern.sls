// What a pattern declares is not seen from outside.
pattern with_inbox(worker: function) {
  queue inbox {}
  inbox -> worker
}

function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

with_inbox payments { worker: charge }

charge -> inbox
//        ^^^^^
