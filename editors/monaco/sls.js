// `.sls` in the Monaco editor: how it is coloured (a Monarch tokenizer), and how it is typed.
//
// Monarch reads a line at a time and keeps a stack of states in between. What a word is depends on the state: keys stand in
// braces, but not between the `?` and the `:` of a conditional; types behind the `:` of a parameter; and so on.

export const id = 'sls';

/** How files of this language are found, for `monaco.languages.register`. */
export const language = {
  id,
  extensions: ['.sls'],
  aliases: ['sls'],
  // Salt and Scheme write `.sls`, too. An editor that knows a text asks for its first line where the extension leaves a doubt.
  firstLine:
    '^\\s*(?://|/\\*|@allow\\b|(?:service|defaults|param|input|pattern|output|let|type|resource)\\s+[A-Za-z_]|import\\s*\\{|[a-z_]\\w*\\s+[a-z_][\\w-]*\\s*\\{)',
};

/** @type {import('monaco-editor').languages.LanguageConfiguration} */
export const configuration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [['{', '}'], ['[', ']'], ['(', ')']],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: '"""', close: '"""', notIn: ['comment'] },
    { open: '/*', close: ' */', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  colorizedBracketPairs: [['{', '}'], ['[', ']'], ['(', ')']],
  wordPattern: /[A-Za-z_]\w*|\d[\w.]*%?/,
  indentationRules: {
    increaseIndentPattern: /^(?:[^"/]|"(?:[^"\\]|\\.)*"|\/(?!\/))*[{[(]\s*(?:\/\/.*)?$/,
    decreaseIndentPattern: /^\s*[}\])]/,
  },
  onEnterRules: [
    // A line below `/// …` goes on with it, until one is left empty. (0 is `IndentAction.None`.)
    { beforeText: /^\s*\/\/\/(?!\/).*\S/, action: { indentAction: 0, appendText: '/// ' } },
  ],
  folding: { markers: { start: /^\s*\/\/\s*#?region\b/, end: /^\s*\/\/\s*#?endregion\b/ } },
};

/** The names that a token gets, by what it is. Themes colour the part before the first dot unless they know more of it. */
export const tokens = {
  comment: 'comment',
  doc: 'comment.doc',
  keyword: 'keyword',
  annotation: 'keyword.flow.annotation',
  constant: 'keyword.constant',
  kind: 'type.kind',
  declared: 'variable.declared',
  type: 'type',
  key: 'key',
  member: 'identifier.member',
  function: 'identifier.function',
  name: 'identifier',
  string: 'string',
  escape: 'string.escape',
  interpolation: 'delimiter.interpolation',
  number: 'number',
  arrow: 'keyword.arrow',
  operator: 'operator',
};

const t = tokens;

/** @type {import('monaco-editor').languages.IMonarchLanguage} */
export const monarch = {
  defaultToken: '',
  tokenPostfix: '.sls',
  start: 'file',
  brackets: [
    { open: '{', close: '}', token: 'delimiter.curly' },
    { open: '[', close: ']', token: 'delimiter.square' },
    { open: '(', close: ')', token: 'delimiter.parenthesis' },
  ],

  /** Blanks on one line; a comment counts as one. */
  blank: /(?:[ \t\r]|\/\*.*?\*\/)/,
  name: /[A-Za-z_]\w*/,
  declared: /[A-Za-z_]\w*(?:-[A-Za-z]\w*)*/,
  key: /[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*/,
  /** What a value begins with. */
  value: /(?:["\w([{!]|-(?!>))/,
  claim_words:
    /(?:after|and|answers|at|calls|connects|failures|feeds|idempotent|in|is|isolates|keeps|loss|most|never|of|once|only|order|reaches|reads|recovers|runs|survives|to|url|within|writes)/,

  tokenizer: {
    file: [{ include: '@everything' }, [/[}\])]/, 'delimiter']],

    everything: [
      [/([@]\w+)(@blank*)(\()/, [t.annotation, '', { token: '@brackets', next: '@annotation' }]],
      [/[@]\w+/, t.annotation],
      { include: '@declarations' },
      [/@key(?=@blank*:)/, t.key],
      { include: '@values' },
    ],

    // ---- Declarations

    declarations: [
      [/(service)(@blank+)(@declared)(?=@blank*(?:\{|$))/, [t.keyword, '', t.declared]],
      [/(defaults)(@blank+)(@name)(?=@blank*(?:\{|$))/, [t.keyword, '', t.kind]],
      [/(param|input|let)(@blank+)(@declared)(@blank*)(:)/, [t.keyword, '', t.declared, '', { token: 'delimiter', next: '@type' }]],
      [/(resource)(@blank+)(@declared)(@blank*)(:)/, [t.keyword, '', t.declared, '', 'delimiter']],
      [/(let|output)(@blank+)(@declared)(?=@blank*[=:])/, [t.keyword, '', t.declared]],
      [/(type)(@blank+)(@declared)(@blank*)(=)/, [t.keyword, '', t.type, '', { token: t.operator, next: '@type' }]],
      [/(pattern)(@blank+)(@declared)(@blank*)(\()/, [t.keyword, '', t.declared, '', { token: '@brackets', next: '@parameters' }]],
      [/(for)(@blank+)(@declared)(@blank+)(in)\b/, [t.keyword, '', t.declared, '', t.keyword]],
      [/(expect)(@blank+)(@name)/, [t.keyword, '', { token: t.name, next: '@claim' }]],
      [/(?:moved|require)\b(?=@blank+(?!->)@value)/, t.keyword],
      [/import\b(?=@blank*\{)/, { token: t.keyword, next: '@import' }],
      [/if\b(?=@blank*@value)(?=@blank|[(!])/, t.keyword],
      [/else\b(?=@blank*(?:@value|$))/, t.keyword],
      // A word between values is no kind: `a in b {`.
      [/(?!(?:in|for|if|else)\b)(@name)(@blank+)(@declared)(?=@blank*(?:\{|$))/, [t.kind, '', t.declared]],
    ],

    annotation: [
      { include: '@blanks' },
      [/until(?=@blank*:)/, t.key],
      [/@key/, t.constant],
      { include: '@texts' },
      [/\)/, { token: '@brackets', next: '@pop' }],
      [/[,:]/, 'delimiter'],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],

    import: [
      { include: '@blanks' },
      [/\{/, { token: '@brackets', next: '@imported' }],
      [/from\b/, t.keyword],
      [/"/, { token: t.string, switchTo: '@text' }],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],
    imported: [
      { include: '@blanks' },
      [/(@name)(@blank+)(as)\b(@blank+)(@name)/, [t.name, '', t.keyword, '', t.name]],
      [/@name/, t.name],
      [/,/, 'delimiter'],
      [/\}/, { token: '@brackets', next: '@pop' }],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],

    parameters: [
      [/(@declared)(@blank*)(:)/, [t.declared, '', { token: 'delimiter', next: '@type' }]],
      { include: '@values' },
      [/\)/, { token: '@brackets', next: '@pop' }],
      [/[,:]/, 'delimiter'],
    ],

    /** A claim ends with its line. */
    claim: [
      [/^(?=.)/, { token: '', next: '@pop' }],
      [/(?=[}\])])/, { token: '', next: '@pop' }],
      { include: '@claim_words_and_signs' },
    ],
    claim_brackets: [{ include: '@claim_words_and_signs' }, [/\]/, { token: '@brackets', next: '@pop' }]],
    claim_words_and_signs: [
      { include: '@blanks' },
      { include: '@texts' },
      { include: '@numbers' },
      [/(\.)(@name)/, ['delimiter', t.member]],
      [/@claim_words\b/, t.keyword],
      [/@name/, t.name],
      [/\[/, { token: '@brackets', next: '@claim_brackets' }],
    ],

    // ---- Types

    /** Before a type. What opens a bracket leaves the closing one to this state. */
    type: [
      { include: '@blanks' },
      [/deferred\b(?=@blank+["\w[{(])/, t.keyword],
      [/(@name)(\.)(@name)/, [t.type, 'delimiter', { token: t.member, switchTo: '@behind_type' }]],
      [/@name/, { token: t.type, switchTo: '@behind_type' }],
      [/"/, { token: t.string, switchTo: '@text_of_type' }],
      [/[[(]/, { token: '@brackets', next: '@type' }],
      [/\{/, { token: '@brackets', next: '@fields' }],
      [/[\])}]/, { token: '@brackets', switchTo: '@behind_type' }],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],
    behind_type: [
      { include: '@blanks' },
      [/\?/, t.operator],
      [/\|/, { token: t.operator, switchTo: '@type' }],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],
    text_of_type: [
      [/[^"\\]+/, t.string],
      [/\\./, t.escape],
      [/"/, { token: t.string, switchTo: '@behind_type' }],
    ],
    fields: [
      { include: '@blanks' },
      [/@key(?=@blank*\??@blank*:)/, t.key],
      { include: '@texts' },
      [/\?/, t.operator],
      [/:/, { token: 'delimiter', next: '@type' }],
      [/,/, 'delimiter'],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],

    // ---- Values

    values: [
      { include: '@blanks' },
      { include: '@texts' },
      { include: '@numbers' },
      [/(\.)(@name)/, ['delimiter', t.member]],
      [/(?:in|for)\b(?=@blank*@value)(?=@blank|["([{!-])/, t.keyword],
      [/(?:if|else)\b(?=@blank+@value)/, t.keyword],
      [/(?:true|false|none)\b/, t.constant],
      [/@name(?=@blank*\()/, t.function],
      [/@name/, t.name],
      [/->/, t.arrow],
      [/\?/, { token: t.operator, next: '@conditional' }],
      [/==|!=|<=|>=|&&|\|\||[<>+\-*\/%!=]/, t.operator],
      [/\{/, { token: '@brackets', next: '@braces' }],
      [/\[/, { token: '@brackets', next: '@square' }],
      [/\(/, { token: '@brackets', next: '@round' }],
    ],
    braces: [[/\}/, { token: '@brackets', next: '@pop' }], { include: '@everything' }, [/[,:]/, 'delimiter']],
    square: [
      [/\]/, { token: '@brackets', next: '@pop' }],
      [/(for)(@blank+)(@declared)(@blank+)(in)\b/, [t.keyword, '', t.declared, '', { token: t.keyword, next: '@comprehension' }]],
      { include: '@everything' },
      [/[,:]/, 'delimiter'],
    ],
    round: [[/\)/, { token: '@brackets', next: '@pop' }], { include: '@everything' }, [/[,:]/, 'delimiter']],
    /** Between `?` and `:`, where no key stands. */
    conditional: [
      [/:/, { token: t.operator, next: '@pop' }],
      [/(?=[,\])}])/, { token: '', next: '@pop' }],
      { include: '@values' },
    ],
    /** Behind `[for x in`, up to its `:`. */
    comprehension: [
      [/:/, { token: 'delimiter', next: '@pop' }],
      [/(?=[\])}])/, { token: '', next: '@pop' }],
      { include: '@values' },
    ],

    // ---- Texts, numbers, comments

    texts: [
      [/"""/, { token: t.string, next: '@text_block' }],
      [/"/, { token: t.string, next: '@text' }],
    ],
    text_block: [[/"""/, { token: t.string, next: '@pop' }], { include: '@inside_text' }, [/"/, t.string]],
    /** A text that is not closed ends with its line, unless an interpolation goes on below. */
    text: [[/^(?=.)/, { token: '', next: '@pop' }], [/"/, { token: t.string, next: '@pop' }], { include: '@inside_text' }],
    inside_text: [
      [/\\(?:u\{[0-9A-Fa-f]*\}|.)/, t.escape],
      [/\$\{/, { token: t.interpolation, next: '@interpolation' }],
      [/[^"\\$]+|\$|\\/, t.string],
    ],
    interpolation: [[/\}/, { token: t.interpolation, next: '@pop' }], { include: '@everything' }, [/[,:]/, 'delimiter']],

    numbers: [[/\d[\d_]*(?:\.\d[\d_]*)?(?:%|[A-Za-z]\w*)?/, t.number]],

    blanks: [
      [/[ \t\r]+/, ''],
      [/\/\/\/(?!\/).*$/, t.doc],
      [/\/\/.*$/, t.comment],
      [/\/\*/, { token: t.comment, next: '@comment' }],
    ],
    comment: [
      [/\*\//, { token: t.comment, next: '@pop' }],
      [/[^*]+|\*/, t.comment],
    ],
  },
};

/** Makes `.sls` known to an editor. */
export function register(monaco) {
  monaco.languages.register(language);
  monaco.languages.setLanguageConfiguration(id, configuration);
  monaco.languages.setMonarchTokensProvider(id, monarch);
}

/** Offers snippets in the form of VS Code, such as `editors/vscode/snippets/sls.json`, while one types. */
export function registerSnippets(monaco, snippets) {
  return monaco.languages.registerCompletionItemProvider(id, {
    provideCompletionItems(model, position) {
      const word = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn);
      const suggestions = Object.entries(snippets).flatMap(([name, { prefix, body, description }]) =>
        [prefix].flat().map((label) => ({
          label,
          detail: name,
          documentation: [description ?? ''].flat().join('\n'),
          kind: monaco.languages.CompletionItemKind.Snippet,
          insertText: [body].flat().join('\n'),
          insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
          range,
        })),
      );
      return { suggestions };
    },
  });
}

/**
 * Whether a text in a `.sls` file is of this language. Salt's states and Scheme's libraries have the same extension; an empty
 * file is ours.
 */
export function looksLikeSls(text) {
  return STARTS.some((start) => start.test(text));
}

/** How a program starts: with nothing, a comment, a declaration, or an arrow. */
const STARTS = [
  /^\uFEFF?\s*$/,
  /^\uFEFF?\s*(?:\/\/|\/\*|@allow\b)/,
  /^\uFEFF?\s*(?:service|defaults|output|let|type|pattern|moved|expect|require|for|if|import)[ \t]+(?!:)[\w{("![-]/,
  /^\uFEFF?\s*(?:param|input|resource)[ \t]+[A-Za-z_][\w-]*[ \t]*:/,
  /^\uFEFF?\s*[A-Za-z_]\w*[ \t]+[A-Za-z_][\w-]*\s*\{/,
  /^\uFEFF?\s*(?:[A-Za-z_]\w*(?:\.\w+|\["[^"\n]*"\])*|\[[^\]]*\])\s*->/,
];
