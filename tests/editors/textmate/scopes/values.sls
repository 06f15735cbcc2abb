// SYNTAX TEST "source.sls" "values: conditionals and keys, words that are operators, texts in texts"

queue orders {
  retries: here == "production" ? a.b["c"] : d
//                              ^ keyword.operator.ternary.sls
//                                         ^ keyword.operator.ternary.sls
//                                           ^ variable.other.readwrite.sls
  a-b: c
//^^^ support.type.property-name.sls
    ? { d: e }
//  ^ keyword.operator.ternary.sls
//      ^ support.type.property-name.sls
    : f
//  ^ keyword.operator.ternary.sls
//    ^ variable.other.readwrite.sls
  none: none, true: !true
//^^^^ support.type.property-name.sls
//      ^^^^ constant.language.none.sls
//            ^^^^ support.type.property-name.sls
//                  ^ keyword.operator.logical.sls
//                   ^^^^ constant.language.boolean.sls
}

alarm stuck { when: orders.dead.visible > 0 for 5m, in: x in "us-east-1" }
//                                          ^^^ keyword.operator.expression.sls
//                                              ^ constant.numeric.sls
//                                               ^ keyword.other.unit.sls
//                                                  ^^ support.type.property-name.sls
//                                                        ^^ keyword.operator.expression.sls

let list = [for for in in if if == x ? y : z: for.in]
//          ^^^ keyword.control.sls
//              ^^^ variable.other.declaration.sls
//                  ^^ keyword.control.sls
//                     ^^ variable.other.readwrite.sls
//                        ^^ keyword.control.sls
//                           ^^ variable.other.readwrite.sls
//                                   ^ keyword.operator.ternary.sls
//                                       ^ keyword.operator.ternary.sls
//                                          ^ punctuation.separator.colon.sls
//                                            ^^^ variable.other.readwrite.sls
//                                               ^^^ variable.other.property.sls

let text = "a\n${ f("b${c}", on: { d: "}" }) }\u{41}" + "\"" + e
//           ^^ constant.character.escape.sls
//             ^^ punctuation.section.interpolation.begin.sls
//                ^ entity.name.function.sls
//                    ^^ punctuation.section.interpolation.begin.sls
//                      ^ meta.interpolation.sls variable.other.readwrite.sls
//                           ^^ support.type.property-name.sls
//                                 ^ support.type.property-name.sls
//                                    ^^^ string.quoted.double.sls
//                                            ^^^^^^ constant.character.escape.sls
//                                                       ^^ constant.character.escape.sls
//                                                             ^ variable.other.readwrite.sls - string

let number = 1_000 % 0.5% - 7d / 512MB
//           ^^^^^ constant.numeric.sls
//                 ^ keyword.operator.arithmetic.sls
//                   ^^^ constant.numeric.sls
//                      ^ keyword.other.unit.sls
//                             ^ keyword.operator.arithmetic.sls

let block = """
  "quoted" // no comment ${if} \$
//^^^^^^^^^^^^^^^^^^^^^^^ string.quoted.triple.sls - comment
//                       ^^ punctuation.section.interpolation.begin.sls
//                         ^^ variable.other.readwrite.sls
//                             ^^ constant.character.escape.sls
  """ + a /* b */ - c //// d
//      ^ variable.other.readwrite.sls
//        ^^^^^^^ comment.block.sls
//                ^ keyword.operator.arithmetic.sls
//                    ^^^^ comment.line.double-slash.sls - comment.line.documentation

function join {
  runtime: "python3.13"
  inline:  """
    def handler(event, context): return "${x}"
//  ^^^ meta.embedded.block.python
//                                       ^^ punctuation.section.interpolation.begin.sls
    '''
    """
//  ^^^ punctuation.definition.string.end.sls
  handler: "index.handler"
//^^^^^^^ support.type.property-name.sls
}
