/**
 * @file The grammar of `.sls`, a small typed language for serverless architectures.
 * @license MIT
 *
 * The rules stand in the order of the compiler's own grammar, `grammar/sls.pest`. What the compiler reads, this grammar
 * reads; where text is wrong, this grammar may be more patient, since it is the compiler that explains mistakes.
 *
 * Newlines separate entries, and mean nothing in parentheses or before a line that goes on with `.member`, `?`, `:`, `&&`,
 * `||`, `|` or `->`. The scanner (`src/scanner.c`) looks ahead for the latter; the former needs no rule: a newline is a
 * token only where the grammar has a place for a separator, else it is white space. But a line that begins with two names
 * begins a declaration, whatever is open above: there the scanner always makes a token, which tells the parser where to go
 * on behind a mistake.
 *
 * Every name has a node of the role that it plays, so that a query needs no context: `kind`, `name` (where it is declared),
 * `identifier` (where it is used), `key`, `member`, `function_name`, `type_identifier`. Keywords are reserved only where they
 * can stand; elsewhere they are names.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** How tightly operators bind, from the loosest. */
const BINDS = { or: 1, and: 2, lasting: 3, compare: 4, add: 5, multiply: 6, region: 7, unary: 8, postfix: 9 };

const OPERATORS = [
  ['||', BINDS.or],
  ['&&', BINDS.and],
  ['==', BINDS.compare],
  ['!=', BINDS.compare],
  ['<', BINDS.compare],
  ['<=', BINDS.compare],
  ['>', BINDS.compare],
  ['>=', BINDS.compare],
  ['+', BINDS.add],
  ['-', BINDS.add],
  ['*', BINDS.multiply],
  ['/', BINDS.multiply],
  ['%', BINDS.multiply],
];

/** The words that begin declarations. At the start of a wiring they are names: `input -> charge`. */
const KEYWORDS = [
  'service', 'import', 'param', 'input', 'let', 'type', 'defaults', 'resource', 'pattern', 'if', 'for', 'output', 'moved',
  'expect', 'require',
];

/** The words that claims are made of, beside names. */
const CLAIM_WORDS = [
  'after', 'and', 'answers', 'at', 'calls', 'connects', 'failures', 'feeds', 'idempotent', 'in', 'is', 'isolates', 'keeps',
  'loss', 'most', 'never', 'of', 'once', 'only', 'order', 'reaches', 'reads', 'recovers', 'runs', 'survives', 'to', 'url',
  'within', 'writes',
];

module.exports = grammar({
  name: 'sls',

  word: $ => $.identifier,

  externals: $ => [
    // A newline that separates, and one before a line that cannot but begin a declaration.
    $._newline,
    $._declaration_newline,
    // The place before a comment with a newline in it, which separates as well.
    $._comment_newline,
    // The characters of a string on one line, and of `"""` text.
    $._line_content,
    $._block_content,
    // `///` alone on its line, and the rest of that line.
    $._doc_marker,
    $.doc_text,
    // Never used: the scanner sees by it that the parser is recovering, when every token is allowed.
    $._recovering,
  ],

  extras: $ => [/[ \t\r\n]/, $.comment, $.doc_comment],

  supertypes: $ => [$.declaration, $.expression, $.type],

  rules: {
    // ------------------------------------------------------------ Files and blocks

    source_file: $ => separated($._lines, $._annotated),

    block: $ => seq('{', separated($._lines, $._annotated), '}'),

    // Newlines between declarations, and between other entries.
    _lines: $ => newlines($, choice($._newline, $._declaration_newline)),
    _newlines: $ => newlines($, $._newline),

    _annotated: $ => seq(repeat(seq($.annotation, optional($._lines))), $.declaration),

    declaration: $ => choice(
      $.service_declaration,
      $.import_declaration,
      $.param_declaration,
      $.input_declaration,
      $.let_declaration,
      $.type_declaration,
      $.resource_declaration,
      $.defaults_declaration,
      $.raw_resource_declaration,
      $.pattern_declaration,
      $.output_declaration,
      $.moved_declaration,
      $.expect_declaration,
      $.require_declaration,
      $.if_declaration,
      $.for_declaration,
      $.wiring,
    ),

    // `@allow(SLS0730, "why", until: "2027-01-01")`
    annotation: $ => seq(
      '@',
      field('name', alias($.identifier, $.annotation_name)),
      '(',
      field('lint', named($, $.lint)),
      optional(seq(',', field('reason', $._string))),
      optional(seq(',', alias('until', $.key), ':', field('until', $._string))),
      optional(','),
      ')',
    ),

    // ------------------------------------------------------------ Declarations

    service_declaration: $ => seq('service', declared($), field('body', $.object)),

    // `import { a, b as c } from "./file.sls"`
    import_declaration: $ => seq('import', field('names', $.import_list), 'from', field('source', $.string)),
    import_list: $ => seq('{', separated($._newlines, $.import_specifier), '}'),
    import_specifier: $ => seq(
      field('name', $.identifier),
      optional(seq('as', field('alias', named($, $.identifier)))),
    ),

    param_declaration: $ => seq('param', parameter($)),

    input_declaration: $ => seq('input', declared($), ':', field('type', $.type), optional(field('body', $.object))),

    let_declaration: $ => seq(
      'let',
      declared($),
      optional(seq(':', field('type', $.type))),
      '=',
      field('value', $.expression),
    ),

    type_declaration: $ => seq(
      'type',
      field('name', named($, $.type_identifier)),
      '=',
      field('value', $.type),
    ),

    // `KIND NAME { … }`
    resource_declaration: $ => seq(field('kind', alias($.identifier, $.kind)), declared($), field('body', $.object)),

    defaults_declaration: $ => seq('defaults', field('kind', alias($.identifier, $.kind)), field('body', $.object)),

    // `resource NAME: "AWS::Service::Type" { … }`
    raw_resource_declaration: $ => seq('resource', declared($), ':', field('type', $.string), field('body', $.object)),

    pattern_declaration: $ => seq(
      'pattern',
      declared($),
      field('parameters', $.parameter_list),
      field('body', $.block),
    ),
    parameter_list: $ => seq('(', separated($._newlines, $.parameter), ')'),
    parameter: $ => parameter($),

    output_declaration: $ => seq('output', declared($), '=', field('value', $.expression)),

    // `moved old.path -> new.path`
    moved_declaration: $ => seq('moved', field('from', $._path), '->', field('to', $._path)),
    _path: $ => choice($.identifier, alias($._path_member, $.member_expression)),
    _path_member: $ => seq(field('object', $._path), '.', field('member', $.member)),

    // A claim goes on to the end of the line.
    expect_declaration: $ => seq('expect', field('claim', $.claim)),
    claim: $ => prec.right(seq(
      field('subject', $._reference),
      repeat(choice($.claim_word, $._reference, $.string, $.number, ':', ',')),
    )),
    claim_word: _ => choice(...CLAIM_WORDS),
    // `orders.dead`, `public["GET /ping"]`
    _reference: $ => choice(
      $.identifier,
      alias($._reference_member, $.member_expression),
      alias($._reference_index, $.index_expression),
    ),
    _reference_member: $ => seq(field('object', $._reference), '.', field('member', $.member)),
    _reference_index: $ => seq(field('object', $._reference), '[', field('index', $.expression), ']'),

    require_declaration: $ => seq(
      'require',
      field('condition', $.expression),
      'else',
      field('message', $._string),
    ),

    // ------------------------------------------------------------ Structure

    if_declaration: $ => seq(
      'if',
      field('condition', $.expression),
      field('consequence', $.block),
      optional(field('alternative', $.else_clause)),
    ),
    else_clause: $ => seq('else', choice($.block, $.if_declaration)),

    for_declaration: $ => seq(
      'for',
      field('variable', named($, $.name)),
      'in',
      field('iterable', $.expression),
      field('body', $.block),
    ),

    // ------------------------------------------------------------ Wiring

    // `a -> [b, c] -> d { options }`
    wiring: $ => seq(
      field('stage', $._first_stage),
      repeat1(seq('->', field('stage', $._stage))),
      optional(field('options', $.object)),
    ),

    // What an arrow joins: a value that is no object, because `{` begins the options.
    _stage: $ => choice($._end, alias($._stage_in_region, $.region_expression)),
    _stage_in_region: $ => seq(field('resource', $._end), 'in', field('region', $._operand)),
    _end: $ => choice(
      $._named,
      $.list,
      $.list_comprehension,
      $.parenthesized_expression,
      alias($._end_member, $.member_expression),
      alias($._end_index, $.index_expression),
    ),
    _end_member: $ => member($, $._end),
    _end_index: $ => index($, $._end),

    // The first stage begins a line, where keywords have to be told from names.
    _first_stage: $ => choice($._first_end, alias($._first_in_region, $.region_expression)),
    _first_in_region: $ => seq(field('resource', $._first_end), 'in', field('region', $._region)),
    // No object: `queue in {}` is a queue of that name.
    _region: $ => choice($._primary, $.unary_expression),
    _first_end: $ => choice(
      $._end_at_start,
      $.list,
      $.list_comprehension,
      $.parenthesized_expression,
      alias($._first_member, $.member_expression),
      alias($._first_index, $.index_expression),
    ),
    _end_at_start: $ => choice(
      $.identifier,
      ...KEYWORDS.map(word => prec(-1, alias(word, $.identifier))),
      $.call_expression,
    ),
    _first_member: $ => member($, $._first_end),
    _first_index: $ => index($, $._first_end),

    // ------------------------------------------------------------ Expressions

    expression: $ => choice($.conditional_expression, $._chain),

    // A value without `?`, where a `:` may follow.
    _chain: $ => choice($.binary_expression, $.lasting_expression, $.region_expression, $._operand),

    // `condition ? a : b`
    conditional_expression: $ => seq(
      field('condition', $._chain),
      '?',
      field('consequence', $._chain),
      ':',
      field('alternative', $.expression),
    ),

    binary_expression: $ => choice(...OPERATORS.map(([sign, binds]) => prec.left(binds, seq(
      field('left', $._chain),
      field('operator', sign),
      field('right', $._chain),
    )))),

    // `orders.visible > 100 for 5m`
    lasting_expression: $ => prec.left(BINDS.lasting, seq(
      field('condition', $._chain),
      'for',
      field('duration', $._chain),
    )),

    // `public in "us-east-1"`
    region_expression: $ => prec.left(BINDS.region, seq(
      field('resource', $._chain),
      'in',
      field('region', $._chain),
    )),

    _operand: $ => choice($._primary, $.object, $.unary_expression),

    unary_expression: $ => prec(BINDS.unary, seq(field('operator', choice('!', '-')), field('operand', $._operand))),

    _primary: $ => choice(
      $._string,
      $.number,
      $.boolean,
      $.none,
      $._named,
      $.list,
      $.list_comprehension,
      $.parenthesized_expression,
      $.member_expression,
      $.index_expression,
    ),

    _named: $ => choice($.identifier, $.call_expression),

    member_expression: $ => member($, $._postfixed),
    index_expression: $ => index($, $._postfixed),
    // What may have a postfix.
    _postfixed: $ => choice(
      $._named,
      $.boolean,
      $.none,
      $.object,
      $.list,
      $.list_comprehension,
      $.parenthesized_expression,
      $.member_expression,
      $.index_expression,
    ),

    parenthesized_expression: $ => seq('(', $.expression, ')'),

    call_expression: $ => prec(BINDS.postfix, seq(
      field('function', alias($.identifier, $.function_name)),
      field('arguments', $.arguments),
    )),
    arguments: $ => seq('(', optional(commas(choice($.named_argument, $.expression))), ')'),
    named_argument: $ => seq(field('name', alias($.identifier, $.key)), ':', field('value', $.expression)),

    list: $ => seq('[', separated($._newlines, $.expression), ']'),

    // `[for x in xs if condition: value]`
    list_comprehension: $ => seq(
      '[',
      optional($._newlines),
      'for',
      field('variable', named($, $.name)),
      'in',
      field('iterable', $._chain),
      optional(seq('if', field('condition', $._chain))),
      ':',
      field('value', $.expression),
      ']',
    ),

    object: $ => seq('{', separated($._newlines, $.entry), '}'),
    entry: $ => seq(field('key', choice($._key, $._string)), ':', field('value', $.expression)),
    _key: $ => named($, $.key),

    // ------------------------------------------------------------ Literals and names

    _hyphenated: _ => /[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z_][A-Za-z0-9_]*)+/,
    identifier: _ => /[A-Za-z_][A-Za-z0-9_]*/,

    // Directly behind its dot: a dot at the end of a line waits for a name, and takes none from the line below.
    member: _ => token.immediate(/[A-Za-z_][A-Za-z0-9_]*/),

    // `42`, `1_000`, `0.5`, `30s`, `512MB`, `50%`
    number: _ => /[0-9][0-9_]*(\.[0-9][0-9_]*)?(%|[A-Za-z][A-Za-z0-9_]*)?/,

    boolean: _ => choice('true', 'false'),
    none: _ => 'none',

    _string: $ => choice($.string, $.text_block),

    string: $ => seq(
      '"',
      repeat(choice(alias($._line_content, $.string_content), $.escape_sequence, $.interpolation)),
      token.immediate('"'),
    ),

    // `"""` text over several lines.
    text_block: $ => seq(
      '"""',
      repeat(choice(alias($._block_content, $.string_content), $.escape_sequence, $.interpolation)),
      token.immediate('"""'),
    ),

    escape_sequence: _ => token.immediate(/\\(u\{[0-9A-Fa-f]*\}|[^\n])/),
    interpolation: $ => seq(token.immediate('${'), $.expression, '}'),

    // ------------------------------------------------------------ Types

    type: $ => choice($.union_type, $._type_term),

    union_type: $ => seq($._type_term, repeat1(seq('|', $._type_term))),

    _type_term: $ => choice($.deferred_type, $.optional_type, $._type_atom),
    deferred_type: $ => seq('deferred', choice($.optional_type, $._type_atom)),
    optional_type: $ => seq($._type_atom, '?'),
    _type_atom: $ => choice(
      $._type_name,
      $.port_type,
      $.string,
      $.list_type,
      $.object_type,
      $.parenthesized_type,
    ),

    _type_name: $ => choice(
      alias($.identifier, $.type_identifier),
      prec(-1, alias('deferred', $.type_identifier)),
    ),
    // `table.write`
    port_type: $ => seq(field('kind', $._type_name), '.', field('port', $.member)),
    list_type: $ => seq('[', $.type, ']'),
    object_type: $ => seq('{', separated($._newlines, $.field_type), '}'),
    field_type: $ => seq(field('key', choice($._key, $.string)), optional('?'), ':', field('type', $.type)),
    parenthesized_type: $ => seq('(', $.type, ')'),

    // ------------------------------------------------------------ Comments

    comment: _ => token(choice(
      /\/\/([^\n]*[^\s])?/,
      /\/\*([^*]|\*+[^*/])*\*+\//,
    )),

    // `///` documents the declaration below. Its text holds the newline, so that the lines of a text stay lines.
    doc_comment: $ => seq($._doc_marker, $.doc_text),
  },
});

/** A name in a role of its own. `-` is accepted, and the compiler says where it should be `_`. */
function named($, role) {
  return choice(alias($.identifier, role), alias($._hyphenated, role));
}

/** The name that a declaration declares. */
function declared($) {
  return field('name', named($, $.name));
}

/** `NAME: T = default` */
function parameter($) {
  return seq(
    declared($),
    ':',
    field('type', $.type),
    optional(seq('=', field('default', $.expression))),
  );
}

/** `.member` behind a value. */
function member($, value) {
  return prec(BINDS.postfix, seq(field('object', value), '.', field('member', $.member)));
}

/** `["index"]` behind a value. */
function index($, value) {
  return prec(BINDS.postfix, seq(field('object', value), '[', field('index', $.expression), ']'));
}

/** A newline and more of them. */
function newlines($, newline) {
  return seq(choice($._comment_newline, newline), repeat(newline));
}

/** Entries with newlines or a comma between them. */
function separated(newlines, entry) {
  const separator = choice(seq(newlines, optional(seq(',', optional(newlines)))), seq(',', optional(newlines)));
  return seq(optional(newlines), optional(seq(entry, repeat(seq(separator, entry)), optional(separator))));
}

/** Entries with a comma between them, where newlines mean nothing. */
function commas(entry) {
  return seq(entry, repeat(seq(',', entry)), optional(','));
}
