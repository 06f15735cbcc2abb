let teams = ["orders", "finance"]

queue orders { tags: { teams: join(teams, ",") } }
//                            ^^^^^^^^^^^^^^^^
