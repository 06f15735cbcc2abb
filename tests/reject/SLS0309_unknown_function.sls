param stage: string = "dev"

queue orders { tags: { stage: uppercase(stage) } }
//                            ^^^^^^^^^
