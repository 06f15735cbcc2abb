"""Are two templates the same up to the names of their resources?

Both are evaluated with references kept as symbols. The resources are then the nodes of a graph (type and
properties) whose edges are references and `DependsOn`. Two graphs are matched by colour refinement: each node's
colour is a hash of itself and of its neighbours' colours, until the number of colours stands still; nodes that
still look alike are told apart by trying. Not compared: `Metadata`, descriptions, parameters' declarations,
and a `DependsOn` that a reference already implies.
"""

import hashlib
import json
import re

from .template import Evaluator, listed

# What the SAM transform adds by itself: a tag that says so, on what it makes.
SAM_TAGS = {"lambda:createdBy": "SAM", "httpapi:createdBy": "SAM"}
# Set-like lists: their order means nothing to AWS.
SETS = {"Action", "NotAction", "Resource", "NotResource", "Tags", "ManagedPolicyArns", "Layers", "Architectures",
        "AttributeDefinitions", "SubnetIds", "SecurityGroupIds", "Statement", "Roles"}
# Both differ by the SAM transform's own making of the deployment.
IGNORED = {("AWS::ApiGateway::Deployment", "Description"), ("AWS::ApiGateway::Deployment", "StageName")}

SYMBOL = re.compile("\x00([^\x00\x01]+)\x01")


def symbol(logical, attribute=None):
    """A reference that survives evaluation: to a resource, or to its attribute."""
    return f"\x00{logical}\x02{attribute or ''}\x01"


def _text_as_json(text):
    """A policy or a request body written as JSON text is compared by its meaning."""
    if text.strip()[:1] in ("{", "[") and text.strip()[-1:] in ("}", "]"):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            return None
    return None


def canonical(value):
    """Numbers and truth values as text, JSON text as JSON, no SAM tags."""
    if isinstance(value, dict):
        return {str(key): _canonical_list(str(key), item) if isinstance(item, list) or key in SETS else canonical(item)
                for key, item in value.items()}
    if isinstance(value, list):
        return [canonical(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else str(value)
    if isinstance(value, str):
        inner = _text_as_json(value)
        return value if inner is None else {"$json": canonical(inner)}
    return value


def _canonical_list(key, value):
    if key == "Tags" and isinstance(value, dict):
        return canonical({name: item for name, item in value.items() if SAM_TAGS.get(name) != item})
    if isinstance(value, dict):
        return [canonical(value)] if key in ("Action", "Resource", "Statement") else canonical(value)
    items = [canonical(item) for item in listed(value)]
    if key == "Tags":
        return [tag for tag in items if not (isinstance(tag, dict) and SAM_TAGS.get(tag.get("Key")) == tag.get("Value"))]
    return items


def rename(value, name):
    """The value with each symbol replaced by name(logical), sets sorted after that."""
    if isinstance(value, dict):
        out = {rename(key, name): rename(item, name) for key, item in value.items()}
        for key in SETS & set(out):
            if isinstance(out[key], list):
                out[key] = sorted(out[key], key=lambda item: json.dumps(item, sort_keys=True))
        return out
    if isinstance(value, list):
        return [rename(item, name) for item in value]
    if isinstance(value, str):
        def replace(match):
            logical, attribute = match.group(1).split("\x02")
            return "${" + name(logical) + ("." + attribute if attribute else "") + "}"
        return SYMBOL.sub(replace, value)
    return value


def symbols(value):
    """The logical IDs that a value refers to."""
    if isinstance(value, dict):
        value = list(value) + list(value.values())
    if isinstance(value, list):
        return set().union(*map(symbols, value))
    return {found.split("\x02")[0] for found in SYMBOL.findall(value)} if isinstance(value, str) else set()


class Symbolic(Evaluator):
    """Knows no ARN, and so no part of one."""

    def _select(self, argument):
        index, parts = int(self.value(argument[0])), self.value(argument[1])
        return parts[index] if index < len(parts) else f"part {index} of " + "".join(parts)


class Graph:
    """The resources of a template and what they refer to."""

    def __init__(self, template, region="us-east-1"):
        evaluator = Symbolic(template, region, symbol, symbol)
        resources = {name: it for name, it in template["Resources"].items() if evaluator.exists(name)}
        self.types = {name: it["Type"] for name, it in resources.items()}
        self.bodies = {name: self._body(evaluator, it) for name, it in resources.items()}
        self.edges = {name: symbols(body) & set(resources) for name, body in self.bodies.items()}
        self.waits = {
            name: (set(listed(it.get("DependsOn"))) & set(resources)) - self._reach(name) for name, it in resources.items()
        }
        outputs = template.get("Outputs") or {}
        self.outputs = {name: canonical(evaluator.value(it["Value"])) for name, it in outputs.items()
                        if "Condition" not in it or evaluator.condition(it["Condition"])}

    @staticmethod
    def _body(evaluator, resource):
        properties = evaluator.value(resource.get("Properties") or {})
        kept = {key: item for key, item in properties.items() if (resource["Type"], key) not in IGNORED}
        if "Tags" in kept:
            kept["Tags"] = _canonical_list("Tags", kept["Tags"])
        body = {key: item for key, item in canonical(kept).items() if item not in ([], {}) or key != "Tags"}
        for key in ("DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy"):
            if key in resource:
                body["$" + key] = canonical(evaluator.value(resource[key]))
        return body

    def _reach(self, start):
        """What is made before `start` anyway, because of references."""
        found, todo = set(), list(self.edges[start])
        while todo:
            name = todo.pop()
            if name not in found:
                found.add(name)
                todo += self.edges[name]
        return found

    def colours(self, fixed):
        """A colour for each resource; `fixed` gives some of them one of their own."""
        def digest(thing):
            return hashlib.sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()

        users = {name: [] for name in self.types}
        for name in self.types:
            for other in self.edges[name]:
                users[other].append(("refers", name))
            for other in self.waits[name]:
                users[other].append(("waits", name))
        colour = {name: digest([self.types[name], rename(body, lambda _: "*"), fixed.get(name)])
                  for name, body in self.bodies.items()}
        while True:
            finer = {
                name: digest([
                    colour[name],
                    rename(body, colour.__getitem__),
                    sorted(colour[other] for other in self.waits[name]),
                    sorted((kind, colour[other]) for kind, other in users[name]),
                ])
                for name, body in self.bodies.items()
            }
            if len(set(finer.values())) == len(set(colour.values())):
                return finer
            colour = finer


def _classes(colours):
    classes = {}
    for name, colour in colours.items():
        classes.setdefault(colour, []).append(name)
    return classes


def matching(one, other, fixed_one=None, fixed_other=None):
    """A renaming from `one` to `other` that respects everything, or None."""
    fixed_one, fixed_other = fixed_one or {}, fixed_other or {}
    left, right = _classes(one.colours(fixed_one)), _classes(other.colours(fixed_other))
    if {colour: len(names) for colour, names in left.items()} != {colour: len(names) for colour, names in right.items()}:
        return None
    alike = [colour for colour, names in left.items() if len(names) > 1]
    if not alike:
        return {names[0]: right[colour][0] for colour, names in left.items()}
    colour = min(alike, key=lambda it: (len(left[it]), it))
    mark = f"told apart {len(fixed_one)}"
    for candidate in sorted(right[colour])[:8]:
        found = matching(one, other, {**fixed_one, min(left[colour]): mark}, {**fixed_other, candidate: mark})
        if found:
            return found
    return None


def _leaves(value, path=""):
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from _leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _leaves(item, f"{path}[{index}]")
    else:
        yield path, value


def _differences(one, other):
    """For a reader: resources of the same name, else of the same type, side by side."""
    left, right = _classes(one.colours({})), _classes(other.colours({}))
    rest_left = sorted(name for colour, names in left.items() for name in sorted(names)[len(right.get(colour, [])):])
    rest_right = sorted(name for colour, names in right.items() for name in sorted(names)[len(left.get(colour, [])):])
    lines = []
    for name in rest_left:
        same_type = [it for it in rest_right if other.types[it] == one.types[name]]
        if not same_type:
            lines.append(f"only in the first: {name} ({one.types[name]})")
            continue
        partner = name if name in same_type else same_type[0]
        rest_right.remove(partner)
        mine = dict(_leaves(rename(one.bodies[name], lambda it: it)))
        theirs = dict(_leaves(rename(other.bodies[partner], lambda it: it)))
        for path in sorted(set(mine) | set(theirs)):
            if mine.get(path) != theirs.get(path):
                lines.append(f"{name} / {partner} ({one.types[name]}) {path}: {mine.get(path)!r} | {theirs.get(path)!r}")
        if one.waits[name] != other.waits[partner]:
            lines.append(f"{name} / {partner} DependsOn: {sorted(one.waits[name])} | {sorted(other.waits[partner])}")
    lines += [f"only in the second: {name} ({other.types[name]})" for name in rest_right]
    return lines or ["resource by resource they agree, but no renaming respects all references"]


def compare(first, second, region="us-east-1"):
    """The differences between two plain templates; none when they are the same."""
    one, other = Graph(first, region), Graph(second, region)
    renaming = matching(one, other)
    if renaming is None:
        return _differences(one, other)
    mine = {name: rename(value, renaming.__getitem__) for name, value in one.outputs.items()}
    theirs = {name: rename(value, lambda it: it) for name, value in other.outputs.items()}
    return [] if mine == theirs else [f"outputs: {mine} | {theirs}"]
