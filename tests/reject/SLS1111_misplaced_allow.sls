queue jobs {}
queue others {}

jobs -> allow("sqs:PurgeQueue", on: others)
