queue orders {}
pipe publish {}
topic accepted {}
topic audited {}

orders -> publish
publish -> [accepted, audited]
