topic operators { fifo: true, email: ["ops@example.com"] }
