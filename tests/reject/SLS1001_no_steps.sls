workflow checkout { timeout: 1h }
