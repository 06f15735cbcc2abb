input timeout: duration {}
//             ^^^^^^^^
