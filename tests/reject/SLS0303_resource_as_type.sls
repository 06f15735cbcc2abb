function charge { code: "./functions/charge", handler: "app.handler", runtime: "python3.13" }

pattern with_inbox(worker: charge) {
//                         ^^^^^^
  queue inbox {}
  inbox -> worker
}
