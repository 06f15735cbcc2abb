topic operators { email: [] }
//                       ^^
