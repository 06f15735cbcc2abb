type tree = { name: string, children: [tree] }
//                                     ^^^^
