/// Takes orders in.
// <- comment.documentation
service shop { regions: ["us-east-1"] }
// <- keyword
//      ^ module
//             ^ property
//                       ^ string

// A plain comment.
// <- comment

import { fan_out as copies } from "std:orchestration"
// <- keyword.import
//               ^ keyword.import
//                  ^ variable
//                           ^ keyword.import

param stage: "dev" | string = "dev"
// <- keyword
//    ^ variable.parameter
//                 ^ operator
//                   ^ type.builtin

type box = { here: deferred queue, there?: table.write }
// <- keyword.type
//   ^ type.definition
//           ^ property
//                 ^ keyword.modifier
//                          ^ type
//                                 ^ property
//                                      ^ operator
//                                         ^ type
//                                               ^ variable.member

@allow(few-retries, "twice is enough", until: "2027-01-31")
// <- attribute
//^ attribute
//     ^ constant
//                                     ^ property
queue orders {
// <- type
//    ^ variable
//           ^ punctuation.bracket
  retries: stage == "dev" ? 1_000 : 0.5
  // <- property
  //       ^ variable.parameter
  //             ^ operator
  //                      ^ keyword.conditional.ternary
  //                        ^ number
  //                              ^ keyword.conditional.ternary
  text: "a\n${aws.region} b"
  //    ^ string
  //      ^ string.escape
  //        ^ punctuation.special
  //          ^ variable.builtin
  //              ^ variable.member
  //                    ^ punctuation.special
  //                      ^ string
  names: [for name in names if true: upper(name)]
  //      ^ keyword.repeat
  //          ^ variable
  //               ^ keyword.operator
  //                        ^ keyword.conditional
  //                           ^ boolean
  //                                 ^ function.call
  nothing: none
  //       ^ constant.builtin
}

orders["GET /"] -> allow("ses:SendEmail", on: "*")
// <- variable
//              ^ operator
//                 ^ function.call
//                                        ^ property

alarm stuck { when: orders.visible > 0 for 5m }
//                                     ^ keyword.operator

expect order survives loss of orders in "us-east-1"
// <- keyword
//     ^ variable
//           ^ keyword.operator
//                    ^ keyword.operator
//                            ^ variable
//                                   ^ keyword.operator

if stage == "dev" {
// <- keyword.conditional
} else { input -> type }
//^ keyword.conditional
//       ^ variable
//             ^ operator
//                ^ variable
