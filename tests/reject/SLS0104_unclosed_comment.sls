queue orders {}

/* the topic is not ready yet
topic accepted {}
