service order_intake_of_the_shop { regions: ["us-east-1", "eu-west-1"] }

bucket everything_that_was_ever_ordered { replicate: true }
