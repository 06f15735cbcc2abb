"""GitHub's expressions, as far as this project writes them: `${{ steps.check.outputs.status == '0' }}`.

What is not known here is an error, so that no test passes because a part of an expression was skipped.
"""

import re

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>\d+)|(?P<name>[A-Za-z_][\w.-]*)|(?P<sign>==|!=|&&|\|\||[!(),]))")
PASTED = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
STATUS = ("success", "failure", "always", "cancelled")


def filled(text, contexts):
    """A value of a file, with each `${{ … }}` replaced by what it says."""
    return PASTED.sub(lambda found: shown(evaluated(found.group(1), contexts)), str(text))


def holds(condition, contexts):
    """Whether a step with this `if` runs: GitHub adds `success()` where a condition does not look at the status."""
    if condition is None:
        return contexts["status"] == "success"
    inner = PASTED.fullmatch(str(condition).strip())
    source = inner.group(1) if inner else str(condition)
    value = bool(evaluated(source, contexts))
    asks = any(re.search(rf"\b{name}\s*\(", source) for name in STATUS)
    return value and (asks or contexts["status"] == "success")


def evaluated(source, contexts):
    parser = Parser(tokens(source), contexts)
    value = parser.either()
    if parser.tokens:
        raise ValueError(f"not understood: {source!r}, from {parser.tokens[0][1]!r}")
    return value


def shown(value):
    """A value as text: nothing is empty."""
    return {None: "", True: "true", False: "false"}.get(value, str(value)) if not isinstance(value, str) else value


def tokens(source):
    found, at = [], 0
    source = source.rstrip()
    while at < len(source):
        match = TOKEN.match(source, at)
        if not match:
            raise ValueError(f"not understood: {source[at:]!r}")
        found.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return found


class Parser:
    def __init__(self, found, contexts):
        self.tokens = found
        self.contexts = contexts

    def takes(self, *signs):
        if self.tokens and self.tokens[0] in [("sign", sign) for sign in signs]:
            return self.tokens.pop(0)[1]
        return None

    def either(self):
        value = self.both()
        while self.takes("||"):
            other = self.both()
            value = value or other
        return value

    def both(self):
        value = self.comparison()
        while self.takes("&&"):
            other = self.comparison()
            value = value and other
        return value

    def comparison(self):
        value = self.negation()
        while sign := self.takes("==", "!="):
            same = equal(value, self.negation())
            value = same if sign == "==" else not same
        return value

    def negation(self):
        return not self.negation() if self.takes("!") else self.primary()

    def primary(self):
        if self.takes("("):
            value = self.either()
            self.expects(")")
            return value
        sort, word = self.tokens.pop(0)
        if sort == "text":
            return word[1:-1].replace("''", "'")
        if sort == "number":
            return int(word)
        if sort == "name" and word in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[word]
        if sort == "name" and self.takes("("):
            return self.call(word)
        if sort == "name":
            return self.looked_up(word)
        raise ValueError(f"not understood: {word!r}")

    def expects(self, sign):
        if not self.takes(sign):
            raise ValueError(f"`{sign}` is missing")

    def call(self, name):
        self.expects(")")
        status = self.contexts["status"]
        return {"success": status == "success", "failure": status == "failure", "always": True, "cancelled": False}[name]

    def looked_up(self, path):
        value, first = self.contexts, True
        for part in path.split("."):
            if first and part not in value:
                raise ValueError(f"there is no context `{part}`")
            value = value.get(part) if isinstance(value, dict) else None
            first = False
        return value


def equal(one, other):
    """Text is compared without regard to case, and with other things as numbers: nothing is 0, as is false."""
    if isinstance(one, str) and isinstance(other, str):
        return one.lower() == other.lower()
    if type(one) is type(other):
        return one == other
    return number(one) == number(other)


def number(value):
    if value is None or value == "":
        return 0
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")
