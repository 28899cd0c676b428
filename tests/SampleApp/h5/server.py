#!/usr/bin/python3
"""Serves the story page: inside the app on a free port, or by itself for a browser (server.py --port 5090)."""
import html
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_HERE = Path(__file__).parent
sys.path.insert(0, str(_HERE.parent))

from declared import chosen  # noqa: E402

_FILES = {"/h5/story": ("story.html", "text/html"), "/h5/story.js": ("story.js", "text/javascript"), "/h5/tracking.js": ("tracking.js", "text/javascript"), "/h5/mutants.js": ("mutants.js", "text/javascript")}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name, type = _FILES.get(self.path.split("?")[0], (None, "text/plain"))
        body = (_HERE / name).read_bytes() if name else b"there is nothing here"
        if name == "story.html":
            told = "".join(f' data-{key}="{html.escape(value)}"' for key, value in (("mutant", chosen(os.environ.get("APP_MUTANT"))), ("collector", self.server.collector)) if value)
            body = body.replace(b"<html lang=\"en\">", f'<html lang="en"{told}>'.encode(), 1)
        self.send_response(200 if name else 404)
        self.send_header("Content-Type", f"{type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        pass


class H5Server:
    def __init__(self, port: int, collector: str | None) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
        self._server.collector = collector
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    @staticmethod
    def start(collector: str | None) -> "H5Server":
        """On a free port, in a thread."""
        server = H5Server(0, collector)
        threading.Thread(target=server.serve, name="h5", daemon=True).start()
        return server

    def serve(self) -> None:
        self._server.serve_forever()


if __name__ == "__main__":
    server = H5Server(int(sys.argv[sys.argv.index("--port") + 1]) if "--port" in sys.argv else 5090, os.environ.get("APP_COLLECTOR"))
    print(f"story pages ready on {server.address}", flush=True)
    server.serve()
