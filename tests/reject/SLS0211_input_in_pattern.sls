pattern with_limit(worker: function) {
  input limit: int {}
//      ^^^^^
  queue inbox { tags: { limit: "${limit}" } }
  inbox -> worker
}
