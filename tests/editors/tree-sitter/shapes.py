"""Tells the shape of programs: what is declared in what, and which operands each operator has.

    shapes.py LIBRARY

Each line of the input is a program, as a JSON string. Each line of the output is `{"error": …, "shape": …}`: whether the
tree has an error, and the tree in the words of `tests/it/editors/tree_sitter/shape.rs`, which writes the compiler's own tree
like this.
"""

import json
import sys

from grammar import Grammar
from tree_sitter import Node


def words(*parts: str) -> str:
    return "(" + " ".join(part for part in parts if part) + ")"


def children(node: Node) -> list[Node]:
    return [child for child in node.named_children if not child.is_extra and child.type != "annotation"]


def field(node: Node, name: str) -> Node | None:
    return node.child_by_field_name(name)


def text(node: Node) -> str:
    return node.text.decode()


def declarations(node: Node) -> str:
    return " ".join(declaration(child) for child in children(node))


def declaration(node: Node) -> str:
    kind = node.type.removesuffix("_declaration")
    named = field(node, "name")
    head = [kind, text(named) if named else ""]
    match node.type:
        case "import_declaration":
            return words(kind, *(text(field(name, "name")) for name in children(field(node, "names"))))
        case "param_declaration":
            return words(kind, parameter(node))
        case "input_declaration":
            body = field(node, "body")
            return words(*head, ty(field(node, "type")), value(body) if body else "{}")
        case "type_declaration":
            return words(*head, ty(field(node, "value")))
        case "let_declaration":
            annotated = field(node, "type")
            return words(*head, ty(annotated) if annotated else "", value(field(node, "value")))
        case "output_declaration":
            return words(*head, value(field(node, "value")))
        case "resource_declaration" | "defaults_declaration":
            named = [text(field(node, "kind")), text(named) if named else ""]
            return words(kind, *named, value(field(node, "body")))
        case "service_declaration" | "raw_resource_declaration":
            return words(*head, value(field(node, "body")))
        case "pattern_declaration":
            parameters = " ".join(parameter(child) for child in children(field(node, "parameters")))
            return words(*head, f"({parameters})", declarations(field(node, "body")))
        case "moved_declaration":
            return words(kind, text(field(node, "from")).replace(" ", ""), text(field(node, "to")).replace(" ", ""))
        case "expect_declaration":
            return words(kind)
        case "require_declaration":
            return words(kind, value(field(node, "condition")), value(field(node, "message")))
        case "if_declaration":
            other = field(node, "alternative")
            other = children(other)[0] if other else None
            inner = other and (declaration(other) if other.type == "if_declaration" else declarations(other))
            branches = [f"({declarations(field(node, 'consequence'))})", "" if other is None else f"({inner})"]
            return words(kind, value(field(node, "condition")), *branches)
        case "for_declaration":
            variable = text(field(node, "variable"))
            return words(kind, variable, value(field(node, "iterable")), declarations(field(node, "body")))
        case "wiring":
            options = field(node, "options")
            stages = [value(stage) for stage in node.children_by_field_name("stage")]
            return words(kind, *stages, value(options) if options else "")
    return node.type


def parameter(node: Node) -> str:
    default = field(node, "default")
    return words(text(field(node, "name")), ty(field(node, "type")), value(default) if default else "")


# Values that are a sign and their fields.
SIGNED = {
    "member_expression": (".", ["object", "member"]),
    "index_expression": ("at", ["object", "index"]),
    "conditional_expression": ("?", ["condition", "consequence", "alternative"]),
    "region_expression": ("in", ["resource", "region"]),
    "lasting_expression": ("for", ["condition", "duration"]),
    "list_comprehension": ("each", ["variable", "iterable", "condition", "value"]),
}


def value(node: Node) -> str:
    match node.type:
        case "string" | "text_block":
            return words("text", *(value(child) for child in children(node) if child.type == "interpolation"))
        case "interpolation" | "parenthesized_expression":
            return value(children(node)[0])
        case "number":
            return "#"
        case "list":
            return "[" + " ".join(value(child) for child in children(node)) + "]"
        case "object":
            return "{" + " ".join(":" + value(field(entry, "value")) for entry in children(node)) + "}"
        case "unary_expression":
            return words(text(field(node, "operator")), value(field(node, "operand")))
        case "binary_expression":
            return words(text(field(node, "operator")), value(field(node, "left")), value(field(node, "right")))
        case "call_expression":
            arguments = [argument(child) for child in children(field(node, "arguments"))]
            return words("call", text(field(node, "function")), *arguments)
    if node.type in SIGNED:
        sign, fields = SIGNED[node.type]
        found = [field(node, name) for name in fields]
        return words(sign, *(value(part) for part in found if part))
    return text(node)


def argument(node: Node) -> str:
    if node.type == "named_argument":
        return text(field(node, "name")) + ":" + value(field(node, "value"))
    return value(node)


def ty(node: Node) -> str:
    match node.type:
        case "string":
            return "text"
        case "union_type":
            return words("|", *(ty(child) for child in children(node)))
        case "optional_type":
            return words("?", ty(children(node)[0]))
        case "deferred_type":
            return words("deferred", ty(children(node)[0]))
        case "parenthesized_type":
            return ty(children(node)[0])
        case "list_type":
            return "[" + ty(children(node)[0]) + "]"
        case "port_type":
            return words(".", text(field(node, "kind")), text(field(node, "port")))
        case "object_type":
            return "{" + " ".join(field_type(child) for child in children(node)) + "}"
    return text(node)


def field_type(node: Node) -> str:
    optional = "?" if any(child.type == "?" for child in node.children) else ""
    return text(field(node, "key")).strip('"') + optional + ":" + ty(field(node, "type"))


def main(library: str) -> None:
    grammar = Grammar(library)
    for line in sys.stdin:
        root = grammar.parse(json.loads(line).encode())
        shape = None if root.has_error else declarations(root)
        print(json.dumps({"error": root.has_error, "shape": shape}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
