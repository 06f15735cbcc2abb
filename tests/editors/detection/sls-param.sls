param stage: "dev" | "production" = "dev"
