type stage = "dev" | "production"
