queue orders {}
queue customers {}
topic accepted {}

pipe publish { enrich: customers }

orders -> publish -> accepted
