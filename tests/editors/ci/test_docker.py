"""The Dockerfile. No engine runs here: it is linted, and what it copies is what cargo needs, neither less nor more."""

import functools
import json
import os
import re
import shutil
from pathlib import Path

from . import linters, places
from .linters import DOCKERFILE

IGNORED = places.ROOT / ".dockerignore"


def stages():
    """The instructions of each stage, in order: [(name, [(instruction, rest), …]), …]"""
    text = re.sub(r"\\\n\s*", " ", DOCKERFILE.read_text())
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    found = []
    for line in lines:
        instruction, rest = line.split(None, 1)
        if instruction == "FROM":
            found.append((rest.split(" AS ")[1] if " AS " in rest else "", []))
        found[-1][1].append((instruction, rest))
    return found


def copied(instructions):
    """What a stage takes from the context: [([sources], target), …]"""
    for instruction, rest in instructions:
        if instruction == "COPY" and not rest.startswith("--from="):
            *sources, target = rest.split()
            yield sources, target


def in_context(path):
    """Whether .dockerignore leaves a path in: everything is out, but what its `!` lines name."""
    lines = [line for line in IGNORED.read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0] == "*", "this reading of .dockerignore knows one form: all out, then exceptions"
    assert all(line.startswith("!") for line in lines[1:])
    return any(path == kept[1:] or path.startswith(kept[1:] + "/") for kept in lines[1:])


@functools.cache
def compiled():
    """Every file that went into the library when it was last built: sources, the grammar, data, texts."""
    notes = [path for path in (places.SLSC.parent / "deps").glob("slsc-*.d") if ".rlib:" in path.read_text()]
    newest = max(notes, key=lambda path: path.stat().st_mtime)
    read = [line[:-1].replace("\\ ", " ") for line in newest.read_text().splitlines() if line.endswith(":")]
    inside = [Path(os.path.normpath(places.ROOT / path)) for path in read]
    return sorted(str(path.relative_to(places.ROOT)) for path in inside if path.is_relative_to(places.ROOT))


class Image(places.Case):
    def test_hadolint_is_content_and_refuses_an_image_of_no_version(self):
        self.passes(linters.hadolint(DOCKERFILE))
        loose = self.write("Dockerfile", DOCKERFILE.read_text().replace("alpine:3.22", "alpine:latest"))
        self.refuses(linters.hadolint(loose), "DL3007")

    def test_everything_that_is_copied_is_there_and_in_the_context(self):
        used = set()
        for _, instructions in stages():
            for sources, _ in copied(instructions):
                for source in sources:
                    self.assertTrue((places.ROOT / source).exists(), source)
                    self.assertTrue(in_context(source), f"{source} is not let in by .dockerignore")
                    used.add(source)
        let_in = {line[1:] for line in IGNORED.read_text().splitlines() if line.startswith("!")}
        needless = [path for path in let_in if not any(source == path or source.startswith(path + "/") for source in used)]
        self.assertEqual(needless, [], ".dockerignore lets in what nothing copies")

    def copy_of_the_context(self):
        """What the first stage has when cargo starts, in a folder with nothing else."""
        _, build = stages()[0]
        for sources, target in copied(build):
            for source in sources:
                place = self.folder / (source if target == "./" else target)
                place.parent.mkdir(parents=True, exist_ok=True)
                copy = shutil.copytree if (places.ROOT / source).is_dir() else shutil.copy
                copy(places.ROOT / source, place)
        return self.folder

    def test_cargo_finds_the_package_in_what_is_copied(self):
        copy = self.copy_of_the_context()
        for command in stages()[0][1]:
            if command[0] == "RUN" and "cargo" in command[1]:
                self.assertEqual(command[1], "cargo build --release --locked --bin slsc")
        told = self.passes(self.metadata(copy))
        [package] = json.loads(told)["packages"]
        # A benchmark or an example that the manifest names and that is not there stops a build, though not `cargo metadata`.
        own = json.loads(self.passes(self.metadata(places.ROOT)))["packages"][0]["targets"]
        named = [Path(target["src_path"]).relative_to(places.ROOT) for target in own if target["kind"] != ["test"]]
        self.assertEqual([str(path) for path in named if not (copy / path).is_file()], [])
        self.assertIn("slsc", [target["name"] for target in package["targets"] if target["kind"] == ["bin"]])

    def metadata(self, folder):
        command = ["cargo", "metadata", "--locked", "--offline", "--no-deps", "--format-version=1"]
        return places.said([places.needed("cargo"), *command[1:]], cwd=folder)

    def test_what_the_compiler_read_is_copied(self):
        copy = self.copy_of_the_context()
        self.assertGreater(len(compiled()), 500)
        self.assertIn("grammar/sls.pest", compiled())
        self.assertEqual([path for path in compiled() if not (copy / path).is_file()], [])

    def test_the_images_run_as_nobody_in_particular(self):
        names = [name for name, _ in stages()]
        self.assertEqual(names, ["build", "ci", ""])
        for name, instructions in stages()[1:]:
            users = [rest for instruction, rest in instructions if instruction == "USER"]
            self.assertEqual([user.split(":")[0] for user in users], ["65532"], name)
            labels = " ".join(rest for instruction, rest in instructions if instruction == "LABEL")
            for label in ("title", "description", "source", "licenses"):
                self.assertIn(f"org.opencontainers.image.{label}=", labels)
        last = dict(stages()[-1][1])
        self.assertEqual((last["FROM"], json.loads(last["ENTRYPOINT"])), ("scratch", ["/slsc"]))

    def test_rust_is_as_new_as_the_manifest_asks(self):
        asked = re.search(r'^rust-version = "([\d.]+)"', (places.ROOT / "Cargo.toml").read_text(), re.MULTILINE)
        self.assertEqual(dict(stages()[0][1])["FROM"], f"rust:{asked.group(1)}-alpine AS build")

