"""The compiled grammar and its queries, for the tools beside this file."""

import ctypes
from pathlib import Path

from tree_sitter import Language, Node, Parser, Query, QueryCursor


def language(library: str) -> Language:
    """The language in a shared library."""
    function = ctypes.CDLL(library).tree_sitter_sls
    function.restype = ctypes.c_void_p
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype = ctypes.py_object
    capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    return Language(capsule(function(), b"tree_sitter.Language", None))


class Grammar:
    """A parser, and queries by their paths."""

    def __init__(self, library: str):
        self.language = language(library)
        self.parser = Parser(self.language)
        self.queries: dict[Path, Query] = {}

    def parse(self, text: bytes) -> Node:
        return self.parser.parse(text).root_node

    def query(self, path: Path) -> Query:
        if path not in self.queries:
            self.queries[path] = Query(self.language, path.read_text())
        return self.queries[path]

    def captures(self, path: Path, root: Node) -> list[tuple[str, Node, int]]:
        """What a query captures: the name, the node, and which pattern took it. `@_name` and `@spell` are not for users."""
        found = []
        for pattern, match in QueryCursor(self.query(path)).matches(root):
            for name, nodes in match.items():
                if not name.startswith("_") and name != "spell":
                    found += [(name, node, pattern) for node in nodes]
        return found


def nodes(root: Node):
    """Every node below a root, and the root, in the order of the text."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.children)
