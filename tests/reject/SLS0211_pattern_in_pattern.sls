pattern outer(worker: function) {
  pattern inner(worker: function) {
//        ^^^^^
    queue inbox {}
    inbox -> worker
  }
}
