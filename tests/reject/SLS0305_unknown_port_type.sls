pattern archive(store: bucket.writes) {
//                            ^^^^^^
  topic done {}
}
