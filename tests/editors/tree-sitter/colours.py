"""Writes the compiler's class of each stretch of a program, as an editor's highlights query sees it.

    colours.py LIBRARY DIALECT QUERY CORPUS OUTPUT

For each CORPUS/NAME.sls, OUTPUT/NAME.seen.json holds `[start, end, class]` of each stretch, in bytes.
"""

import json
import sys
from pathlib import Path

from grammar import Grammar

# What the captures of a dialect mean: a capture, or a capture and the node that it stands on, which goes first.
NEOVIM = {
    "comment": "comment",
    "comment.documentation": "doc",
    "keyword": "keyword",
    "keyword.type": "keyword",
    "keyword.import": "keyword",
    "keyword.conditional": "keyword",
    "keyword.repeat": "keyword",
    "keyword.operator": "keyword",
    "keyword.modifier": "keyword",
    "keyword.conditional.ternary": "operator",
    ("type", "kind"): "kind",
    ("type", "type_identifier"): "type",
    "type.builtin": "type",
    ("type.definition", "type_identifier"): "type",
    ("type.definition", "name"): "declared",
    ("variable", "name"): "declared",
    ("variable.parameter", "name"): "declared",
    "module": "declared",
    ("variable", "identifier"): "name",
    "variable.builtin": "name",
    "property": "key",
    "variable.member": "member",
    "function.call": "function",
    "attribute": "annotation",
    ("constant", "lint"): "constant",
    "boolean": "constant",
    "constant.builtin": "constant",
    "number": "number",
    "string": "string",
    "string.escape": "escape",
    "punctuation.special": "interpolation",
    ("operator", "->"): "arrow",
    "operator": "operator",
    "punctuation.bracket": None,
    "punctuation.delimiter": None,
}

HELIX = {
    "comment.line": "comment",
    "comment.line.documentation": "doc",
    "keyword": "keyword",
    "keyword.storage.type": "keyword",
    "keyword.storage.modifier": "keyword",
    "keyword.control.import": "keyword",
    ("keyword.control.conditional", "if"): "keyword",
    ("keyword.control.conditional", "else"): "keyword",
    "keyword.control.repeat": "keyword",
    "keyword.operator": "keyword",
    ("type", "kind"): "kind",
    ("type", "type_identifier"): "type",
    ("type", "name"): "declared",
    "type.builtin": "type",
    ("variable", "name"): "declared",
    ("variable.parameter", "name"): "declared",
    "namespace": "declared",
    ("variable", "identifier"): "name",
    "variable.builtin": "name",
    ("variable.other.member", "key"): "key",
    ("variable.other.member", "member"): "member",
    "function": "function",
    "attribute": "annotation",
    ("constant", "lint"): "constant",
    "constant.builtin.boolean": "constant",
    "constant.builtin": "constant",
    "constant.numeric": "number",
    "string": "string",
    "constant.character.escape": "escape",
    "punctuation.special": "interpolation",
    ("operator", "->"): "arrow",
    "operator": "operator",
    "punctuation.bracket": None,
    "punctuation.delimiter": None,
}

ZED = {
    "comment": "comment",
    "comment.doc": "doc",
    "keyword": "keyword",
    ("type", "kind"): "kind",
    ("type", "type_identifier"): "type",
    ("type", "name"): "declared",
    ("variable", "name"): "declared",
    ("variable.parameter", "name"): "declared",
    ("variable", "identifier"): "name",
    "variable.special": "name",
    ("property", "key"): "key",
    ("property", "member"): "member",
    "function": "function",
    "attribute": "annotation",
    ("constant", "lint"): "constant",
    "boolean": "constant",
    "constant.builtin": "constant",
    "number": "number",
    "string": "string",
    "string.escape": "escape",
    "punctuation.special": "interpolation",
    ("operator", "->"): "arrow",
    "operator": "operator",
    "punctuation.bracket": None,
    "punctuation.delimiter": None,
}

DIALECTS = {"neovim": NEOVIM, "helix": HELIX, "zed": ZED}


def painted(grammar: Grammar, query: Path, meanings: dict, text: bytes) -> list[list]:
    """The stretches of a text: the innermost node counts, and on one node the last pattern."""
    captures = grammar.captures(query, grammar.parse(text))
    captures.sort(key=lambda found: (found[1].start_byte, -found[1].end_byte, found[2]))
    paint: list[str | None] = [None] * len(text)
    for name, node, _ in captures:
        meaning = meanings[(name, node.type)] if (name, node.type) in meanings else meanings[name]
        paint[node.start_byte : node.end_byte] = [meaning] * (node.end_byte - node.start_byte)
    stretches: list[list] = []
    for at, meaning in enumerate(paint):
        if stretches and stretches[-1][1] == at and stretches[-1][2] == meaning:
            stretches[-1][1] = at + 1
        elif meaning:
            stretches.append([at, at + 1, meaning])
    return stretches


def main(library: str, dialect: str, query: str, corpus: str, output: str) -> None:
    grammar = Grammar(library)
    for program in sorted(Path(corpus).glob("*.sls")):
        seen = painted(grammar, Path(query), DIALECTS[dialect], program.read_bytes())
        (Path(output) / f"{program.stem}.seen.json").write_text(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
