"""Workflows, action.yml and scripts before the tools that judge them; and each tool before a file that it has to refuse."""

import json
import os
import re
import shutil

import yaml

from . import linters, places, projects, releases
from .composite import Action
from .linters import ACTION, SCRIPTS, WORKFLOWS

PIN = re.compile(r"uses: (?P<action>[^\s@]+)@(?P<commit>[0-9a-f]{40}) # (?P<version>v[\d.]+)$")


class Clean(places.Case):
    def test_actionlint_is_content(self):
        for file in WORKFLOWS:
            self.passes(linters.actionlint(file))

    def test_zizmor_is_content(self):
        self.passes(linters.zizmor(ACTION, *WORKFLOWS, places.ROOT / ".github/dependabot.yml"))

    def test_the_schemas_are_kept(self):
        self.passes(linters.schema("vendor.github-actions", ACTION))
        self.passes(linters.schema("vendor.github-workflows", *WORKFLOWS))
        self.passes(linters.schema("custom.github-workflows-require-timeout", *WORKFLOWS))
        self.passes(linters.schema("vendor.dependabot", places.ROOT / ".github/dependabot.yml"))

    def test_shellcheck_is_content(self):
        self.passes(linters.shellcheck(*SCRIPTS))

    def test_every_script_can_be_run(self):
        for script in SCRIPTS:
            sourced = script.name == "lib.sh"
            self.assertEqual(os.access(script, os.X_OK), not sourced, script)
            self.assertEqual(script.read_text().startswith("#!/bin/sh\n"), not sourced, script)

    def test_the_action_calls_each_script_of_its_own_and_no_other(self):
        called = set(re.findall(r"GITHUB_ACTION_PATH/ci/action/([\w.-]+)\"", ACTION.read_text()))
        scripts = {path.name for path in SCRIPTS if path.parent.name == "action"} - {"lib.sh"}
        self.assertEqual(called, scripts)

    def test_actions_are_pinned_by_commit_and_one_version_of_each_is_used(self):
        pins = {}
        for file in (ACTION, *WORKFLOWS):
            for line in file.read_text().splitlines():
                if "uses: " in line and "uses: ./" not in line:
                    found = PIN.search(line)
                    self.assertTrue(found, f"{file.name}: {line.strip()}")
                    pins.setdefault(found["action"], set()).add((found["commit"], found["version"]))
        self.assertGreater(len(pins), 4)
        for action, versions in pins.items():
            self.assertEqual(len(versions), 1, f"{action}: {versions}")

    def test_the_action_is_given_inputs_that_it_has(self):
        documents = [yaml.safe_load(file.read_text()) for file in WORKFLOWS]
        self.assertEqual([linters.unknown_inputs(document) for document in documents], [[] for _ in documents])
        self.assertTrue(any(action == "./" for document in documents for action, _ in linters.uses(document)))


class Ourselves(places.Case):
    def test_the_action_passes_on_the_programs_that_ci_names(self):
        """What the job `action` asks for, in a copy of the examples; the slsc is the one that was just built."""
        job = yaml.safe_load((places.ROOT / ".github/workflows/ci.yml").read_text())["jobs"]["action"]
        [given] = [given for action, given in linters.uses(job) if action == "./"]
        self.assertEqual(given["version"], "source")
        shutil.copytree(places.ROOT / "examples", self.folder / "work/examples")
        path = {"PATH": projects.on_path(self.folder / "bin")}
        installed = given | {"version": "installed"}
        result = Action(places.ROOT).run(self.folder / "work", installed, None, path, temp=self.folder / "temp")
        self.assertFalse(result.failed, result.log)
        self.assertEqual((result.outputs["formatted"], result.annotations), ("true", []))
        made = {str(path.relative_to(self.folder / "work")) for path in (self.folder / "work/out").rglob("*.yaml")}
        self.assertIn("out/examples/hello/main/template.yaml", made)
        self.assertIn("out/examples/talk/main/us-west-1.yaml", made)


class Refused(places.Case):
    """A linter that is content with everything shows nothing."""

    def changed(self, file, old, new):
        text = file.read_text()
        self.assertIn(old, text)
        return self.write(f".github/workflows/{file.name}" if file in WORKFLOWS else file.name, text.replace(old, new))

    def workflow(self, name):
        return places.ROOT / ".github/workflows" / name

    def test_actionlint_sees_an_output_that_nobody_sets(self):
        file = self.changed(self.workflow("release.yml"), "steps.names.outputs", "steps.nobody.outputs")
        self.refuses(linters.actionlint(file), "nobody")

    def test_actionlint_sees_a_need_of_no_job(self):
        file = self.changed(self.workflow("release.yml"), "needs: [archive, image]", "needs: [archives]")
        self.refuses(linters.actionlint(file), "archives")

    def test_zizmor_sees_text_that_is_pasted_into_a_script(self):
        pasted = "run: echo ${{ inputs.files }}"
        file = self.changed(ACTION, """run: '"$GITHUB_ACTION_PATH/ci/action/check.sh"'""", pasted)
        self.refuses(linters.zizmor(file), "template-injection")

    def test_zizmor_sees_an_action_that_is_not_pinned(self):
        commit = re.search(r"actions/cache@([0-9a-f]{40}) # v5.0.5", ACTION.read_text())
        self.refuses(linters.zizmor(self.changed(ACTION, commit.group(0), "actions/cache@v5")), "unpinned-uses")

    def test_zizmor_sees_permissions_that_are_too_wide(self):
        self.refuses(linters.zizmor(self.changed(self.workflow("ci.yml"), "permissions: {}", "permissions: write-all")),
                     "excessive-permissions")  # fmt: skip

    def test_zizmor_sees_credentials_that_stay_behind(self):
        file = self.changed(self.workflow("ci.yml"), "persist-credentials: false", "fetch-depth: 1")
        self.refuses(linters.zizmor(file), "artipacked")

    def test_the_schemas_see_a_step_without_a_shell_and_a_job_without_a_runner(self):
        self.refuses(linters.schema("vendor.github-actions", self.changed(ACTION, "      shell: bash\n", "")))
        file = self.changed(self.workflow("ci.yml"), "    runs-on: ubuntu-24.04\n", "")
        self.refuses(linters.schema("vendor.github-workflows", file))

    def test_shellcheck_sees_a_variable_without_quotes(self):
        script = places.ROOT / "ci/release/check-tag.sh"
        self.refuses(linters.shellcheck(self.changed(script, '[ "$1" != "$expected" ]', "[ $1 != $expected ]")), "SC2086")

    def test_an_input_that_the_action_has_not_is_seen(self):
        workflow = {"jobs": {"a": {"steps": [{"uses": "slsc-lang/slsc@v0.1.0", "with": {"file": "main.sls"}}]}}}
        self.assertEqual(linters.unknown_inputs(workflow), ["file"])


class Release(places.Case):
    """The commands of release.yml, run in a copy of what they touch, with stand-ins for cargo and gh."""

    def setUp(self):
        super().setUp()
        self.jobs = yaml.safe_load((places.ROOT / ".github/workflows/release.yml").read_text())["jobs"]
        self.work = self.folder / "work"
        for folder in ("ci", "examples/hello"):
            shutil.copytree(places.ROOT / folder, self.work / folder)
        for file in ("Cargo.toml", "LICENSE", "data/vendor/NOTICE.md"):
            (self.work / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(places.ROOT / file, self.work / file)
        self.env = os.environ | {"PATH": f"{self.folder}/bin:{os.environ['PATH']}"}

    def stand_in(self, name, script):
        self.write(f"bin/{name}", f"#!/bin/sh\n{script}").chmod(0o755)

    def runs(self, job, number, **env):
        """Runs one of a job's commands as GitHub does."""
        scripts = [step["run"] for step in self.jobs[job]["steps"] if "run" in step]
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", scripts[number]]
        return self.passes(places.said(command, cwd=self.work, env=self.env | env))

    def test_the_archives_are_those_that_the_action_fetches(self):
        output = self.folder / "output"
        self.runs("names", 1, GITHUB_OUTPUT=str(output))
        matrix = json.loads(output.read_text().removeprefix("matrix="))["include"]
        self.assertEqual(len(matrix), 6)
        self.stand_in(
            "cargo",
            'while [ "$1" != --target ]; do shift; done\n'
            'case $2 in *windows*) name=slsc.exe ;; *) name=slsc ;; esac\n'
            'mkdir -p "target/$2/release"\n'
            f'''printf '#!/bin/sh\\nexec "{places.SLSC}" "$@"\\n' > "target/$2/release/$name"\n'''
            'chmod +x "target/$2/release/$name"\n',
        )
        for row in matrix:
            self.runs("archive", -1, TARGET=row["target"])
        made = sorted(path.name for path in (self.work / "dist").iterdir())
        fetched = [releases.named("archive", releases.VERSION, row["target"]) for row in matrix]
        self.assertEqual(made, sorted(fetched + [f"{name}.sha256" for name in fetched]))
        upload = self.jobs["archive"]["steps"][-1]["with"]
        self.assertEqual((upload["path"], self.jobs["release"]["steps"][0]["with"]["path"]), ("dist", "dist"))
        self.drafts(made)

    def drafts(self, made):
        self.stand_in("gh", f'printf "%s\\n" "$@" > "{self.folder}/said"\n')
        self.runs("release", 0, GITHUB_REF_NAME="v0.1.0", GITHUB_REPOSITORY="slsc-lang/slsc")
        said = (self.folder / "said").read_text().split()
        self.assertEqual(said[:3], ["release", "create", "v0.1.0"])
        self.assertIn("--draft", said)
        self.assertEqual(sorted(word for word in said if word.startswith("dist/")), [f"dist/{name}" for name in made])
