pattern inbox(
  /// Who works on letters.
  worker: function
) {
  queue letters {}
  letters -> worker
}
