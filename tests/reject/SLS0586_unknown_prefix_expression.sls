bucket archive {}

delivery clicks {}

clicks -> archive.write { prefix: "clicks/!{time:yyyy}/" }
