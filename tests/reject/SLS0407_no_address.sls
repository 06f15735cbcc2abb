topic operators { email: ["on-call"] }
//                        ^^^^^^^^^
