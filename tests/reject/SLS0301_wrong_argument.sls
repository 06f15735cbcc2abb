pattern with_inbox(worker: function) {
  queue inbox {}
  inbox -> worker
}

topic accepted {}

with_inbox payments { worker: accepted }
//                            ^^^^^^^^
