param stage: "dev" | "production"
//    ^^^^^

queue orders { tags: { stage: stage } }
