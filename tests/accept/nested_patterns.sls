// Patterns made of patterns. Each name on the way is part of the identity.
pattern inbox(worker: function, retries: int = 5) {
  queue letters { retries: retries }
  letters -> worker
  output letters = letters
}

pattern desk(worker: function, urgent: bool = false) {
  inbox normal { worker: worker }
  if urgent {
    inbox express { worker: worker, retries: 8 }
  }
  output entrance = normal.letters
}

function answer { code: "./functions/answer", handler: "app.handler", runtime: "python3.13" }
function file   { code: "./functions/file", handler: "app.handler", runtime: "python3.13" }

desk front { worker: answer, urgent: true }
desk back { worker: file }

answer -> back.entrance

output entrance_url = front.entrance.url
