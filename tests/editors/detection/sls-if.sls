if stage == "production" {
  queue audit {}
}
