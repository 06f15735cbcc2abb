@allow(few-retires, "one try is enough for a reminder")
//     ^^^^^^^^^^^
queue reminders { retries: 1 }
