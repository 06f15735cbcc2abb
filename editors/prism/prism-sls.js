// `.sls` for Prism: serverless architectures on AWS.
//
// Prism finds tokens by regular expressions alone. What a word is depends here on what stands around it, so that most of
// these look behind and ahead; where brackets nest, an expression is made that follows them some levels deep.
(function (Prism) {

	/** How many brackets in brackets, and texts in texts, the expressions follow. */
	var DEPTH = 3;

	/** An expression that stands in itself as `<self>`, written out. */
	function nested(pattern) {
		var result = pattern;
		for (var i = 0; i < DEPTH; i++) {
			result = result.replace(/<self>/g, function () { return '(?:' + pattern + ')'; });
		}
		return result.replace(/<self>/g, '(?!)');
	}

	// ---- Pieces of expressions

	/** Blanks on one line; a comment counts as one. */
	var BLANK = /(?:[ \t\r]|\/\*[^]*?\*\/)/.source;
	/** Blanks, comments, and newlines. */
	var GAP = /(?:\s|\/\*[^]*?\*\/|\/\/[^\n]*)/.source;
	var NAME = /\b[A-Za-z_]\w*/.source;
	var DECLARED = /\b[A-Za-z_]\w*(?:-[A-Za-z]\w*)*/.source;
	var KEY = /\b[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*/.source;
	var COMMENT = /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/.source;

	/** The place where a declaration may begin: a line, a block, behind another one or an annotation. */
	var BEGINS = '(?<=(?:^|[{},)]|\\*/)' + BLANK + '*)';
	/** The place behind a value; what may stand there is an operator. */
	var BEHIND_A_VALUE = '(?<=[\\w"\\])}%]' + BLANK + '*)';
	/** The place before a value, on the same line. */
	var BEFORE_A_VALUE = '(?=' + BLANK + '*["\\w(\\[{!-](?!>))';
	/** The place where an entry may begin, but not behind an operator at the end of the line above. */
	var ENTRY = '(?<=(?:[{,(]|^)' + GAP + '*)(?<!(?:[?&|+\\-%<>=!]|[*/](?![*/])(?<!\\*/))[ \\t\\r]*(?://[^\\n]*)?\\n\\s*)';

	var ESCAPE = /\\(?:u\{[0-9A-Fa-f]*\}|[^])/.source;
	/** What stands in braces, with texts and braces in it. */
	var INSIDE = '(?:[^"{}/]|/(?![/*])|' + COMMENT + '|\\{<self>\\}|"""(?:' + ESCAPE + '|\\$\\{<self>\\}|(?!"""|\\\\|\\$\\{)[^])*"""|"(?!"")(?:'
		+ ESCAPE + '|\\$\\{<self>\\}|(?!\\$\\{)[^"\\\\\\n])*")*';
	var INTERPOLATION = '\\$\\{' + nested(INSIDE) + '\\}';
	var TEXT_BLOCK = '"""(?:' + ESCAPE + '|' + INTERPOLATION + '|(?!""")[^\\\\])*(?:"""|$(?![^]))';
	var LINE_OF_TEXT = '"(?:\\\\u\\{[0-9A-Fa-f]*\\}|\\\\.|' + INTERPOLATION + '|[^"\\\\\\n])*(?:"|$)';

	var TYPE = nested('(?:(?:deferred' + BLANK + '+)?(?:"(?:[^"\\\\\\n]|\\\\.)*"|' + NAME + '(?:\\.\\w+)?|[(\\[]' + GAP + '*<self>' + GAP + '*[\\])]|\\{'
		+ GAP + '*(?:(?:' + KEY + '|"[^"\\n]*")\\??' + BLANK + '*:\\s*<self>(?:,|' + GAP + ')*)*\\})(?:' + BLANK + '*\\?)*(?:' + GAP + '*\\|' + GAP + '*)?)+');

	function expression() {
		return RegExp(Array.prototype.join.call(arguments, ''), 'm');
	}

	/** A token by its expression. `greedy` lets it look at the whole text. */
	function token(pattern, more) {
		return Object.assign({ pattern: pattern, greedy: true }, more);
	}

	// ---- Comments and texts

	var comments = {
		'doc-comment': token(/\/\/\/(?!\/).*/, { alias: 'comment' }),
		'comment': token(RegExp(COMMENT)),
	};

	var interpolation = token(RegExp(INTERPOLATION), { inside: null });
	var escape = token(RegExp(ESCAPE), { alias: 'char' });
	var inside_text = { 'escape': escape, 'interpolation': interpolation };
	var texts = {
		'string': [
			token(RegExp(TEXT_BLOCK), { inside: inside_text }),
			token(RegExp(LINE_OF_TEXT, 'm'), { inside: inside_text }),
		],
	};

	// ---- Types

	var types = Object.assign({}, comments, {
		'string': token(/"(?:[^"\\\n]|\\.)*"/, { inside: { 'escape': escape } }),
		'key': token(expression('(?<=[{,\\n]', GAP, '*)', KEY, '(?=\\??', BLANK, '*:)'), { alias: 'attr-name' }),
		'member': token(/(?<=\.)[A-Za-z_]\w*/, { alias: 'property' }),
		'keyword': token(expression('\\bdeferred\\b(?=', BLANK, '+["\\w\\[{(])')),
		'type': token(RegExp(NAME), { alias: 'class-name' }),
		'operator': /[|?]/,
		'punctuation': /[{}[\](),:.]/,
	});

	// ---- Claims

	var claim_words = /\b(?:after|and|answers|at|calls|connects|failures|feeds|idempotent|in|is|isolates|keeps|loss|most|never|of|once|only|order|reaches|reads|recovers|runs|survives|to|url|within|writes)\b/;
	var number = token(/\b\d[\d_]*(?:\.\d[\d_]*)?(?:%|[A-Za-z]\w*)?/);
	var member = token(/(?<=\.)[A-Za-z_]\w*/, { alias: 'property' });

	var claim = token(expression(BEGINS, '\\bexpect', BLANK, '+', NAME, '(?:\\[(?:"[^"\\n]*"|[^"\\]])*\\]|"[^"\\n]*"|[^}\\])\\["\\n])*'), {
		inside: Object.assign({}, comments, texts, {
			'keyword': [token(/^expect/), token(RegExp('(?<!^expect' + BLANK + '+|\\.)' + claim_words.source))],
			'member': member,
			'number': number,
			'punctuation': /[[\].:]/,
		}),
	});

	// ---- Declarations

	var typed = '(?:param|input|let)' + BLANK + '+' + DECLARED + BLANK + '*:';
	var type_alias = 'type' + BLANK + '+' + DECLARED + BLANK + '*=';
	var DECLARED_BEHIND = '(?=' + BLANK + '+' + DECLARED;
	/** The keywords that a declared name follows, where one does. */
	var NAMING = '\\b(?:service' + DECLARED_BEHIND + GAP + '*\\{)|(?:param|input|resource)' + DECLARED_BEHIND + BLANK + '*:)|(?:let|output)'
		+ DECLARED_BEHIND + BLANK + '*[=:])|pattern' + DECLARED_BEHIND + BLANK + '*\\())';
	/** The other keywords that begin a declaration. */
	var OTHERS = '\\b(?:type' + DECLARED_BEHIND + BLANK + '*=)|defaults(?=' + BLANK + '+' + NAME + GAP + '*\\{)|import(?=' + BLANK
		+ '*\\{)|(?:moved|require)(?=' + BLANK + '+(?!->)["\\w(!\\[{-]))';
	var KIND = '(?!(?:if|in|else|service|defaults)\\b)' + NAME + DECLARED_BEHIND + GAP + '*\\{)';

	var values = Object.assign({}, {
		'annotation': token(/@\w+/, { alias: 'decorator' }),
		'constant': [
			token(expression('(?<=@\\w+', BLANK, '*\\(', GAP, '*)', KEY), { alias: 'boolean' }),
		],
		'keyword': [
			token(expression(BEGINS, '(?:', NAMING, '|', OTHERS, ')')),
			// `for x in`
			token(expression('\\bfor\\b(?=', BLANK, '+', DECLARED, BLANK, '+in\\b)')),
			token(expression('(?<=\\bfor', BLANK, '+', DECLARED, BLANK, '+)in\\b')),
			// `{ a as b } from`
			token(expression('(?<=\\bimport', BLANK, '*\\{[^}"]*\\w', BLANK, '+)as\\b')),
			token(expression('(?<=\\bimport', BLANK, '*\\{[^}"]*\\}', BLANK, '*)from\\b')),
		],
		'declared': [
			token(expression('(?<=', BEGINS, NAMING, BLANK, '+)', DECLARED), { alias: 'variable' }),
			token(expression('(?<=', BEGINS, KIND, BLANK, '+)', DECLARED), { alias: 'variable' }),
			token(expression('(?<=\\bfor', BLANK, '+)', DECLARED, '(?=', BLANK, '+in\\b)'), { alias: 'variable' }),
		],
		'kind': [
			token(expression('(?<=', BEGINS, 'defaults', BLANK, '+)', NAME, '(?=', GAP, '*\\{)'), { alias: 'class-name' }),
			token(expression(BEGINS, KIND), { alias: 'class-name' }),
		],
		'type': token(expression('(?<=', BEGINS, 'type', BLANK, '+)', DECLARED, '(?=', BLANK, '*=)'), { alias: 'class-name' }),
		'key': token(expression(ENTRY, KEY, '(?=', BLANK, '*:)'), { alias: 'attr-name' }),
		'member': member,
		'word': token(expression('(?:', BEHIND_A_VALUE, '\\b(?:in|for)\\b|\\bif\\b)', BEFORE_A_VALUE, '|\\belse\\b(?=', GAP, '*["{\\w(])'), { alias: 'keyword' }),
		'function': token(expression(NAME, '(?=', BLANK, '*\\()')),
		'boolean': token(/\b(?:true|false|none)\b/),
		'number': number,
		'arrow': token(/->/, { alias: 'operator' }),
		'operator': /==|!=|<=|>=|&&|\|\||[<>+\-*/%!?=]/,
		'punctuation': /[{}[\](),:.]/,
	});

	/** Brackets of any sort, with texts, comments and brackets in them. */
	var BRACKETS = nested('[({\\[](?:[^"(){}[\\]/]|/(?![/*])|' + COMMENT + '|"""(?:\\\\.|(?!""")[^\\\\])*"""|"(?!"")(?:\\\\.|[^"\\\\\\n])*"|<self>)*[)}\\]]');
	var in_brackets = token(RegExp('(?!^)' + BRACKETS), { inside: null });
	/** The parameters of a pattern, in their parentheses. */
	var parameters = token(expression('(?<=', BEGINS, 'pattern', BLANK, '+', DECLARED, BLANK, '*)', BRACKETS), {
		inside: Object.assign({
			'types': token(expression('(?<=(?:^\\(|[,\\n])', GAP, '*', DECLARED, BLANK, '*:\\s*)', TYPE), { inside: types }),
		}, comments, texts, {
			'brackets': in_brackets,
			'parameter': token(expression('(?<=(?:^\\(|[,\\n])', GAP, '*)', DECLARED, '(?=', BLANK, '*:)'), { alias: 'variable' }),
		}, values),
	});

	Prism.languages.sls = Object.assign({
		// First, as a type may begin with a text. In a comment or a text, it is taken back by these.
		'types': token(expression('(?<=', BEGINS, '(?:', typed, '|', type_alias, ')\\s*)', TYPE), { inside: types }),
	}, comments, texts, {
		'claim': claim,
		'parameters': parameters,
	}, values);

	in_brackets.inside = Prism.languages.sls;
	interpolation.inside = Object.assign({
		'interpolation-punctuation': { pattern: /^\$\{|\}$/, alias: 'punctuation' },
	}, Prism.languages.sls);

}(Prism));
