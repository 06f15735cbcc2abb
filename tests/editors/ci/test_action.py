"""The action's steps, run on small projects with the built slsc on the PATH."""

import json
import os
import random
import shutil
from pathlib import Path

from . import places, projects, snapshots
from .composite import Action
from .projects import BROKEN, GOOD, PARAMETERS, UGLY, WARNED, WRONG, project

UPLOAD = "github/codeql-action/upload-sarif"


class ActionCase(places.Case):
    def setUp(self):
        super().setUp()
        self.work = self.folder / "work"
        self.work.mkdir()

    def run_action(self, github=None, **inputs):
        given = {"version": "installed"} | {name.replace("_", "-"): value for name, value in inputs.items()}
        env = {"PATH": projects.on_path(self.folder / "bin")}
        return Action(places.ROOT).run(self.work, given, github, env, temp=self.folder / "temp")

    def levels(self, result):
        return [(note.level, note.place) for note in result.annotations]


class OnePush(ActionCase):
    def test_a_sound_program_passes_and_its_plan_is_shown(self):
        project(self.work)
        result = self.run_action()
        self.assertFalse(result.failed, result.log)
        self.assertEqual(result.annotations, [])
        outputs = {name: result.outputs[name] for name in ("formatted", "errors", "warnings", "output")}
        self.assertEqual(outputs, {"formatted": "true", "errors": "0", "warnings": "0", "output": "out"})
        self.assertTrue((self.work / "out/template.yaml").is_file())
        self.assertEqual(json.loads(Path(result.outputs["sarif"]).read_text())["runs"][0]["results"], [])
        snapshots.matches(self, "good.md", result.summary)

    def test_an_error_is_noted_at_its_line_and_fails_the_job_at_its_end(self):
        project(self.work, WRONG)
        result = self.run_action(upload_sarif="true")
        self.assertEqual((result.failed, result.code), (True, 1), result.log)
        self.assertEqual(self.levels(result), [("error", "main.sls:11")])
        self.assertEqual((result.outputs["errors"], result.outputs["output"]), ("1", ""))
        self.assertFalse((self.work / "out").exists())
        found = json.loads(Path(result.outputs["sarif"]).read_text())["runs"][0]["results"]
        self.assertEqual([finding["ruleId"] for finding in found], ["SLS0402"])
        # What was found went to code scanning before the job failed.
        self.assertEqual(result.used_of(UPLOAD), [{"sarif_file": result.outputs["sarif"], "category": "slsc"}])
        snapshots.matches(self, "wrong.md", result.summary)

    def test_another_form_is_noted_shown_and_fails_with_3(self):
        project(self.work, UGLY)
        result = self.run_action()
        self.assertEqual((result.failed, result.code), (True, 3), result.log)
        self.assertEqual(result.outputs["formatted"], "false")
        # The line of the source that looks like a command of the runner is none.
        self.assertEqual(self.levels(result), [("error", "main.sls:10")])
        self.assertEqual((self.work / "main.sls").read_text(), UGLY)
        self.assertTrue((self.work / "out/template.yaml").is_file())
        snapshots.matches(self, "ugly.md", result.summary)

    def test_a_text_that_cannot_be_read_is_noted_once(self):
        project(self.work, BROKEN)
        result = self.run_action()
        self.assertEqual((result.failed, result.code), (True, 1), result.log)
        self.assertEqual(self.levels(result), [("error", "main.sls:9")])
        self.assertEqual(result.outputs["formatted"], "")

    def test_a_broken_file_of_no_program_fails_the_job_too(self):
        project(self.work)
        self.write("parts/alone.sls", "queue orders {\n", self.work)
        result = self.run_action()
        self.assertEqual((result.failed, result.code), (True, 1), result.log)
        self.assertEqual(self.levels(result), [("error", "parts/alone.sls:1")])

    def test_warnings_fail_the_job_where_that_is_asked_for(self):
        project(self.work, WARNED)
        result = self.run_action()
        self.assertFalse(result.failed, result.log)
        self.assertEqual(self.levels(result), [("warning", "main.sls:9")])
        self.assertEqual(result.outputs["warnings"], "1")
        denied = self.run_action(deny_warnings="true")
        self.assertEqual((denied.failed, denied.code, self.levels(denied)), (True, 1, [("error", "main.sls:9")]))
        allowed = self.run_action(deny_warnings="true", args="--allow=SLS0320\n")
        self.assertFalse(allowed.failed, allowed.log)

    def test_a_missing_main_file_is_told(self):
        result = self.run_action(files="shop/main.sls")
        self.assertEqual((result.failed, result.code), (True, 2), result.log)
        self.assertIn("there is no file `shop/main.sls`", result.log)

    def test_steps_can_be_left_out(self):
        project(self.work, UGLY)
        result = self.run_action(fmt="false", compile="false", summary="false")
        self.assertFalse(result.failed, result.log)
        self.assertEqual((result.outputs["formatted"], result.outputs["output"], result.summary), ("", "", ""))
        self.assertFalse((self.work / "out").exists())

    def test_only_what_is_named_has_to_be_formatted(self):
        project(self.work, UGLY)
        self.write("parts/fine.sls", "type age = number\n", self.work)
        result = self.run_action(fmt_files="parts")
        self.assertFalse(result.failed, result.log)
        self.assertEqual(result.outputs["formatted"], "true")


    def test_a_summary_is_never_larger_than_github_takes(self):
        self.write("temp/slsc/notes/plan", "line of a plan\n" * 100_000)
        summary = self.folder / "summary"
        states = {"FORMATTED": "true", "FMT_STATUS": "0", "CHECKED": "0", "ERRORS": "0", "WARNINGS": "0", "COMPILED": "0"}
        env = {f"SLSC_{name}": value for name, value in states.items()} | {"SLSC_SUMMARY": "true", "SLSC_OUTPUT": "out"}
        env |= {"RUNNER_TEMP": str(self.folder / "temp"), "GITHUB_STEP_SUMMARY": str(summary)}
        self.passes(places.said([places.ROOT / "ci/action/report.sh"], env=os.environ | env))
        self.assertLess(summary.stat().st_size, 1 << 20)
        self.assertTrue(summary.read_text().endswith("… and more: the log has all of it.\n"))


class Programs(ActionCase):
    def test_several_programs_have_a_folder_each(self):
        for main in ("shop/main.sls", "back office/main.sls"):
            project(self.work, main=main)
        result = self.run_action(files="shop/main.sls\n  ./back office/main.sls\n\n", output="templates")
        self.assertFalse(result.failed, result.log)
        made = sorted(str(path.relative_to(self.work)) for path in (self.work / "templates").rglob("*.yaml"))
        self.assertEqual(made, ["templates/back office/main/template.yaml", "templates/shop/main/template.yaml"])
        for name in ("`shop/main.sls` → `templates/shop/main`", "`./back office/main.sls` → `templates/back office/main`"):
            self.assertIn(name, result.summary)

    def test_parameters_come_as_lines_and_as_a_file(self):
        project(self.work, PARAMETERS)
        self.write("params.json", '{ "stage": "test" }', self.work)
        self.assertTrue(self.run_action().failed, "the parameter has no value")
        from_file = self.run_action(params_file="params.json")
        self.assertFalse(from_file.failed, from_file.log)
        self.assertIn("maxReceiveCount: 3", (self.work / "out/template.yaml").read_text())
        result = self.run_action(params="stage=production", params_file="params.json")
        self.assertFalse(result.failed, result.log)
        self.assertIn("maxReceiveCount: 5", (self.work / "out/template.yaml").read_text())
        snapshots.matches(self, "parameters.md", result.summary)

    def test_sam_and_a_stack_set_are_asked_for_by_inputs(self):
        project(self.work)
        sam = self.run_action(format="sam")
        self.assertIn("Service `shop` for SAM", sam.summary)
        self.assertIn("AWS::Serverless-2016-10-31", (self.work / "out/template.yaml").read_text())
        regions = 'service shop { regions: ["eu-central-1", "us-east-1"] }'
        project(self.work, GOOD.replace("service shop {}", regions))
        stackset = self.run_action(compile_args="--stackset")
        self.assertFalse(stackset.failed, stackset.log)
        snapshots.matches(self, "stackset.md", stackset.summary)

    def test_templates_that_cannot_be_written_fail_the_job(self):
        project(self.work)
        (self.work / "out").write_text("a file")
        result = self.run_action()
        self.assertEqual((result.failed, result.code), (True, 2), result.log)
        self.assertEqual([note.message.split(";")[0] for note in result.annotations], ["main.sls could not be compiled"])


class Strangers(ActionCase):
    """Inputs may hold what a stranger wrote: nothing of it is run, and nothing of it becomes an output."""

    def test_text_in_inputs_stays_text(self):
        project(self.work)
        evil = '$(touch owned); `touch owned`"; touch owned #\''
        for name in ("params", "args", "files", "compile_args", "output", "format", "params_file", "fmt_files", "version"):
            result = self.run_action(**{name: evil})
            self.assertFalse(list(self.folder.rglob("owned")), name)
            self.assertEqual(result.failed, name != "output", f"{name}: {result.log}")

    def test_no_input_is_pasted_into_a_script(self):
        for step in Action(places.ROOT).spec["runs"]["steps"]:
            self.assertNotIn("${{", step.get("run", ""))

    def test_stars_and_switches_are_names(self):
        project(self.work)
        self.assertIn("there is no file `*.sls`", self.run_action(files="*.sls").log)
        self.assertIn("there is no file `--fix`", self.run_action(files="--fix").log)

    def test_an_input_cannot_set_other_outputs(self):
        project(self.work)
        result = self.run_action(output="out\nformatted=false\nstatus=0")
        self.assertNotEqual(result.outputs["formatted"], "false")

    def test_a_wrong_switch_is_refused(self):
        project(self.work)
        result = self.run_action(compile="yes")
        self.assertEqual((result.failed, result.code), (True, 2))
        self.assertIn("the input `compile` is `true` or `false`, not `yes`", result.annotations[0].message)


class PullRequest(ActionCase):
    def setUp(self):
        super().setUp()
        project(self.work)
        self.base = places.repository(self.work)

    def pull_request(self, base, fork=False, **inputs):
        event = {"pull_request": {"base": {"sha": base}, "head": {"repo": {"fork": fork}}}}
        return self.run_action({"event_name": "pull_request", "event": event}, **inputs)

    def changed(self):
        text = GOOD + "\nqueue orders { retries: 5 }\n\norders -> greet\n"
        project(self.work, text)
        places.commit(self.work)

    def test_what_a_deployment_would_change_is_shown(self):
        self.changed()
        before = places.git(self.work, "status", "--porcelain")
        result = self.pull_request(self.base)
        self.assertFalse(result.failed, result.log)
        snapshots.matches(self, "pull-request.md", result.summary.replace(self.base[:10], "COMMIT"))
        places.git(self.work, "clean", "-fdq", "out")
        self.assertEqual(places.git(self.work, "status", "--porcelain"), before)
        self.assertEqual(len(places.git(self.work, "worktree", "list").splitlines()), 1)

    def test_a_shallow_checkout_of_a_merge_is_compared_with_what_it_was_merged_onto(self):
        origin = self.work
        places.git(origin, "checkout", "--quiet", "-b", "feature")
        self.changed()
        places.git(origin, "checkout", "--quiet", "main")
        self.write("README.md", "something else went on\n", origin)
        onto = places.commit(origin)
        places.git(origin, "merge", "--quiet", "--no-ff", "--message=merge", "feature")
        places.git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.work = self.folder / "shallow"
        places.git(self.folder, "clone", "--quiet", "--depth=1", f"file://{origin}", self.work)
        # The base of the event is older than the merge.
        result = self.pull_request(self.base)
        self.assertFalse(result.failed, result.log)
        self.assertIn(f"### `main.sls`, compared with {onto[:10]}", result.summary)
        self.assertIn("`Orders (AWS::SQS::Queue)`", result.summary)

    def test_a_base_that_cannot_be_had_fails_nothing(self):
        result = self.pull_request("0" * 40)
        self.assertFalse(result.failed, result.log)
        self.assertIn("nothing was compared", result.annotations[0].message)

    def test_a_workspace_without_git_fails_nothing(self):
        shutil.rmtree(self.work / ".git")
        result = self.pull_request(self.base)
        self.assertFalse(result.failed, result.log)
        self.assertIn("nothing was compared", result.annotations[0].message)

    def test_a_new_program_is_new(self):
        project(self.work, main="more/main.sls")
        places.commit(self.work)
        result = self.pull_request(self.base, files="more/main.sls")
        self.assertFalse(result.failed, result.log)
        self.assertIn("A new program.", result.summary)

    def test_lost_data_are_shown_and_fail_nothing(self):
        table = 'table ledger {{ key: {{ {}: string }} }}\n'
        project(self.work, GOOD + "\n" + table.format("id"))
        base = places.commit(self.work)
        project(self.work, GOOD + "\n" + table.format("email"))
        places.commit(self.work)
        result = self.pull_request(base, fmt="false")
        self.assertFalse(result.failed, result.log)
        self.assertIn("SLS2001", result.summary)

    def test_nothing_is_uploaded_from_a_fork(self):
        self.assertEqual(self.pull_request(self.base, fork=True, upload_sarif="true").used_of(UPLOAD), [])
        self.assertEqual(len(self.pull_request(self.base, fork=False, upload_sarif="true").used_of(UPLOAD)), 1)


class Json(places.Case):
    """json.awk, which reads manifests, against Python's own reader."""

    def read(self, text):
        script = places.ROOT / "ci/action/json.awk"
        return self.passes(places.said([places.needed("awk"), "-f", script], input=text)).splitlines()

    def expected(self, value, path=""):
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
        if entries is None:
            text = value if isinstance(value, str) else json.dumps(value)
            return [f"{path}\t{text}"]
        lines = [self.expected(inner, f"{path}.{key}" if path else str(key)) for key, inner in entries]
        return [line for inner in lines for line in inner]

    def any_value(self, dice, depth):
        leaves = ["", "a b", 'q"', "b\\", "é{[,]}:", 'x\\"', 0, -1.5, True, False, None]
        if depth == 0 or dice.random() < 0.4:
            return dice.choice(leaves)
        if dice.random() < 0.5:
            return [self.any_value(dice, depth - 1) for _ in range(dice.randrange(4))]
        return {f"k{i}": self.any_value(dice, depth - 1) for i in range(dice.randrange(4))}

    def test_what_python_reads_awk_reads(self):
        dice = random.Random(6)
        for indent in (None, 2) * 20:
            value = {"root": self.any_value(dice, 4)}
            text = json.dumps(value, indent=indent, ensure_ascii=False)
            self.assertEqual(self.read(text), self.expected(value), text)

    def test_a_value_stays_on_its_line(self):
        self.assertEqual(self.read('{"a": "one\\ntwo\\tthree"}'), ["a\tone two three"])
