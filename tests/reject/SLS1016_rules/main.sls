workflow checkout { timeout: 1h, definition: "./flow.asl.json" }
