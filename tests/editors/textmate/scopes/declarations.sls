// SYNTAX TEST "source.sls" "heads of declarations, and words that are keywords nowhere else"

service shop { tags: { team: "orders" } }
// <------- storage.type.sls
//      ^^^^ entity.name.namespace.sls
//             ^^^^ support.type.property-name.sls
//                 ^ punctuation.separator.colon.sls

queue orders { retries: 5 }
// <----- entity.name.type.kind.sls
//    ^^^^^^ entity.name.variable.sls
//             ^^^^^^^ support.type.property-name.sls
//                      ^ constant.numeric.sls

fan_out on_upload
// <------- entity.name.type.kind.sls
//      ^^^^^^^^^ entity.name.variable.sls
{
  source: uploads.created
//        ^^^^^^^ variable.other.readwrite.sls
//               ^^^^^^^^ variable.other.property.sls
}

queue if { resource: as }
// <----- entity.name.type.kind.sls
//    ^^ entity.name.variable.sls
//         ^^^^^^^^ support.type.property-name.sls
//                   ^^ variable.other.readwrite.sls

type foo {}
// <---- entity.name.type.kind.sls
//   ^^^ entity.name.variable.sls

import { a, b as c } from "std:x"
// <------ keyword.control.import.sls
//       ^ variable.other.readwrite.sls
//            ^^ keyword.control.as.sls
//                   ^^^^ keyword.control.from.sls
//                        ^^^^^^^ string.quoted.double.sls

defaults function { memory: 256MB }
// <-------- storage.type.sls
//       ^^^^^^^^ entity.name.type.kind.sls

resource vault: "AWS::Backup::BackupVault" { BackupVaultName: "nightly" }
// <-------- storage.type.sls
//       ^^^^^ entity.name.variable.sls
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.double.sls
//                                           ^^^^^^^^^^^^^^^ support.type.property-name.sls

moved a.b -> c
// <----- storage.type.sls
//    ^ variable.other.readwrite.sls
//     ^^ variable.other.property.sls
//        ^^ storage.type.function.arrow.sls

@allow(few-retries, "why", until: "2030-01-31") queue returns {}
// <------ storage.type.annotation.sls
//     ^^^^^^^^^^^ constant.other.code.sls
//                         ^^^^^ support.type.property-name.sls
//                                              ^^^^^ entity.name.type.kind.sls

let type = input.for
// <--- storage.type.sls
//  ^^^^ entity.name.variable.sls
//         ^^^^^ variable.other.readwrite.sls
//              ^^^^ variable.other.property.sls
output if = let
// <------ storage.type.sls
//     ^^ entity.name.variable.sls
//          ^^^ variable.other.readwrite.sls

expect -> if -> let { in: ["us-east-1"], for: expect }
// <------ variable.other.readwrite.sls
//        ^^ variable.other.readwrite.sls
//                    ^^ support.type.property-name.sls
//                                       ^^^ support.type.property-name.sls
//                                            ^^^^^^ variable.other.readwrite.sls
