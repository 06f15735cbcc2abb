"""Where things are, and how the tools that judge them are called."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent

# Set by tests/it/editors/ci.rs: the built program, and the folder with the packages of Node.js.
SLSC = Path(os.environ["CI_SLSC"])
PACKAGES = Path(os.environ["CI_PACKAGES"])


def tool(name):
    """A tool of the virtual environment that these tests run in."""
    path = Path(sys.executable).with_name(name)
    assert path.exists(), f"{path} is missing: the requirements do not name {name}"
    return str(path)


def needed(name):
    """A program that every such machine has. Without it nothing can be said."""
    path = shutil.which(name)
    assert path, f"no `{name}` on PATH: what runs in CI cannot be tried without it"
    return path


def said(command, **options):
    """Runs a command: its exit code, and all that it says."""
    done = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, **options
    )
    return done.returncode, done.stdout


def git(folder, *arguments):
    """Runs git without the settings of whoever is at this machine."""
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com"}
    who |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com"}
    who |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    code, text = said([needed("git"), "-C", folder, *arguments], env=os.environ | who)
    assert code == 0, f"git {arguments}: {text}"
    return text.strip()


def repository(folder):
    """Makes a folder a repository with one commit, and gives the commit's name."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=x")
    return git(folder, "rev-parse", "HEAD")


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="slsc-ci-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, path, text, folder=None):
        path = (folder or self.folder) / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def passes(self, code_and_text):
        code, text = code_and_text
        self.assertEqual(code, 0, text)
        return text

    def refuses(self, code_and_text, *words):
        """A tool finds something, and it is what these words say."""
        code, text = code_and_text
        self.assertNotEqual(code, 0, f"nothing was found\n{text}")
        for word in words:
            self.assertIn(word, text)
