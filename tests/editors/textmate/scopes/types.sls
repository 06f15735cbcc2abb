// SYNTAX TEST "source.sls" "type positions end where the type ends"

param stage: "dev" | "production" = stages["a"]
// <----- storage.type.sls
//    ^^^^^ entity.name.variable.sls
//           ^^^^^ string.quoted.double.sls
//                 ^ keyword.operator.union.sls
//                                ^ keyword.operator.assignment.sls
//                                  ^^^^^^ variable.other.readwrite.sls - support.type

input level: string? { default: string }
//           ^^^^^^ support.type.sls
//                 ^ keyword.operator.optional.sls
//                     ^^^^^^^ support.type.property-name.sls
//                              ^^^^^^ variable.other.readwrite.sls

let x: { a: int, b?: [table.write], "c": {string: deferred json} } = { a: int }
//       ^ support.type.property-name.sls
//          ^^^ support.type.sls
//               ^ support.type.property-name.sls
//                ^ keyword.operator.optional.sls
//                    ^^^^^ support.type.sls
//                         ^^^^^^ variable.other.property.sls
//                                  ^^^ string.quoted.double.sls
//                                        ^^^^^^ support.type.property-name.sls
//                                                ^^^^^^^^ storage.modifier.sls
//                                                         ^^^^ support.type.sls
//                                                                     ^ support.type.property-name.sls
//                                                                        ^^^ variable.other.readwrite.sls

type long = "a" |
//          ^^^ string.quoted.double.sls
  b
//^ support.type.sls
  // between
  | deferred
//  ^^^^^^^^ support.type.sls
orders -> charge
// <------ variable.other.readwrite.sls - support.type

pattern p(
// <------- storage.type.sls
//      ^ entity.name.type.pattern.sls
  /// What works.
//^^^ comment.line.documentation.sls
  worker: function
//^^^^^^ variable.parameter.sls
//        ^^^^^^^^ support.type.sls
  mode: "a" | "b" = c ? { worker: d } : e(mode: f)
//^^^^ variable.parameter.sls
//                    ^ keyword.operator.ternary.sls
//                        ^^^^^^ support.type.property-name.sls
//                                    ^ keyword.operator.ternary.sls
//                                      ^ entity.name.function.sls
//                                        ^^^^ support.type.property-name.sls
  last: [(source | target)?]
//^^^^ variable.parameter.sls
//        ^^^^^^ support.type.sls
//                        ^ keyword.operator.optional.sls
) {
  worker -> last
//^^^^^^ variable.other.readwrite.sls
}
