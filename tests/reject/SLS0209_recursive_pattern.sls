pattern with_retry(worker: function) {
  queue inbox {}
  inbox -> worker
  with_retry again { worker: worker }
//^^^^^^^^^^^^^^^^
}
