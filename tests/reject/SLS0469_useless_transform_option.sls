bucket archive {}

delivery clicks { transform_retries: 5 }

clicks -> archive.write
