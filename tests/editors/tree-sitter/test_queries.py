"""What the queries say about programs of the repository, as each editor would hear it.

    SLS_PARSER=LIBRARY python -m unittest test_queries
"""

import json
import os
import re
import tomllib
import unittest
from pathlib import Path

from grammar import Grammar, nodes
from tree_sitter import QueryCursor

ROOT = Path(__file__).resolve().parents[3]
EDITORS = ROOT / "editors"
GRAMMAR = Grammar(os.environ["SLS_PARSER"])

FOLDERS = {
    "neovim": EDITORS / "tree-sitter-sls/queries",
    "helix": EDITORS / "helix/queries/sls",
    "zed": EDITORS / "zed/languages/sls",
}

# What an editor may be told in each file, by its own documentation.
KNOWN = {
    "neovim": {
        "highlights": "attribute boolean comment comment.documentation constant constant.builtin function.call keyword"
        " keyword.conditional keyword.conditional.ternary keyword.import keyword.modifier keyword.operator keyword.repeat"
        " keyword.type module number operator property punctuation.bracket punctuation.delimiter punctuation.special string"
        " string.escape type type.builtin type.definition variable variable.builtin variable.member variable.parameter",
        "injections": "injection.content injection.language",
        "locals": "local.scope local.definition local.reference",
        "tags": "name doc definition.class definition.constant definition.module definition.struct definition.type"
        " reference.call reference.class reference.type",
        "folds": "fold",
        "indents": "indent.begin indent.end indent.branch indent.dedent indent.align indent.auto indent.ignore indent.zero",
        "textobjects": "function.inner function.outer class.inner class.outer parameter.inner parameter.outer call.inner"
        " call.outer conditional.inner conditional.outer loop.inner loop.outer block.outer comment.outer assignment.lhs"
        " assignment.rhs assignment.inner assignment.outer",
    },
    "helix": {
        "highlights": "attribute comment.line comment.line.documentation constant constant.builtin constant.builtin.boolean"
        " constant.character.escape constant.numeric function keyword keyword.control.conditional keyword.control.import"
        " keyword.control.repeat keyword.operator keyword.storage.modifier keyword.storage.type namespace operator"
        " punctuation.bracket punctuation.delimiter punctuation.special string type type.builtin variable variable.builtin"
        " variable.other.member variable.parameter",
        "injections": "injection.content injection.language",
        "locals": "local.scope local.reference local.definition.variable.parameter",
        "tags": "name definition.class definition.constant definition.module definition.struct definition.type"
        " reference.call reference.class",
        "indents": "indent outdent",
        "textobjects": "function.inside function.around class.inside class.around parameter.inside parameter.around"
        " comment.inside comment.around entry.inside entry.around",
        "rainbows": "rainbow.scope rainbow.bracket",
    },
    "zed": {
        "highlights": "attribute boolean comment comment.doc constant constant.builtin function keyword number operator property"
        " punctuation.bracket punctuation.delimiter punctuation.special string string.escape type variable variable.parameter"
        " variable.special",
        "injections": "injection.content injection.language",
        "brackets": "open close",
        "indents": "indent end",
        "outline": "name item context context.extra annotation",
        "overrides": "comment.inclusive string",
        "textobjects": "function.inside function.around class.inside class.around comment.around",
    },
}


def formatted() -> list[Path]:
    """Programs whose lines are indented as they should."""
    return sorted([*(ROOT / "examples").rglob("*.sls"), *(ROOT / "stdlib").rglob("*.sls")])


def captures(dialect: str, query: str, text: str):
    return GRAMMAR.captures(FOLDERS[dialect] / f"{query}.scm", GRAMMAR.parse(text.encode()))


def taken(dialect: str, query: str, text: str) -> list[tuple[str, str]]:
    """The captures and their texts, in the order of the text."""
    found = sorted(captures(dialect, query, text), key=lambda found: (found[1].start_byte, -found[1].end_byte))
    return [(name, node.text.decode()) for name, node, _ in found]


class Captures(unittest.TestCase):
    def test_each_editor_knows_what_it_is_told(self):
        for dialect, folder in FOLDERS.items():
            self.assertEqual({path.stem for path in folder.glob("*.scm")}, set(KNOWN[dialect]))
            for name, known in KNOWN[dialect].items():
                query = GRAMMAR.query(folder / f"{name}.scm")
                told = {query.capture_name(index) for index in range(query.capture_count)}
                told = {capture for capture in told if not capture.startswith("_")}
                self.assertLessEqual(told, set(known.split()), f"{dialect}: {name}")

    def test_a_name_takes_the_last_pattern(self):
        # `aws` is a name, and then a special one: all editors let the later pattern win.
        for dialect, wanted in [("neovim", "variable.builtin"), ("helix", "variable.builtin"), ("zed", "variable.special")]:
            found = captures(dialect, "highlights", "let a = aws")
            self.assertEqual(max((pattern, name) for name, node, pattern in found if node.text == b"aws")[1], wanted)


class Indentation(unittest.TestCase):
    BEGIN = {"neovim": "indent.begin", "helix": "indent", "zed": "indent"}
    CLOSE = {"neovim": "indent.branch", "helix": "outdent", "zed": "end"}

    def levels(self, dialect: str, text: str) -> dict[int, int]:
        """How deep each line stands: once for each line on which something around it begins, less one before a closer."""
        found = captures(dialect, "indents", text)
        around: dict[int, set[int]] = {row: set() for row in range(text.count("\n") + 1)}
        for name, node, _ in found:
            if name == self.BEGIN[dialect]:
                for row in range(node.start_point.row + 1, node.end_point.row + 1):
                    around[row].add(node.start_point.row)
        closers = {node.start_point for name, node, _ in found if name == self.CLOSE[dialect]}
        lines = text.split("\n")
        begins = {row: len(line) - len(line.lstrip()) for row, line in enumerate(lines)}
        return {row: len(rows) - ((row, begins[row]) in closers) for row, rows in around.items() if lines[row].strip()}

    def literal(self, text: str) -> set[int]:
        """The lines within text and comments, which stand as they were written."""
        long = [node for node in nodes(GRAMMAR.parse(text.encode())) if node.type in ("text_block", "comment")]
        return {row for node in long for row in range(node.start_point.row + 1, node.end_point.row + 1)}

    def test_programs_stand_as_they_are_formatted(self):
        for dialect in FOLDERS:
            for path in formatted():
                text = path.read_text()
                literal, lines = self.literal(text), text.split("\n")
                for row, level in self.levels(dialect, text).items():
                    if row not in literal:
                        indent = len(lines[row]) - len(lines[row].lstrip())
                        self.assertEqual(indent, 2 * level, f"{dialect}: {path}:{row + 1}: {lines[row]}")

    def test_lines_that_go_on_are_indented(self):
        text = "a\n  -> b\n  -> c {\n    d: e\n      && f\n  }\n"
        for dialect in FOLDERS:
            levels = self.levels(dialect, text)
            self.assertEqual([levels[row] for row in range(3)], [0, 1, 1], dialect)


class Folds(unittest.TestCase):
    def test_brackets_texts_and_comments_fold(self):
        text = '// One.\n// Two.\nqueue a {\n  b: [\n    1\n  ]\n  c: """\n  x\n  """\n}\n'
        path = FOLDERS["neovim"] / "folds.scm"
        query = GRAMMAR.query(path)
        matches = QueryCursor(query).matches(GRAMMAR.parse(text.encode()))
        found = {(match["fold"][0].start_point.row, match["fold"][-1].end_point.row) for _, match in matches}
        self.assertLessEqual({(0, 1), (2, 9), (3, 5), (6, 8)}, found)


class Locals(unittest.TestCase):
    SCOPES = FOLDERS["neovim"] / "locals.scm"

    def unknown(self, text: str) -> list[str]:
        """The names that nothing around them declares."""
        found = captures("neovim", "locals", text)
        scopes = [node for name, node, _ in found if name == "local.scope"]
        around = lambda node: [s for s in scopes if s.start_byte <= node.start_byte and node.end_byte <= s.end_byte]
        known: set[tuple[int, str]] = set()
        for name, node, _ in found:
            if name == "local.definition":
                for scope in self.reach(node, around(node)):
                    known.add((scope.id, node.text.decode()))
        uses = [node for name, node, _ in found if name == "local.reference" and node.type == "identifier"]
        return [
            node.text.decode()
            for node in uses
            if not any((scope.id, node.text.decode()) in known for scope in around(node))
        ]

    def reach(self, node, scopes):
        """The smallest scope around; the name of a pattern is known around the pattern."""
        scopes = sorted(scopes, key=lambda scope: scope.end_byte - scope.start_byte)
        own = node.parent.type == "pattern_declaration"
        return scopes[1:2] if own else scopes[:1]

    def test_every_name_of_a_program_is_declared(self):
        # What AWS knows, and the types of a table's keys.
        given = {"aws", "string", "number"}
        for path in formatted():
            self.assertEqual([name for name in self.unknown(path.read_text()) if name not in given], [], path)

    def test_names_end_with_their_block(self):
        self.assertEqual(self.unknown("for x in [1] { let y = x }\nlet z = [y, x]"), ["y", "x"])
        self.assertEqual(self.unknown("pattern p(a: int) { let b = a }\nlet c = a\nlet d = c"), ["a"])


class Injections(unittest.TestCase):
    def injected(self, dialect: str, text: str) -> list[tuple[str, str]]:
        query = GRAMMAR.query(FOLDERS[dialect] / "injections.scm")
        found = []
        for name, node, pattern in captures(dialect, "injections", text):
            self.assertEqual(name, "injection.content")
            found.append((query.pattern_settings(pattern)["injection.language"], node.text.decode()))
        return found

    def test_code_is_in_the_language_of_its_runtime(self):
        python = 'function a { runtime: "python3.13", inline: "import json" }'
        node = 'function a {\n  inline: """\n    exports.handler = 1\n    """\n  runtime: "nodejs22.x"\n}'
        for dialect in FOLDERS:
            self.assertEqual(self.injected(dialect, python), [("python", "import json")])
            self.assertEqual(self.injected(dialect, node), [("javascript", "\n    exports.handler = 1\n    ")])
            self.assertEqual(self.injected(dialect, 'function a { runtime: "java21", inline: "x" }'), [])

    def test_the_standard_library_has_python_in_it(self):
        for dialect in FOLDERS:
            found = self.injected(dialect, (ROOT / "stdlib/workflows.sls").read_text())
            code = [text for language, text in found if language == "python"]
            self.assertEqual(len(code), 1)
            self.assertIn("def handler(event, context):", code[0])

    def test_text_that_looks_like_it_is_json(self):
        for dialect in FOLDERS:
            self.assertEqual(self.injected(dialect, 'let a = """\n{"b": 1}\n"""'), [("json", '\n{"b": 1}\n')])
            self.assertEqual(self.injected(dialect, 'let a = """\nHello {b}\n"""'), [])

    def test_documentation_is_markdown(self):
        for dialect in FOLDERS:
            found = self.injected(dialect, "/// Some *text*.\nqueue a {}\n")
            self.assertEqual([text for language, text in found if language.startswith("markdown")], [" Some *text*.\n"])


class Objects(unittest.TestCase):
    TEXT = "// One.\n// Two.\nqueue a { b: f(c, 1) }\npattern d(e: int, g: int) { queue h {} }\n"

    def test_what_is_selected(self):
        for dialect, around in [("neovim", "outer"), ("helix", "around"), ("zed", "around")]:
            found = taken(dialect, "textobjects", self.TEXT)
            functions = [text for name, text in found if name == f"function.{around}"]
            self.assertEqual(functions, ["queue a { b: f(c, 1) }", "queue h {}"], dialect)
            classes = [text for name, text in found if name == f"class.{around}"]
            self.assertEqual(classes, ["pattern d(e: int, g: int) { queue h {} }"], dialect)

    def test_helix_takes_a_parameter_with_its_comma(self):
        found = taken("helix", "textobjects", self.TEXT)
        self.assertEqual([text for name, text in found if name == "parameter.inside"], ["c", "1", "e: int", "g: int"])
        self.assertIn(("parameter.around", ","), found)

    def test_the_outline_of_zed(self):
        found = taken("zed", "outline", (ROOT / "stdlib/primitive.sls").read_text())
        words = [(name, text) for name, text in found if name in ("context", "name")]
        self.assertEqual(words[:4], [("context", "pattern"), ("name", "periodical"), ("context", "schedule"), ("name", "clock")])

    def test_brackets_of_zed_come_in_pairs(self):
        found = taken("zed", "brackets", 'let a = [f("b${c}", { d: """e""" })]')
        pairs = [text for name, text in found]
        self.assertEqual(len(pairs), 12, pairs)
        self.assertEqual([name for name, _ in found].count("open"), 6)


class Packages(unittest.TestCase):
    REPOSITORY = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]["repository"]

    def test_helix(self):
        config = tomllib.loads((EDITORS / "helix/languages.toml").read_text())
        self.assertEqual([language["name"] for language in config["language"]], ["sls"])
        source = config["grammar"][0]["source"]
        self.assertEqual(source["git"], self.REPOSITORY)
        self.assertTrue((ROOT / source["subpath"] / "src/parser.c").is_file())

    def test_zed(self):
        extension = tomllib.loads((EDITORS / "zed/extension.toml").read_text())
        grammar = extension["grammars"]["sls"]
        self.assertEqual((extension["repository"], grammar["repository"]), (self.REPOSITORY, self.REPOSITORY))
        self.assertTrue((ROOT / grammar["path"] / "src/parser.c").is_file())
        config = tomllib.loads((EDITORS / "zed/languages/sls/config.toml").read_text())
        self.assertEqual((config["grammar"], config["path_suffixes"]), ("sls", ["sls"]))
        scopes = {scope for bracket in config["brackets"] for scope in bracket.get("not_in", [])}
        overrides = (EDITORS / "zed/languages/sls/overrides.scm").read_text()
        self.assertLessEqual(scopes, set(re.findall(r"@(\w+)", overrides)))

    def test_the_grammar(self):
        config = json.loads((EDITORS / "tree-sitter-sls/tree-sitter.json").read_text())
        for query in ("highlights", "injections", "locals", "tags"):
            self.assertTrue((EDITORS / "tree-sitter-sls" / config["grammars"][0][query]).is_file())
        package = json.loads((EDITORS / "tree-sitter-sls/package.json").read_text())
        self.assertEqual(package["version"], config["metadata"]["version"])


if __name__ == "__main__":
    unittest.main()
