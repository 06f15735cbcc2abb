"""Releases as a server on this machine offers them, made by the scripts that make the real ones."""

import functools
import http.server
import threading
from contextlib import contextmanager

from . import places


def named(*arguments):
    """What `ci/names.sh` says."""
    code, text = places.said([places.ROOT / "ci/names.sh", *arguments])
    assert code == 0, text
    return text.strip()


VERSION = named("version")


def packed(folder, machine=("Linux", "X64"), program=None):
    """Packs the built program as release.yml does, below TAG; gives the archive's path."""
    place = folder / named("tag", VERSION)
    target = named("target", *machine)
    code, text = places.said([places.ROOT / "ci/release/pack.sh", target, program or places.SLSC, place])
    assert code == 0, text
    archive = place / named("archive", VERSION, target)
    assert text.strip() == archive.name, text
    return archive


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, keeps what was asked for, and can be made to fail."""

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.server.broken:
            self.send_error(503)
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder, broken=False):
    """A server on this machine; its address is `url`."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    server.asked, server.broken = [], broken
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
