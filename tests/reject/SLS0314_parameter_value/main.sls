param stage: "dev" | "production" = "dev"
//           ^^^^^^^^^^^^^^^^^^^^

queue orders { tags: { stage: stage } }
