queue orders {}

expect orders never reaches users
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^
