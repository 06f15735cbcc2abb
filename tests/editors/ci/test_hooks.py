"""The hooks for pre-commit, in a repository of a user, with the built slsc on the PATH.

`language: rust` builds slsc for some minutes: its hooks are compared with the others instead, and cargo's part of it is what
every other test is built with.
"""

import os

import yaml

from . import linters, places, projects
from .linters import HOOKS
from .projects import GOOD, UGLY, WRONG, project

PART = "type age = number\n"


class Hooks(places.Case):
    def setUp(self):
        super().setUp()
        self.work = self.folder / "work"
        self.work.mkdir()
        self.hooks = self.folder / "hooks"
        self.hooks.mkdir()
        (self.hooks / HOOKS.name).write_text(HOOKS.read_text())
        self.revision = places.repository(self.hooks)
        places.git(self.work, "init", "--quiet", "--initial-branch=main")

    def run_hook(self, hook, **settings):
        repo = {"repo": str(self.hooks), "rev": self.revision, "hooks": [{"id": hook} | settings]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [repo]}), self.work)
        places.git(self.work, "add", "--all")
        settings = {"PRE_COMMIT_HOME": str(self.folder / "home"), "PATH": projects.on_path(self.folder / "bin")}
        settings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        command = [places.tool("pre-commit"), "run", "--all-files", "--verbose", "--color=never", hook]
        return places.said(command, cwd=self.work, env=os.environ | settings)

    def test_the_form_of_files_is_mended_and_the_commit_stopped(self):
        project(self.work, UGLY)
        self.write("salt.txt", "queue  orders{}\n", self.work)
        self.refuses(self.run_hook("slsc-fmt-system"), "files were modified by this hook")
        self.assertIn("queue orders { retries: 5 }", (self.work / "main.sls").read_text())
        self.passes(self.run_hook("slsc-fmt-system"))

    def test_a_sound_program_passes(self):
        project(self.work)
        self.assertIn("no mistakes found", self.passes(self.run_hook("slsc-check-system")))

    def test_a_mistake_stops_the_commit(self):
        project(self.work, WRONG)
        self.refuses(self.run_hook("slsc-check-system"), "a queue has no `retris`")

    def test_a_part_is_judged_within_its_program_only(self):
        # By itself a part may be no program at all: names that it exports are used by nobody.
        project(self.work, 'import { age } from "./part.sls"\n\n' + GOOD + "\nparam old: age = 3\n\noutput of = old\n")
        self.write("part.sls", PART, self.work)
        said = self.passes(self.run_hook("slsc-check-system"))
        self.assertIn("no mistakes found", said)

    def test_a_mistake_in_a_part_is_found_through_its_program(self):
        project(self.work, 'import { age } from "./part.sls"\n\n' + GOOD + "\nparam old: age = 3\n\noutput of = old\n")
        self.write("part.sls", "type age = numer\n", self.work)
        self.refuses(self.run_hook("slsc-check-system"), "part.sls:1:12")

    def test_the_main_files_are_set_by_args(self):
        project(self.work, main="shop/main.sls")
        project(self.work, WRONG, main="billing/main.sls")
        self.refuses(self.run_hook("slsc-check-system"), "there is no file `main.sls`")
        self.passes(self.run_hook("slsc-check-system", args=["shop/main.sls"]))
        both = self.run_hook("slsc-check-system", args=["--deny=warnings", "shop/main.sls", "billing/main.sls"])
        self.refuses(both, "billing/main.sls:11:16")

    def test_nothing_is_run_for_a_commit_without_sources(self):
        self.write("README.md", "text\n", self.work)
        self.assertIn("no files to check", self.passes(self.run_hook("slsc-check-system")))


class Manifest(places.Case):
    def test_pre_commit_accepts_the_manifest_and_refuses_a_broken_one(self):
        self.passes(places.said([places.tool("pre-commit"), "validate-manifest", HOOKS]))
        broken = self.write("hooks.yaml", HOOKS.read_text().replace("  language: rust\n", "", 1))
        self.refuses(places.said([places.tool("pre-commit"), "validate-manifest", broken]), "language")

    def test_both_languages_have_the_same_hooks(self):
        hooks = {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text())}
        self.assertEqual(sorted(hooks), ["slsc-check", "slsc-check-system", "slsc-fmt", "slsc-fmt-system"])
        for name in ("slsc-check", "slsc-fmt"):
            built, found = hooks[name], hooks[f"{name}-system"]
            self.assertEqual((built["language"], found["language"]), ("rust", "system"))
            own = ("id", "language", "description")
            self.assertEqual(*({key: hook[key] for key in hook if key not in own} for hook in (built, found)))
