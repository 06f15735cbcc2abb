// The TextMate grammar, readable. `scripts/make.mjs` writes it down for the editors.
//
// TextMate reads line by line and knows only what is open. So what a word is follows from what it stands in:
//
//   items     declarations and arrows, at the top of a file and in the blocks of `if`, `for` and `pattern`
//   object    `key: value`, in braces that are not a block
//   type      behind the `:` of a parameter, up to its `=`, its `{` or the end of its line
//   claim     `expect …`, up to the end of its line
//
// A `?` opens the first half of a conditional, up to its `:`; every other `:` in an object is therefore behind a key.

// ---------------------------------------------------------------- Pieces of expressions

const NAME = "[A-Za-z_][A-Za-z0-9_]*";
const KEY = `${NAME}(?:-${NAME})*`;
/** A name where it is declared; the compiler reads `-` in it, to teach. */
const DECLARED = `${NAME}(?:-[A-Za-z][A-Za-z0-9_]*)*`;
const BLANK = "(?:[ \\t]|/\\*(?:[^*]|\\*(?!/))*\\*/)";
const END_OF_WORD = "(?![A-Za-z0-9_])";
/** Behind this a value is whole: what follows is an operator, or begins something else. */
const WHOLE = '(?<=[A-Za-z0-9_"\\])}%])';
/** Where an item begins: a line, or behind what ends or precedes an item on the same line. */
const ITEM = "(?:^|(?<=[{},)/]))[ \\t]*";
/** A line that begins a declaration: whatever is open above it was not finished. */
const NEXT_DECLARATION = `^(?=[ \\t]*${NAME}[ \\t]+(?!(?:in|for|if|else)${END_OF_WORD})[A-Za-z_])`;
/** The same at the first column, with what follows a name: brackets above it were not closed. */
const NOT_CLOSED = `^(?=${NAME}[ \\t]+(?!(?:in|for|if|else)${END_OF_WORD})${NAME}[ \\t]*(?:[{(=:]|$))`;
/** The `{` of a body, here or on a next line. */
const BODY = `(?=${BLANK}*(?:\\{|$|//))`;

/** Blanks and comments between two words, and where none need be. */
const GAP = [`${BLANK}+`, "gap"];
const MAYBE = [`${BLANK}*`, "gap"];

/** A scope, or one in another: `support.type meta.key`. */
const scope = (names) =>
  names
    .split(" ")
    .map((name) => `${name}.sls`)
    .join(" ");

/** A regular expression and its captures, from texts and from pairs of a text and its scope. */
function sequence(parts) {
  const captures = {};
  let count = 0;
  const expression = parts.map((part) => {
    if (typeof part === "string") return part;
    const [text, name] = part;
    captures[++count] = name === "gap" ? { patterns: [{ include: "#comments" }] } : { name: scope(name) };
    return `(${text})`;
  });
  return { expression: expression.join(""), captures };
}

function match(...parts) {
  const { expression, captures } = sequence(parts);
  return { match: expression, captures };
}

function region(begin, end, patterns, more = {}) {
  const [opening, closing] = [sequence(begin), sequence(end)];
  return {
    ...more,
    begin: opening.expression,
    beginCaptures: opening.captures,
    end: closing.expression,
    endCaptures: closing.captures,
    patterns,
  };
}

const include = (...names) => names.map((name) => ({ include: `#${name}` }));

// ---------------------------------------------------------------- Scopes

const DECLARES = "storage.type";
const CONTROL = "keyword.control";
const WORD = "keyword.operator.expression";
const CLAIM = "keyword.other.claim";
const KIND = "entity.name.type.kind";
const TYPE = "support.type";
/** Themes that know the keys of JavaScript colour ours like those, and all others like the properties of CSS and JSON. */
const PROPERTY = "support.type.property-name meta.object-literal.key";
const MEMBER = "variable.other.property";
const DECLARATION = "entity.name.variable";
const PARAMETER = "variable.parameter";
const ASSIGNS = "keyword.operator.assignment";
const COLON = "punctuation.separator.colon";

// ---------------------------------------------------------------- Comments and texts

const comments = [
  region([["///(?!/)", "punctuation.definition.comment"]], ["$\\n?|^"], [], {
    name: scope("comment.line.documentation"),
  }),
  region([["//", "punctuation.definition.comment"]], ["$\\n?|^"], [], { name: scope("comment.line.double-slash") }),
  region([["/\\*", "punctuation.definition.comment.begin"]], [["\\*/", "punctuation.definition.comment.end"]], [], {
    name: scope("comment.block"),
  }),
];

const escape = { match: "\\\\(?:u\\{[0-9A-Fa-f]*\\}|.)", name: scope("constant.character.escape") };
const interpolation = region(
  [["\\$\\{", "punctuation.section.interpolation.begin"]],
  [["\\}", "punctuation.section.interpolation.end"], `|${NOT_CLOSED}`],
  include("expression"),
  { name: scope("meta.interpolation") },
);
const pieces = include("escape", "interpolation");
const quotes = (text, where) => [text, `punctuation.definition.string.${where}`];
const strings = [
  region([quotes('"""', "begin")], [quotes('"""', "end")], pieces, { name: scope("string.quoted.triple") }),
  // A text that was not closed ends with its line.
  region([quotes('"', "begin")], [quotes('"|$|^', "end")], pieces, { name: scope("string.quoted.double") }),
];

/** Quotes that no region of text is around. */
const outer = (text, where) => [text, `string.quoted.triple punctuation.definition.string.${where}`];

/**
 * Source text of a function, where the runtime above it says its language. Whatever the other grammar leaves open ends
 * with the lines that have no quotes in them.
 */
const inline = (language) =>
  region(
    ["\\b", ["inline", PROPERTY], MAYBE, [":", COLON], MAYBE, outer('"""', "begin")],
    [outer('"""', "end")],
    [
      {
        begin: '(?<=""")[ \\t]*$\\n?',
        while: '^(?!.*""")',
        contentName: `meta.embedded.block.${language}`,
        patterns: [...pieces, { include: `source.${language === "javascript" ? "js" : language}` }],
      },
      ...pieces,
    ],
  );
const runtime = (start, language) =>
  region(
    ["\\b", ["runtime", PROPERTY], MAYBE, [":", COLON], MAYBE, `(?="${start})`],
    [`(?=\\})|${NOT_CLOSED}`],
    [inline(language), ...include("entries")],
  );

// ---------------------------------------------------------------- Values

const operators = [
  match(["->", "storage.type.function.arrow"]),
  match(["==|!=|<=|>=|<|>", "keyword.operator.comparison"]),
  match(["&&|\\|\\||!", "keyword.operator.logical"]),
  match(["[-+*/%]", "keyword.operator.arithmetic"]),
];

/** `in` and `for` are operators behind a value, and names where a value begins. */
const words = [match(WHOLE, GAP, ["(?:for|in)" + END_OF_WORD, WORD], MAYBE)];

const conditional = region(
  [["\\?", "keyword.operator.ternary"]],
  [[":", "keyword.operator.ternary"], `|(?=[,)\\]}])|${NEXT_DECLARATION}`],
  include("expression"),
);

const constants = match("\\b", ["true|false", "constant.language.boolean"], END_OF_WORD);
const none = match("\\b", ["none", "constant.language.none"], END_OF_WORD);
const number = match(
  ["[0-9][0-9_]*(?:\\.[0-9][0-9_]*)?", "constant.numeric"],
  ["(?:%|[A-Za-z][A-Za-z0-9_]*)?", "constant.numeric keyword.other.unit"],
);

const member = match([`\\.${NAME}`, MEMBER]);
const call = region(
  [[NAME, "entity.name.function"], MAYBE, ["\\(", "punctuation.section.arguments.begin"]],
  [["\\)", "punctuation.section.arguments.end"], `|${NOT_CLOSED}`],
  include("key", "expression"),
);
const group = region(
  [["\\(", "punctuation.section.group.begin"]],
  [["\\)", "punctuation.section.group.end"], `|${NOT_CLOSED}`],
  include("expression"),
);
const object = region(
  [["\\{", "punctuation.section.braces.begin"]],
  [["\\}", "punctuation.section.braces.end"], `|${NOT_CLOSED}`],
  include("inline", "entries"),
);
const key = match([KEY, PROPERTY], MAYBE, [":", COLON]);
const separators = [
  { match: ",", name: scope("punctuation.separator.comma") },
  { match: ":", name: scope(COLON) },
];

/** `[a, b]`, `[for x in xs if c: e]`, and the index behind a value. */
const list = region(
  [["\\[", "punctuation.section.brackets.begin"]],
  [["\\]", "punctuation.section.brackets.end"], `|${NOT_CLOSED}`],
  [
    ...include("comments"),
    ...words,
    match(
      "\\b",
      ["for", CONTROL],
      GAP,
      [DECLARED, "variable.other.declaration"],
      GAP,
      ["in" + END_OF_WORD, CONTROL],
      MAYBE,
    ),
    match(WHOLE, GAP, ["if" + END_OF_WORD, CONTROL], MAYBE),
    match("^[ \\t]*", ["if", CONTROL], '(?=[ \\t]+[\\w("!\\[{])'),
    ...include("expression"),
  ],
);

const expression = [
  ...include("comments", "strings", "words", "conditional", "number", "constants", "none", "call"),
  { match: NAME, name: scope("variable.other.readwrite") },
  ...include("member", "object", "list", "group", "operators"),
  ...separators,
];

// ---------------------------------------------------------------- Types

const atoms = [
  ...include("comments"),
  match("\\b", ["deferred", "storage.modifier"], '([ \\t]+)(?=[A-Za-z\\[{("])'),
  match([NAME, TYPE], [`\\.${NAME}`, MEMBER]),
  { match: NAME, name: scope(TYPE) },
  ...include("strings"),
  region(
    [["\\[", "punctuation.section.brackets.begin"]],
    [["\\]", "punctuation.section.brackets.end"]],
    include("types"),
  ),
  region([["\\(", "punctuation.section.group.begin"]], [["\\)", "punctuation.section.group.end"]], include("types")),
  region(
    [["\\{", "punctuation.section.braces.begin"]],
    [["\\}", "punctuation.section.braces.end"]],
    [
      match([KEY, PROPERTY], MAYBE, ["\\?", "keyword.operator.optional"], MAYBE, [":", COLON]),
      ...include("key", "types"),
    ],
  ),
];
const optional = match(["\\?", "keyword.operator.optional"]);
/** Inside brackets, which end by themselves. */
const types = [...include("atoms"), optional, match(["\\|", "keyword.operator.union"]), ...separators];

/** Where a type has to follow, on this line or a next one: up to the end of one term. */
const awaited = (begin) => region(begin, ['(?<=[A-Za-z0-9_"\\])}])', `|${NEXT_DECLARATION}`], include("atoms"));
/** A type that is not in brackets: one term, and one more behind each `|`. */
const type = [...include("comments"), awaited(["(?<=[:=])"]), awaited([["\\|", "keyword.operator.union"]]), optional];
const END_OF_TYPE = ['(?<=[A-Za-z0-9_"\\])}?])', MAYBE, "(?=\\{)|(?=[=,)\\]}])|^(?![ \\t]*(?:[|?]|$|//|/\\*))"];

// ---------------------------------------------------------------- Items

const annotation = [
  region(
    [[`@${NAME}`, "storage.type.annotation"], MAYBE, ["\\(", "punctuation.section.arguments.begin"]],
    [["\\)", "punctuation.section.arguments.end"]],
    [
      ...include("comments", "strings"),
      match("\\b", ["until", PROPERTY], MAYBE, [":", COLON]),
      { match: KEY, name: scope("constant.other.code variable.other.enummember") },
      ...separators,
    ],
  ),
  match([`@${NAME}`, "storage.type.annotation"]),
];

const typed = (keyword, name) =>
  region([ITEM, [keyword, DECLARES], GAP, [DECLARED, name], MAYBE, [":", COLON]], END_OF_TYPE, include("type"));
const assigned = (keyword) =>
  match(ITEM, [keyword, DECLARES], GAP, [DECLARED, DECLARATION], MAYBE, ["=(?!=)", ASSIGNS]);
const quotedType = '(?=[ \\t]*")';

/** The declarations that are one head, whose values and braces follow by themselves. */
const heads = [
  match(ITEM, ["service", DECLARES], GAP, [DECLARED, "entity.name.namespace"], BODY),
  match(ITEM, ["defaults", DECLARES], GAP, [NAME, KIND], BODY),
  match(ITEM, ["resource", DECLARES], GAP, [DECLARED, DECLARATION], MAYBE, [":", COLON], quotedType),
  typed("param", DECLARATION),
  typed("input", DECLARATION),
  typed("let", DECLARATION),
  assigned("let"),
  assigned("output"),
  region(
    [ITEM, ["type", DECLARES], GAP, [DECLARED, "entity.name.type.alias"], MAYBE, ["=(?!=)", ASSIGNS]],
    END_OF_TYPE,
    include("type"),
  ),
  match(ITEM, ["moved", DECLARES], GAP, `(?=${NAME}(?:\\.${NAME})*${BLANK}*->)`),
  match(ITEM, [NAME, KIND], GAP, [DECLARED, DECLARATION], `(?=${BLANK}*\\{)`),
  match(
    ITEM,
    [NAME, KIND],
    GAP,
    `(?!(?:in|for|if|else)${END_OF_WORD})`,
    [DECLARED, DECLARATION],
    `(?=${BLANK}*(?:$|//))`,
  ),
];

const imports = [
  region(
    [ITEM, ["import", "keyword.control.import"], MAYBE, ["\\{", "punctuation.section.braces.begin"]],
    [["\\}", "punctuation.section.braces.end"], MAYBE, ["(?:from" + END_OF_WORD + ")?", "keyword.control.from"]],
    [
      ...include("comments"),
      match([NAME, "variable.other.readwrite"], GAP, ["as", "keyword.control.as"], GAP, [
        DECLARED,
        "variable.other.readwrite.alias",
      ]),
      { match: NAME, name: scope("variable.other.readwrite") },
      ...separators,
    ],
  ),
];

const block = region(
  [["\\{", "punctuation.section.block.begin"]],
  [["\\}", "punctuation.section.block.end"]],
  include("items"),
);
/** What a statement says before its block. In the place of an operator, `{` begins the block. */
const header = (behind) =>
  region(
    [`(?<=${behind})${END_OF_WORD}`],
    [WHOLE, MAYBE, `(?=\\{)|^[ \\t]*(?=\\{)|${NEXT_DECLARATION}|^(?=[ \\t]*\\})`],
    include("expression"),
  );
/** A statement ends with its block, or with the last of its branches. */
const statement = (begin, patterns) =>
  region(
    begin,
    [`(?<=\\})(?!${BLANK}*else${END_OF_WORD})|^(?![ \\t]*(?:\\{|$|//|/\\*))`],
    [...patterns, ...include("block", "comments")],
  );

const BEHIND_ELSE = `(?=${BLANK}*(?:\\{|$|//))`;
const branches = [
  header("if"),
  match("\\b", ["else", CONTROL], GAP, ["if" + END_OF_WORD, CONTROL]),
  match("\\b", ["else", CONTROL], BEHIND_ELSE),
];
const branch = [
  statement([ITEM, ["if", CONTROL], `(?=${BLANK}+(?!->))`], branches),
  // Behind the `}` of its line, `else` belongs to what is open already.
  statement(["^[ \\t]*", ["else", CONTROL], GAP, ["if" + END_OF_WORD, CONTROL]], branches),
  statement(["^[ \\t]*", ["else", CONTROL], BEHIND_ELSE], branches),
];
const loop = statement(
  [ITEM, ["for", CONTROL], GAP, [DECLARED, "variable.other.declaration"], GAP, ["in" + END_OF_WORD, CONTROL]],
  [header("in")],
);

const parameters = region(
  [["\\(", "punctuation.section.parameters.begin"]],
  [["\\)", "punctuation.section.parameters.end"]],
  [
    ...include("comments"),
    region([[DECLARED, PARAMETER], MAYBE, [":", COLON]], END_OF_TYPE, include("type")),
    match(["=(?!=)", ASSIGNS]),
    ...include("expression"),
  ],
);
const pattern = statement(
  [ITEM, ["pattern", DECLARES], GAP, [DECLARED, "entity.name.type.pattern"], MAYBE, "(?=\\()"],
  include("parameters"),
);

/** `require cond else "why"` */
const require = [
  match(ITEM, ["require", CLAIM], `(?=${BLANK}+(?!->|in${END_OF_WORD}))`),
  match(WHOLE, GAP, ["else" + END_OF_WORD, CLAIM]),
  match("^[ \\t]*", ["else", CLAIM], '(?=[ \\t]*")'),
];

// ---------------------------------------------------------------- Claims

/** The words of claims; the compiler's list is `WORDS` in `src/syntax/claim.rs`. */
const WORDS = [
  "after",
  "and",
  "answers",
  "at",
  "calls",
  "connects",
  "failures",
  "feeds",
  "idempotent",
  "in",
  "is",
  "isolates",
  "keeps",
  "loss",
  "most",
  "never",
  "of",
  "once",
  "only",
  "order",
  "reaches",
  "reads",
  "recovers",
  "runs",
  "survives",
  "to",
  "url",
  "within",
  "writes",
];
/** The first word is what the claim is about, whatever it is called. */
const claim = region(
  [ITEM, ["expect", CLAIM], GAP, "(?!->)", [`(?:${NAME})?`, "variable.other.readwrite"]],
  ["$|^|(?=[}\\])])"],
  [...include("comments"), match("\\b", [`(?:${WORDS.join("|")})${END_OF_WORD}`, CLAIM]), ...include("expression")],
);

// ---------------------------------------------------------------- The grammar

export const grammar = {
  name: "sls",
  scopeName: "source.sls",
  fileTypes: ["sls"],
  patterns: include("items"),
  repository: Object.fromEntries(
    Object.entries({
      comments,
      escape,
      interpolation,
      strings,
      operators,
      words,
      conditional,
      constants,
      none,
      number,
      member,
      call,
      group,
      object,
      key,
      list,
      expression,
      atoms,
      types,
      type,
      annotation,
      heads,
      imports,
      block,
      branch,
      loop,
      parameters,
      pattern,
      require,
      claim,
      inline: [runtime("python", "python"), runtime("nodejs", "javascript")],
      entries: include("comments", "key", "expression"),
      items: [
        ...include(
          "comments",
          "annotation",
          "branch",
          "loop",
          "pattern",
          "imports",
          "heads",
          "claim",
          "require",
          "expression",
        ),
        match(["=(?!=)", ASSIGNS]),
      ],
    }).map(([name, rules]) => [name, Array.isArray(rules) ? { patterns: rules } : rules]),
  ),
};
