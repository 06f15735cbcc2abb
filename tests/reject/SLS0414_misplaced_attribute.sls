function resize {
  image:   "123456789012.dkr.ecr.us-east-1.amazonaws.com/resize:7"
  handler: "index.handler"
}
