"""Hosts that are not the program's: a local HTTP server around a Python file of the example, which stands in for one.

The file has `answer(method, path, headers, body) -> (status, headers, body)`: header names in lower case, bodies as bytes.
It is loaded anew for each run of a script, so what it remembers begins with the script.
"""

import http.server
import runpy
import threading


class Outside:
    """The hosts of one script, `{"Translate": {"QUOTES_URL": "outside/quotes.py"}}`; use as a context."""

    def __init__(self, wanted, folder):
        self._wanted, self._folder, self._servers = wanted, folder, {}

    def __enter__(self):
        files = sorted({file for variables in self._wanted.values() for file in variables.values()})
        self._servers = {file: _started(self._folder / file) for file in files}
        return {function: {name: _address(self._servers[file]) for name, file in variables.items()}
                for function, variables in self._wanted.items()}

    def __exit__(self, *_):
        for server in self._servers.values():
            server.shutdown()
            server.server_close()


def _address(server):
    return f"http://127.0.0.1:{server.server_address[1]}"


def _started(file):
    answer = runpy.run_path(str(file))["answer"]

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, answered, content = answer(self.command, self.path, headers, body)
            self.send_response(status)
            for name, value in {**answered, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

        def handle(self):
            try:
                super().handle()
            except ConnectionError:
                pass  # the function did not wait for the answer

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server
