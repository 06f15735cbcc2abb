queue orders {}

for letter in split("-", orders.name) {
//                       ^^^^^^^^^^^
  topic accepted {}
}
