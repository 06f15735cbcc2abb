pattern between(from: queue, by: function, from: topic) {
//                                         ^^^^
  from -> by
}
