param stage: "dev" | "production" = "prod"
//                                  ^^^^^^

queue orders { tags: { stage: stage } }
