"""A server that answers as it is told: for what no real LanguageTool can be made to do."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from copydesk.cli import main


def answer(*matches, code="en-US", **more):
    """What LanguageTool would answer; a match is (rule, offset, length, message, replacement…)."""
    return {
        "software": {"name": "LanguageTool"},
        "language": {"code": code},
        "matches": [
            {
                "rule": {"id": rule},
                "offset": offset,
                "length": length,
                "message": message,
                "replacements": [{"value": value} for value in replacements],
            }
            for rule, offset, length, message, *replacements in matches
        ],
        **more,
    }


@contextmanager
def serving(*answers):
    """The address of a server that gives these answers in turn, the last one for ever, and a list of what it was asked.

    An answer is an object (sent as JSON), bytes, a number (the status of an error), a function of the text, or None: the
    connection breaks off. A float is slept for before the next answer is given.
    """
    asked = []
    left = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            asked.append({key: value[0] for key, value in body.items()})
            reply = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(reply, float):
                time.sleep(reply)
                reply = answer()
            if callable(reply):
                reply = reply(asked[-1]["text"])
            if reply is None:
                self.close_connection = True
                return
            status, body = (reply, b"it was refused") if isinstance(reply, int) else (200, reply)
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def check(capsys, *arguments):
    """Run the command on these: its exit code, what it prints, what it complains of."""
    code = main(["check", "--isolated", *map(str, arguments)])
    out = capsys.readouterr()
    return code, out.out, out.err
