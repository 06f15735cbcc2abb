"""Functions as child processes: the code that Lambda would load, called once with one event.

No Docker: Python runs with this interpreter, Node.js with the one on PATH. The environment is the function's
own and nothing of this machine's but PATH.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import io

PYTHON = """
import importlib, json, sys
folder, handler, name, arn = sys.argv[1:]
sys.path.insert(0, folder)
class Context:
    function_name, invoked_function_arn, aws_request_id, memory_limit_in_mb = name, arn, "request", "128"
    log_group_name, log_stream_name = "/aws/lambda/" + name, "any"
    get_remaining_time_in_millis = staticmethod(lambda: 30000)
answer, sys.stdout = sys.stdout, sys.stderr
module, function = handler.rsplit(".", 1)
result = getattr(importlib.import_module(module.replace("/", ".")), function)(json.load(sys.stdin), Context())
answer.write("\\n" + json.dumps(result) + "\\n")
"""

NODE = """
const [folder, handler, name, arn] = process.argv.slice(1);
const fs = require("fs"), path = require("path"), url = require("url");
console.log = console.info = console.debug = console.error;
const dot = handler.lastIndexOf(".");
const base = path.join(folder, handler.slice(0, dot));
const file = [".mjs", ".js", ".cjs"].map((end) => base + end).find((it) => fs.existsSync(it));
const context = { functionName: name, invokedFunctionArn: arn, awsRequestId: "request", memoryLimitInMB: "128",
                  getRemainingTimeInMillis: () => 30000 };
(async () => {
  const module = await import(url.pathToFileURL(file));
  const call = module[handler.slice(dot + 1)] || module.default[handler.slice(dot + 1)];
  const result = await call(JSON.parse(fs.readFileSync(0, "utf8")), context);
  process.stdout.write("\\n" + JSON.stringify(result === undefined ? null : result) + "\\n");
  process.exit(0);
})().catch((error) => { process.stderr.write(String((error && error.stack) || error)); process.exit(1); });
"""


class Result:
    """What one call gave: the answer, or the error's last line."""

    def __init__(self, ok, value, log):
        self.ok, self.value, self.log = ok, value, log


class Child:
    """One function's code in a folder of its own."""

    def __init__(self, function, code=None):
        self.function = function
        # Below the folder that holds node_modules, so that Node.js finds the AWS SDK as in Lambda.
        modules = pathlib.Path(os.environ.get("JUDGES_NODE_MODULES", tempfile.gettempdir()))
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="function-", dir=modules))
        if code is None:
            zipfile.ZipFile(io.BytesIO(function.code_bytes)).extractall(self.folder)
        else:
            shutil.copytree(code, self.folder, dirs_exist_ok=True)

    def run(self, event, environment):
        """Calls the handler; a call that takes longer than the function's timeout fails, as in Lambda."""
        python = str(self.function.run_time).startswith("python")
        program = [sys.executable, "-c", PYTHON] if python else ["node", "-e", NODE]
        arguments = [str(self.folder), self.function.handler, self.function.function_name, self.function.function_arn]
        try:
            done = subprocess.run(
                program + arguments, input=json.dumps(event, default=str), env={"PATH": os.environ["PATH"], **environment},
                capture_output=True, text=True, timeout=int(self.function.timeout))
        except subprocess.TimeoutExpired:
            return Result(False, {"errorType": "Sandbox.Timedout", "errorMessage": "timed out"}, "timed out")
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["failed"]
            message = lines[-1] if python else next((it for it in lines if re.match(r"\w*(Error|Exception)", it)), lines[0])
            name = re.match(r"(?:\w+\.)*(\w+)(?::|$)", message)
            kind = name.group(1) if name else "Error"
            return Result(False, {"errorType": kind, "errorMessage": message}, done.stderr)
        return Result(True, json.loads(done.stdout.strip().splitlines()[-1]), done.stderr)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
