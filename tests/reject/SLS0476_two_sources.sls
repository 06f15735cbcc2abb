queue orders {}
queue returns {}
pipe publish {}
topic accepted {}

[orders, returns] -> publish
publish -> accepted
