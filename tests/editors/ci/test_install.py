"""How slsc comes to a runner: fetched and held against its checksum, kept, built, or found."""

import json
import os
import shutil
import stat
import tempfile
from pathlib import Path

from . import places, projects, releases
from .composite import Action
from .releases import VERSION, named

MACHINE = ("Linux", "X64")


class Install(places.Case):
    @classmethod
    def setUpClass(cls):
        cls.release = Path(tempfile.mkdtemp(prefix="slsc-release-"))
        cls.addClassCleanup(shutil.rmtree, cls.release, ignore_errors=True)
        # A few bytes that start the built slsc: its debug build is large, and every test packs or unpacks it.
        cls.program = cls.release / "slsc"
        cls.program.write_text(f'#!/bin/sh\nexec "{places.SLSC}" "$@"\n')
        cls.program.chmod(0o755)
        cls.archive = releases.packed(cls.release, MACHINE, cls.program)
        cls.sum = cls.archive.with_name(cls.archive.name + ".sha256")

    def setUp(self):
        super().setUp()
        self.work = self.folder / "work"
        self.work.mkdir()
        projects.project(self.work)
        self.site = self.folder / "site"
        shutil.copytree(self.release / named("tag", VERSION), self.site / named("tag", VERSION))
        self.place = self.site / named("tag", VERSION)
        # A PATH without slsc and without cargo, on which a test can put what it wants.
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        self.env = {"PATH": os.pathsep.join([str(self.bin), *clean_path(self.folder / "tools")])}

    def run_action(self, url, machine=MACHINE, **inputs):
        given = {"download-url": url, "compile": "false"} | {key.replace("_", "-"): value for key, value in inputs.items()}
        return Action(places.ROOT).run(self.work, given, None, self.env, machine, self.folder / "temp")

    def fake_cargo(self):
        """A cargo that "builds" by copying the built slsc: a real build takes minutes, and is what `cargo build` tests."""
        log = self.folder / "cargo.log"
        cargo = self.bin / "cargo"
        cargo.write_text(
            "#!/bin/sh\n"
            f'echo "$*" >> "{log}"\n'
            'while [ "$1" != --target ]; do shift; done\n'
            f'mkdir -p "$CARGO_TARGET_DIR/$2/release"\n'
            f'cp "{self.program}" "$CARGO_TARGET_DIR/$2/release/slsc"\n'
        )
        rustc = self.bin / "rustc"
        rustc.write_text("#!/bin/sh\necho 'host: x86_64-unknown-linux-gnu'\n")
        for program in (cargo, rustc):
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        self.env["CARGO_TARGET_DIR"] = str(self.folder / "built")
        return log

    def test_a_release_is_fetched_held_against_its_checksum_and_kept(self):
        with releases.served(self.site) as server:
            result = self.run_action(server.url)
            self.assertFalse(result.failed, result.log)
            asked = [f"/{named('tag', VERSION)}/{self.archive.name}{end}" for end in (".sha256", "")]
            self.assertEqual(server.asked, asked)
            self.assertEqual(result.outputs["program"], str(self.folder / "temp/slsc/bin/slsc"))
            self.assertEqual(result.outputs["version"], VERSION)
            [cache] = result.used_of("actions/cache")
            self.assertEqual(cache["path"], str(self.folder / "temp/slsc/kept"))
            self.assertEqual(cache["key"], f"slsc-{VERSION}-x86_64-unknown-linux-musl-released-release")
            # With the folder as the cache would bring it back, nothing is fetched.
            again = self.run_action(server.url)
            self.assertFalse(again.failed, again.log)
            self.assertEqual(len(server.asked), 2)

    def test_a_folder_serves_as_well(self):
        result = self.run_action(f"file://{self.site}", version=f"v{VERSION}")
        self.assertFalse(result.failed, result.log)

    def refused(self, result, *words):
        self.assertEqual((result.failed, result.code), (True, 2), result.log)
        self.assertEqual(result.outcomes["check"], "skipped")
        self.assertFalse((self.folder / "temp/slsc/bin/slsc").exists())
        for word in words:
            self.assertIn(word, result.annotations[-1].message)

    def test_a_wrong_checksum_is_refused_and_nothing_is_built_or_kept(self):
        log = self.fake_cargo()
        hash_of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        (self.place / self.sum.name).write_text(f"{hash_of_nothing}  {self.archive.name}\n")
        with releases.served(self.site) as server:
            self.refused(self.run_action(server.url), "it is not used", hash_of_nothing)
        self.assertFalse(log.exists())
        self.assertFalse((self.folder / "temp/slsc/kept").exists())

    def test_a_changed_archive_is_refused(self):
        with open(self.place / self.archive.name, "ab") as file:
            file.write(b"more")
        self.refused(self.run_action(f"file://{self.site}"), "it is not used")

    def test_a_kept_archive_that_was_changed_is_refused(self):
        self.assertFalse(self.run_action(f"file://{self.site}").failed)
        shutil.rmtree(self.folder / "temp/slsc/bin")
        with open(self.folder / "temp/slsc/kept" / self.archive.name, "ab") as file:
            file.write(b"more")
        self.refused(self.run_action(f"file://{self.site}"), "it is not used")

    def test_a_pinned_checksum_decides(self):
        right = self.sum.read_text().split()[0]
        result = self.run_action(f"file://{self.site}", sha256=right.upper())
        self.assertFalse(result.failed, result.log)
        shutil.rmtree(self.folder / "temp")
        self.refused(self.run_action(f"file://{self.site}", sha256="0" * 64), "it is not used", "0" * 64)

    def test_without_a_release_the_same_version_is_built(self):
        log = self.fake_cargo()
        with releases.served(self.folder / "nothing") as server:
            result = self.run_action(server.url)
        self.assertFalse(result.failed, result.log)
        self.assertIn("is built from its source", result.annotations[0].message)
        self.assertIn("build --release --locked --bin slsc --target x86_64-unknown-linux-musl", log.read_text())

    def test_without_a_release_another_version_is_refused(self):
        self.fake_cargo()
        self.refused(self.run_action(f"file://{self.folder}/nothing", version="9.9.9"), "there is no")

    def test_without_a_release_a_pinned_checksum_is_refused(self):
        self.fake_cargo()
        self.refused(self.run_action(f"file://{self.folder}/nothing", sha256="0" * 64), "what is built here cannot have")

    def test_without_a_release_and_cargo_nothing_goes_on(self):
        self.refused(self.run_action(f"file://{self.folder}/nothing"), "there is no `cargo` on this machine")

    def test_a_server_that_fails_is_no_reason_to_build(self):
        log = self.fake_cargo()
        with releases.served(self.site, broken=True) as server:
            self.refused(self.run_action(server.url), "could not be fetched")
        self.assertFalse(log.exists())

    def test_the_source_is_built_where_that_is_asked_for(self):
        log = self.fake_cargo()
        result = self.run_action("https://example.invalid", version="source")
        self.assertFalse(result.failed, result.log)
        self.assertIn("--target x86_64-unknown-linux-gnu", log.read_text())
        [cache] = result.used_of("actions/cache")
        self.assertRegex(cache["key"], rf"^slsc-{VERSION}-x86_64-unknown-linux-gnu-source-[0-9a-f]{{64}}$")
        self.assertFalse(self.run_action("https://example.invalid", version="source").failed)
        self.assertEqual(len(log.read_text().splitlines()), 1, "what was built once is kept")

    def test_a_machine_that_nothing_is_released_for_builds(self):
        log = self.fake_cargo()
        result = self.run_action("https://example.invalid", machine=("Linux", "ARM"))
        self.assertFalse(result.failed, result.log)
        self.assertTrue(log.exists())

    def test_an_archive_of_another_version_is_refused(self):
        other = self.place.with_name("v9.9.9")
        other.mkdir()
        name = named("archive", "9.9.9", "x86_64-unknown-linux-musl")
        shutil.copy(self.place / self.archive.name, other / name)
        (other / f"{name}.sha256").write_text(self.sum.read_text())
        result = self.run_action(f"file://{self.site}", version="9.9.9")
        self.assertEqual((result.failed, result.code), (True, 2), result.log)
        self.assertIn(f"wanted slsc 9.9.9, and got slsc {VERSION}", result.log)

    def test_what_is_installed_is_found_or_missed(self):
        self.refused(self.run_action("", version="installed"), "there is no `slsc` on the PATH")
        self.env["PATH"] = projects.on_path(self.bin)
        result = self.run_action("", version="installed")
        self.assertFalse(result.failed, result.log)
        self.assertEqual(result.used_of("actions/cache"), [])


class Names(places.Case):
    def test_every_target_is_named_once_and_built_on_a_runner(self):
        matrix = json.loads(named("matrix"))["include"]
        targets = [row["target"] for row in matrix]
        self.assertEqual(len(targets), len(set(targets)))
        for row in matrix:
            self.assertRegex(row["runner"], r"^(ubuntu|macos|windows)-[\w.-]+$")
        for os_name in ("Linux", "macOS", "Windows"):
            for arch in ("X64", "ARM64"):
                self.assertIn(named("target", os_name, arch), targets)

    def test_a_tag_names_the_version_that_it_releases(self):
        script = places.ROOT / "ci/release/check-tag.sh"
        self.passes(places.said([script, f"v{VERSION}"]))
        self.refuses(places.said([script, "v9.9.9"]), f"released as v{VERSION}")

    def test_an_archive_holds_the_program_and_its_licences(self):
        program = self.write("slsc", "#!/bin/sh\n")
        for machine, name in ((("macOS", "ARM64"), "slsc"), (("Windows", "X64"), "slsc.exe")):
            archive = releases.packed(self.folder, machine, program)
            held = self.passes(places.said(["tar", "-tzf", archive])).split()
            self.assertEqual(held, [name, "LICENSE", "NOTICE.md"])
        self.assertEqual([path.name for path in archive.parent.iterdir() if path.is_dir()], [])

    def test_the_sources_of_a_build_have_one_checksum(self):
        script = places.ROOT / "ci/release/sources.sh"
        first, second = (self.passes(places.said([script])) for _ in range(2))
        self.assertEqual(first, second)
        self.assertRegex(first, r"^[0-9a-f]{64}$")


def clean_path(tools):
    """The machine's own folders of programs, without cargo and slsc: links to what the scripts call."""
    tools.mkdir()
    for name in ("awk", "bash", "cat", "chmod", "cksum", "cp", "curl", "cut", "dirname", "env", "find", "git", "grep", "gzip",
                 "head", "mkdir", "mktemp", "mv", "od", "printf", "rm", "sed", "sh", "sha256sum", "shasum", "sort", "tar", "tr",
                 "wc", "xargs"):  # fmt: skip
        found = shutil.which(name)
        if found:
            (tools / name).symlink_to(found)
    return [str(tools)]
