queue orders {}
table ledger { key: { id: string } }

expect orders never reaches leger
//                          ^^^^^
