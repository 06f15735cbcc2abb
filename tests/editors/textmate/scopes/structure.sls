// SYNTAX TEST "source.sls" "blocks, branches, requirements and claims; what was not finished ends"

if a == {} && b {
// <-- keyword.control.sls
//      ^ punctuation.section.braces.begin.sls
//       ^ punctuation.section.braces.end.sls
//              ^ punctuation.section.block.begin.sls
  queue orders {}
//^^^^^ entity.name.type.kind.sls
} /* c */ else if d(e) { } else {
//        ^^^^ keyword.control.sls
//             ^^ keyword.control.sls
//                ^ entity.name.function.sls
//                         ^^^^ keyword.control.sls
  if in "us-east-1" -> x { if: 1 }
//^^ keyword.control.sls
}
else
// <---- keyword.control.sls
{
  queue returns {}
//^^^^^ entity.name.type.kind.sls
}

for shop in ["vienna", "graz"] { output url = shop }
// <--- keyword.control.sls
//  ^^^^ variable.other.declaration.sls
//       ^^ keyword.control.sls
//                               ^^^^^^ storage.type.sls

require length(workers) > 0 else "why ${else}"
// <------- keyword.other.claim.sls
//                          ^^^^ keyword.other.claim.sls
//                                      ^^^^ variable.other.readwrite.sls

expect order["GET /"] survives loss of to.dead in "a" and url:"b" // c
// <------ keyword.other.claim.sls
//     ^^^^^ variable.other.readwrite.sls
//                    ^^^^^^^^ keyword.other.claim.sls
//                             ^^^^ keyword.other.claim.sls
//                                  ^^ keyword.other.claim.sls
//                                       ^^^^^ variable.other.property.sls
//                                             ^^ keyword.operator.expression.sls
//                                                    ^^^ keyword.other.claim.sls
//                                                        ^^^ keyword.other.claim.sls
//                                                                ^^^^ comment.line.double-slash.sls
survives -> loss
// <-------- variable.other.readwrite.sls

[orders, returns] -> web["GET /{id}"] { batch: 5 }
// <- punctuation.section.brackets.begin.sls
//^^^^ variable.other.readwrite.sls
//                ^^ storage.type.function.arrow.sls
//                       ^^^^^^^^^^^ string.quoted.double.sls
//                                      ^^^^^ support.type.property-name.sls

if x
queue after_if {}
// <----- entity.name.type.kind.sls
let open = "abc
queue after_text {}
// <----- entity.name.type.kind.sls
let opened = "x${ f(
queue after_brackets { a: "x" }
// <----- entity.name.type.kind.sls
//                     ^ support.type.property-name.sls
