expect front survives loss of "eu-west-1"
