pipe publish {}
topic accepted {}

publish -> accepted
