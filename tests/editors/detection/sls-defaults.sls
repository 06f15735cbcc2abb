defaults function { runtime: "python3.13" }
