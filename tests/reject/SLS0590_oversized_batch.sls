table outbox { key: { id: string } }
pipe publish {}
topic accepted {}

outbox.changes -> publish { batch: 100 }
publish -> accepted
