service shop {
  regions: ["eu-west-1"]
}
