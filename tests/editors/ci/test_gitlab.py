"""The template for GitLab CI: before GitLab's schema, and its jobs run on small projects."""

import re

import yaml

from . import linters, places, projects, releases
from .gitlab import Loader, Template
from .linters import GITLAB
from .projects import GOOD, UGLY, WRONG, project


class Jobs(places.Case):
    def setUp(self):
        super().setUp()
        self.work = self.folder / "work"
        self.work.mkdir()
        self.path = projects.on_path(self.folder / "bin")

    def run_job(self, name, **inputs):
        template = Template(GITLAB, **{key.replace("_", "-"): value for key, value in inputs.items()})
        return template.run(name, self.work, self.path)

    def test_a_sound_program_passes_every_job(self):
        project(self.work)
        for job in ("slsc-fmt", "slsc-check", "slsc-compile"):
            self.passes(self.run_job(job))
        self.assertIn('name="no mistakes"', (self.work / "slsc.xml").read_text())
        self.assertTrue((self.work / "out/manifest.json").is_file())

    def test_a_mistake_is_in_the_log_and_in_the_report(self):
        project(self.work, WRONG)
        code, text = self.run_job("slsc-check")
        self.assertEqual(code, 1, text)
        self.assertIn("a queue has no `retris`", text)
        self.assertIn('failures="1"', (self.work / "slsc.xml").read_text())
        self.assertEqual(Template(GITLAB).job("slsc-check")["artifacts"]["reports"], {"junit": "slsc.xml"})
        self.refuses(self.run_job("slsc-compile"))
        self.assertFalse((self.work / "out").exists())

    def test_another_form_fails_and_is_shown(self):
        project(self.work, UGLY)
        code, text = self.run_job("slsc-fmt")
        self.assertEqual(code, 3, text)
        self.assertIn("+queue orders { retries: 5 }", text)
        self.passes(self.run_job("slsc-fmt", fmt=""))

    def test_several_programs_have_a_folder_each(self):
        project(self.work, main="shop/main.sls")
        project(self.work, GOOD + "\ninput unused: string {}\n", main="billing/main.sls")
        files = "shop/main.sls billing/main.sls"
        self.passes(self.run_job("slsc-check", files=files))
        self.refuses(self.run_job("slsc-check", files=files, options="--deny=warnings"), "SLS0320")
        self.passes(self.run_job("slsc-compile", files=files, output="made", compile_options="--format=sam --syntax=json"))
        for name in ("shop", "billing"):
            self.assertTrue((self.work / f"made/{name}/main/template.json").is_file())

    def test_text_in_inputs_stays_text(self):
        project(self.work)
        for name in ("files", "fmt", "options", "compile_options", "output"):
            for job in ("slsc-fmt", "slsc-check", "slsc-compile"):
                self.run_job(job, **{name: "$(touch owned)`touch owned`;touch owned"})
                self.assertFalse(list(self.folder.rglob("owned")), f"{job}: {name}")


class Form(places.Case):
    def test_gitlabs_schema_is_kept_and_refuses_a_job_without_a_script(self):
        for inputs in ({}, {"compile": False, "prefix": "billing", "files": "billing/main.sls"}):
            template = Template(GITLAB, **inputs)
            self.passes(linters.schema("vendor.gitlab-ci", self.write("jobs.yml", template.written())))
        self.passes(linters.schema("vendor.gitlab-ci", self.write("spec.yml", yaml.dump(template.header))))
        del template.jobs["billing-check"]["script"]
        template.jobs["billing-check"]["scripts"] = ["slsc check"]
        self.refuses(linters.schema("vendor.gitlab-ci", self.write("jobs.yml", template.written())), "billing-check")

    def test_inputs_are_known_and_all_used(self):
        with self.assertRaises(KeyError):
            Template(GITLAB, file="main.sls")
        with self.assertRaises(TypeError):
            Template(GITLAB, compile="yes")
        header, body = GITLAB.read_text().split("\n---\n")
        used = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", body))
        self.assertEqual(used, set(yaml.load(header, Loader)["spec"]["inputs"]))

    def test_no_input_is_pasted_into_a_script(self):
        _, body = yaml.load_all(GITLAB.read_text(), Loader)
        for name, job in body.items():
            self.assertNotIn("$[[", "".join(job.get("script", [])), name)

    def test_jobs_can_be_left_out_and_have_other_names(self):
        self.assertEqual(Template(GITLAB).job("slsc-compile")["rules"][0], {"if": '"true" == "false"', "when": "never"})
        jobs = Template(GITLAB, prefix="billing", stage="lint").jobs
        self.assertEqual([name for name in jobs if not name.startswith(".")], ["billing-fmt", "billing-check", "billing-compile"])
        self.assertEqual(jobs["billing-compile"]["needs"], ["billing-check"])
        named = Template(GITLAB, prefix="b", stage="lint")
        self.assertEqual([named.job(f"b-{job}")["stage"] for job in ("fmt", "check", "compile")], ["lint"] * 3)

    def test_the_image_is_the_one_that_a_release_makes(self):
        made = (places.ROOT / "ci/release/image.sh").read_text()
        image = re.search(r"^image=(\S+)", made, re.MULTILINE).group(1)
        self.assertIn('"$image:$version-ci"', made)
        self.assertEqual(Template(GITLAB).inputs["image"], f"{image}:{releases.VERSION}-ci")
        self.assertIn(f"/v{releases.VERSION}/ci/gitlab/slsc.yml", GITLAB.read_text())
