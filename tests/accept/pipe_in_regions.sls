// Each region's stream of a replicated table has the changes of all: one region's pipe reads.
service shop { regions: ["us-east-1", "us-west-2"] }

table outbox { key: { id: string }, replicate: true }
topic accepted {}

pipe publish {}
outbox.changes -> publish { active: "home" }
publish -> accepted
