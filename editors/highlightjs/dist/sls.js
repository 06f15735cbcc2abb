(function () {
  'use strict';

  /*
  Language: sls
  Description: Serverless architectures on AWS: resources, the arrows between them, and what is claimed about both.
  Category: config
  */

  /** @type {import('highlight.js').LanguageFn} */
  function sls(hljs) {
    const concat = (...parts) => parts.map((part) => part.source ?? part).join('');

    // ---- Pieces of regular expressions. None of them has a group that captures.

    /** Blanks on one line; a comment counts as one. */
    const BLANK = /(?:[ \t\r]|\/\*[^]*?\*\/)/.source;
    /** Blanks, comments, and newlines. */
    const GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)/.source;
    const NAME = /\b[A-Za-z_]\w*/.source;
    const DECLARED = /\b[A-Za-z_]\w*(?:-[A-Za-z]\w*)*/.source;
    const KEY = /\b[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*/.source;
    /** The place where a declaration may begin: a line, a block, behind another one or an annotation. */
    const BEGINS = concat('(?<=(?:^|[{},)]|\\*/)', BLANK, '*)');
    /** The place behind a value; what may stand there is an operator. */
    const BEHIND_A_VALUE = concat('(?<=[\\w"\\])}%]', BLANK, '*)');
    /** The place before a value, on the same line. */
    const BEFORE_A_VALUE = concat('(?=', BLANK, '*["\\w(\\[{!-](?!>))');

    const BLANKS = concat(BLANK, '+');
    /** The sign before a type, which may stand on the next line. */
    const TYPE_SIGN = concat(BLANK, '*:\\s*');
    const BEFORE_BRACES = concat('(?=', GAP, '*\\{)');
    const BEFORE_A_FIRST_KEY = concat('(?=', BLANK, '*\\{(?:', GAP, '*', KEY, ':|\\}))');
    /** What stands outside of comments and texts in no program, and in most other languages. */
    const FOREIGN_SIGNS = /[;#'`$^~\\]/;
    /** Words that begin a declaration with braces in other languages. */
    const FOREIGN_WORDS =
      'class|enum|extend|fragment|input|interface|message|model|module|mutation|namespace|object|package|query|struct|subscription|trait|type|union';

    // ---- Comments and text

    const COMMENTS = [
      { scope: 'comment.doc', begin: /\/\/\/(?!\/)/, end: /$/, relevance: 0 },
      { scope: 'comment', begin: /\/\//, end: /$/, relevance: 0 },
      { scope: 'comment', begin: /\/\*/, end: /\*\//, relevance: 0 },
    ];
    const ESCAPE = { scope: 'char.escape', match: /\\(?:u\{[0-9A-Fa-f]*\}|.)/, relevance: 0 };
    const INTERPOLATION = { scope: 'subst', begin: /\$\{/, end: /\}/, relevance: 0 };
    const TEXTS = [
      { scope: 'string', begin: /"""/, end: /"""/, contains: [ESCAPE, INTERPOLATION], relevance: 0 },
      { scope: 'string', begin: /"/, end: /"|$/, contains: [ESCAPE, INTERPOLATION], relevance: 0 },
    ];

    // ---- Words and signs of values

    const NUMBERS = [
      { scope: 'number', match: /\b\d[\d_]*(?:ms|[smhd]|[KMG]B)\b/, relevance: 1 },
      { scope: 'number', match: /\b\d[\d_]*(?:\.\d[\d_]*)?(?:%|[A-Za-z]\w*)?/, relevance: 0 },
    ];
    const MEMBER = { match: [/\./, NAME], scope: { 2: 'property' }, relevance: 0 };
    const FUNCTION = { scope: 'title.function.invoke', match: concat(NAME, '(?=', BLANK, '*\\()'), relevance: 0 };
    const CONSTANT = { scope: 'literal', match: /\b(?:true|false|none)\b(?!-\w)/, relevance: 0 };
    /** An arrow between two ends at the edge of the file: hardly anybody else writes one there. */
    const WIRE = { scope: 'operator.arrow', match: /(?<=^[a-z_]\w*(?:\.\w+|\["[^"\n]*"\])*[ \t]+)->(?=[ \t]+[a-z[][^;{]*$)/, relevance: 4 };
    const ARROW = { scope: 'operator.arrow', match: /->/, relevance: 0 };
    const OPERATOR = { scope: 'operator', match: /==|!=|<=|>=|&&|\|\||[<>+\-*/%!=]/, relevance: 0 };
    const WORDS_BETWEEN_VALUES = [
      { scope: 'keyword', match: concat(BEHIND_A_VALUE, '\\b(?:in|for)\\b', BEFORE_A_VALUE), relevance: 0 },
      { scope: 'keyword', match: concat('\\bif\\b', BEFORE_A_VALUE), relevance: 0 },
      { scope: 'keyword', match: concat('\\belse\\b(?=', GAP, '*["{\\w(])'), relevance: 0 },
    ];
    const PARENTHESES = { begin: /\(/, end: /\)/, illegal: FOREIGN_SIGNS, relevance: 0 };
    const BRACKETS = { begin: /\[/, end: /\]/, illegal: FOREIGN_SIGNS, relevance: 0 };
    const BRACES = { begin: /\{/, end: /\}/, illegal: FOREIGN_SIGNS, relevance: 0 };
    /** `? … :`: no key stands in between, so that `a ? b : c` has none. */
    const CONDITIONAL = { begin: /\?/, beginScope: 'operator', end: /:|(?=[,)\]}])/, relevance: 0 };
    /** `for x in xs if c:` at the beginning of a list; no key stands in it either. */
    const COMPREHENSION = {
      begin: [concat('(?<=\\[', GAP, '*)\\bfor\\b'), BLANKS, DECLARED, BLANKS, /\bin\b/],
      beginScope: { 1: 'keyword', 3: 'title', 5: 'keyword' },
      end: /:|(?=\])/,
      relevance: 0,
    };

    const VALUE = [
      ...COMMENTS, ...TEXTS, ...NUMBERS, MEMBER, ...WORDS_BETWEEN_VALUES, FUNCTION, CONSTANT, WIRE, ARROW, CONDITIONAL, OPERATOR,
      PARENTHESES, BRACKETS, BRACES,
    ];
    const ENTRY_KEY = { scope: 'attr', match: concat(KEY, '(?=', BLANK, '*:)'), relevance: 0 };
    const ENTRY_KEY_IN_BRACES = { ...ENTRY_KEY, relevance: 1 };

    // ---- Types

    const TYPE_WORDS = [
      ...COMMENTS,
      ...TEXTS,
      MEMBER,
      { scope: 'keyword', match: concat(/\bdeferred\b/, '(?=', BLANK, '+["A-Za-z_\\[{(])'), relevance: 0 },
      { scope: 'type', match: NAME, relevance: 0 },
      // A type goes on below a `|`.
      { match: [/\|/, /\s*/], scope: { 1: 'operator' }, relevance: 0 },
      { scope: 'operator', match: /\?/, relevance: 0 },
    ];
    const TYPE_PARENTHESES = { begin: /\(/, end: /\)/, relevance: 0 };
    const TYPE_BRACKETS = { begin: /\[/, end: /\]/, relevance: 0 };
    /** Braces behind a whole type are no longer part of it. */
    const TYPE_BRACES = {
      begin: concat('(?:(?<=\\bdeferred', BLANK, '*)|(?<![\\w"\\])}?]', BLANK, '*))\\{'),
      end: /\}/,
      contains: [{ scope: 'attr', match: concat(KEY, '(?=\\??', BLANK, '*:)'), relevance: 0 }],
      relevance: 0,
    };
    const TYPE = [...TYPE_WORDS, TYPE_PARENTHESES, TYPE_BRACKETS, TYPE_BRACES];
    TYPE_PARENTHESES.contains = TYPE;
    TYPE_BRACKETS.contains = TYPE;
    TYPE_BRACES.contains.push(...TYPE);
    /** A type goes on until something stands behind it that cannot be part of it: a sign, or a line that does not begin with `|`. */
    const TYPE_UP_TO_ITS_END = {
      end: concat('(?=[=,){}])|$(?!\\n', GAP, '*\\|)'),
      contains: TYPE,
      relevance: 0,
    };

    // ---- Declarations

    /** A declaration by its pieces: `[word, scope]`, or what stands between them. */
    const declaration = (pieces, more = {}) => {
      const beginScope = {};
      pieces.forEach((piece, index) => {
        if (Array.isArray(piece)) beginScope[index + 1] = piece[1];
      });
      return { begin: pieces.map((piece) => (Array.isArray(piece) ? piece[0] : piece)), beginScope, ...more };
    };
    const keyword = (word) => [concat(BEGINS, '\\b', word, '\\b'), 'keyword'];
    const declared = [DECLARED, 'title'];
    const kind = (before) => [concat(BEGINS, before, NAME), 'type.kind'];

    const IMPORT = {
      begin: concat(BEGINS, '\\bimport\\b(?=', BLANK, '*\\{)'),
      beginScope: 'keyword',
      end: /$/,
      contains: [
        ...COMMENTS,
        { begin: /\{/, end: /\}/, contains: [...COMMENTS, { scope: 'keyword', match: concat('(?<=\\w', BLANK, '+)\\bas\\b') }] },
        { scope: 'keyword', match: /\bfrom\b/ },
        { scope: 'string', begin: /"/, end: /"|$/, endsParent: true },
      ],
      relevance: 0,
    };
    const PARAMETERS = {
      end: /\)/,
      contains: [
        declaration([[concat('(?<=(?:^|[(,])', BLANK, '*)', DECLARED), 'title'], TYPE_SIGN], { starts: TYPE_UP_TO_ITS_END }),
        ...VALUE,
      ],
      relevance: 0,
    };
    const CLAIM_WORDS =
      /\b(?:after|and|answers|at|calls|connects|failures|feeds|idempotent|in|is|isolates|keeps|loss|most|never|of|once|only|order|reaches|reads|recovers|runs|survives|to|url|within|writes)\b/;
    const CLAIM_BRACKETS = { begin: /\[/, end: /\]/, relevance: 0 };
    const CLAIM = [...COMMENTS, ...TEXTS, ...NUMBERS, MEMBER, { scope: 'keyword', match: CLAIM_WORDS }, CLAIM_BRACKETS];
    CLAIM_BRACKETS.contains = CLAIM;

    const DECLARATIONS = [
      declaration([keyword('service'), BLANKS, declared, BEFORE_BRACES], { relevance: 5 }),
      declaration([keyword('defaults'), BLANKS, [NAME, 'type.kind'], BEFORE_BRACES], { relevance: 5 }),
      declaration([keyword('(?:param|input)'), BLANKS, declared, TYPE_SIGN], { starts: TYPE_UP_TO_ITS_END, relevance: 5 }),
      declaration([keyword('resource'), BLANKS, declared, concat(BLANK, '*:')], { relevance: 2 }),
      declaration([keyword('let'), BLANKS, declared, TYPE_SIGN], { starts: TYPE_UP_TO_ITS_END, relevance: 0 }),
      declaration([keyword('(?:let|output)'), BLANKS, declared, concat('(?=', BLANK, '*[=:])')], { relevance: 0 }),
      declaration([keyword('type'), BLANKS, [DECLARED, 'type'], concat(BLANK, '*'), [/=/, 'operator'], /\s*/], {
        starts: TYPE_UP_TO_ITS_END,
        relevance: 0,
      }),
      declaration([keyword('pattern'), BLANKS, declared, concat(BLANK, '*\\(')], { starts: PARAMETERS, relevance: 3 }),
      declaration([keyword('for'), BLANKS, declared, BLANKS, [/\bin\b/, 'keyword']], { relevance: 0 }),
      declaration([keyword('expect'), BLANKS, NAME], { end: /$|(?=[})\]])/, contains: CLAIM, relevance: 5 }),
      {
        scope: 'keyword',
        match: concat(BEGINS, '\\b(?:moved|require)\\b(?=', BLANK, '+(?!->)["\\w(!\\[{-])'),
        relevance: 0,
      },
      IMPORT,
      // What others declare like this as well; what hardly anybody else does; and the rest.
      declaration([kind(concat('(?=(?:', FOREIGN_WORDS, ')\\b)')), BLANKS, declared, BEFORE_BRACES], { relevance: 0 }),
      declaration([kind('(?!(?:if|in|else)\\b)'), BLANKS, declared, BEFORE_A_FIRST_KEY], { relevance: 8 }),
      declaration([kind('(?!(?:if|in|else)\\b)'), BLANKS, declared, BEFORE_BRACES], { relevance: 1 }),
    ];
    const ANNOTATION = {
      begin: [/@\w+/, concat(BLANK, '*'), /\(/],
      beginScope: { 1: 'meta' },
      end: /\)/,
      contains: [
        ...COMMENTS,
        { scope: 'literal', match: concat('(?<=\\(', GAP, '*)', KEY), relevance: 0 },
        { scope: 'attr', match: concat(/\buntil\b/, '(?=', BLANK, '*:)'), relevance: 0 },
        ...TEXTS,
      ],
      relevance: 8,
    };

    const EVERYTHING = [ANNOTATION, { scope: 'meta', match: /@\w+/, relevance: 0 }, ...DECLARATIONS, ENTRY_KEY, ...VALUE];
    INTERPOLATION.contains = EVERYTHING;
    PARENTHESES.contains = EVERYTHING;
    BRACKETS.contains = [COMPREHENSION, ...EVERYTHING];
    BRACES.contains = [...EVERYTHING];
    BRACES.contains[EVERYTHING.indexOf(ENTRY_KEY)] = ENTRY_KEY_IN_BRACES;
    CONDITIONAL.contains = VALUE;
    COMPREHENSION.contains = VALUE;

    return {
      name: 'sls',
      illegal: FOREIGN_SIGNS,
      contains: EVERYTHING,
    };
  }

  hljs.registerLanguage('sls', sls);
})();
