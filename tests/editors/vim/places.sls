/// Takes orders in.
// <- slscDoc
//// nothing more
// <- slscComment
service shop { regions: ["eu-west-1"] } // home
// <- slscKeyword
//      ^ slscDeclared
//             ^ slscKey
//                       ^ slscString
//                                      ^ slscComment

import { a, b as as } from "./other.sls"
// <- slscImport
//       ^ slscName
//            ^ slscAs
//               ^ slscName
//                    ^ slscFrom

param stage: "dev" | production? = none ? "a" : b
//    ^ slscDeclared
//           ^ slscTypeString
//                 ^ slscTypeUnion
//                   ^ slscTypeName
//                             ^ slscTypeOptional
//                               ^ slscOperator
//                                 ^ slscConstant
//                                      ^ slscOperator
//                                              ^ slscName

let type = input.for + type.type
// <- slscKeyword
//  ^ slscDeclared
//         ^ slscName
//               ^ slscMember
//                     ^ slscName

type settings = { type: int, keep?: {string: table.write}, "a-b": deferred [string] }
// <- slscTypeKeyword
//   ^ slscTypeDeclared
//                ^ slscTypeKey
//                      ^ slscTypeName
//                           ^ slscTypeKey
//                                   ^ slscTypeKey
//                                           ^ slscTypeName
//                                                ^ slscTypePort
//                                                         ^ slscTypeString
//                                                                ^ slscDeferred
//                                                                          ^ slscTypeName

queue if { let: for, in: [x in "eu-west-1"], resource: a.visible > 0 for 5m }
// <- slscKind
//    ^ slscDeclared
//         ^ slscKey
//              ^ slscName
//                   ^ slscKey
//                          ^ slscIn
//                                           ^ slscKey
//                                                                   ^ slscLasting
//                                                                       ^ slscNumber

fan_out on_upload { on: busy ? quick : slow, then: [for x in xs if x.y: upper(x)] }
// <- slscKind
//                  ^ slscKey
//                             ^ slscName
//                                     ^ slscName
//                                           ^ slscKey
//                                                  ^ slscEach
//                                                      ^ slscDeclared
//                                                        ^ slscIn
//                                                              ^ slscWhere
//                                                                      ^ slscFunction

if stage == { a: b } && x in "eu" {
// <- slscKeyword
//            ^ slscKey
//                        ^ slscIn
  queue inner { x: 1 } // a block
//^ slscKind
//              ^ slscKey
} else if true { queue other {} } else { topic -> queue }
//^ slscElse
//     ^ slscKeyword
//               ^ slscKind
//                                ^ slscElse
//                                       ^ slscName
//                                                ^ slscName

for shop in ["vienna"] {
// <- slscKeyword
//  ^ slscVariable
//       ^ slscIn
  type -> shop.in
//^ slscName
//     ^ slscArrow
//            ^ slscMember
}

let text = "a\n${join(", ", on: { b: "}" })}\u{41}" + """
//            ^ slscEscape
//             ^ slscInterpolation
//               ^ slscFunction
//                          ^ slscKey
//                                   ^ slscString
//                                         ^ slscInterpolation
//                                          ^ slscEscape
//                                                  ^ slscOperator
"quoted" ${ x /* } */ } queue orders {} // no comment
   """ // a comment
//   ^ slscText
//     ^ slscComment

@allow(few-retries, "why", until: "2027-01-31")
// <- slscAllow
//     ^ slscAllowedCode
//                         ^ slscAllowedKey
defaults queue { retries: 1_000, share: 50%, size: 0.5 }
// <- slscDefaults
//       ^ slscDefaultsKind
//                        ^ slscNumber
//                               ^ slscKey
//                                      ^ slscNumber

expect order["GET /"] survives loss of to.never in "eu" // home
// <- slscKeyword
//     ^ slscClaimSubject
//           ^ slscString
//                    ^ slscClaimWord
//                                     ^ slscClaimWord
//                                        ^ slscMember
//                                              ^ slscClaimWord
//                                                      ^ slscComment
moved a.b -> c
// <- slscKeyword
//      ^ slscMember
require length(x) > 0 else "nothing"
// <- slscKeyword
//                    ^ slscElse

pattern inbox(
// <- slscPattern
//      ^ slscPatternName
  /// Who works.
//^ slscDoc
  worker: function? // none
//^ slscParameter
//        ^ slscTypeName
//                  ^ slscTypeTail
  retries: int = many ? 5 : 6
//^ slscParameter
//                      ^ slscNumber
) { output url = worker.arn }
//  ^ slscKeyword
//         ^ slscDeclared
resource vault: "AWS::Backup::BackupVault" { Name: "x" }
// <- slscKeyword
//       ^ slscDeclared
//              ^ slscTypeString
//                                           ^ slscKey
input -> output { input: 1 }
// <- slscName
//       ^ slscName
//                ^ slscKey
