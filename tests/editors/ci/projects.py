"""Small projects, as the repositories of users hold them."""

import os

from . import places

GOOD = """\
service shop {}

api web { auth: "none" }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x" }

web["GET /hello"] -> greet
"""

# Right, but not in the canonical form; one line of it looks like a command of GitHub's runner, and like a fence of Markdown.
UGLY = GOOD + """
// ```
queue  orders   {retries: 5}
/*
::error::said by a source
*/
orders->greet
"""

# One error, and a warning before it.
WRONG = GOOD + """
input unused: string {}

queue orders { retris: 5 }
"""

# A warning, and nothing worse.
WARNED = GOOD + """
input unused: string {}
"""

BROKEN = GOOD + """
queue orders { retries:
"""

PARAMETERS = """\
service shop {}

param stage: string

input address: string { default: "a|b@example.com" }

queue orders { retries: stage == "production" ? 5 : 3 }

function greet { code: "./functions/greet", handler: "index.handler", runtime: "nodejs22.x", env: { TO: address } }

orders -> greet
"""

CODE = "export const handler = async () => ({});\n"


def project(folder, text=GOOD, main="main.sls"):
    """Writes a project with its function below a folder."""
    path = folder / main
    (path.parent / "functions/greet").mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    (path.parent / "functions/greet/index.mjs").write_text(CODE)
    return path


def on_path(folder):
    """A PATH that has the built slsc, and all that the machine has."""
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / "slsc"
    if not link.exists():
        link.symlink_to(places.SLSC)
    return os.pathsep.join([str(folder), os.environ["PATH"]])
