"""A static server as a host of pages would be: gzip, short-lived caching, and a link as slow as one
asks; and what any server of the tests listens with."""

import gzip
import mimetypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMPRESSED = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
}
COMPRESSED |= {".wasm": "application/wasm", ".css": "text/css", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "connect-src "
    "'self'"
)
PIECE = 16_384


@cache
def packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


class SilentLog:
    """What a handler inherits to print no line for each request."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def listener(handler: Callable[..., Any]) -> Iterator[str]:
    """A server with this handler at a free port, while it is needed; its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # a browser that went away
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Server:
    """Folders, files and texts by their address; `sent` counts the bytes of the bodies that went
    out."""

    def __init__(
        self,
        places: dict[str, Path | str],
        megabits: float = 0,
        delay: float = 0,
        policy: str = POLICY,
    ) -> None:
        self.places, self.policy = places, policy
        self.rate, self.delay = megabits * 1e6 / 8, delay
        self.sent, self.free = 0, 0.0
        self.lock = threading.Lock()

    def find(self, address: str) -> Path | str | None:
        """The longest place that the address begins with; of a folder, the file below it."""
        path = unquote(urlsplit(address).path)
        place = max((place for place in self.places if path.startswith(place)), key=len, default="")
        source, rest = self.places.get(place), path.removeprefix(place)
        if rest and isinstance(source, Path) and ".." not in rest:
            source = source / rest
        elif rest:
            return None
        return source if isinstance(source, str) or (source and source.is_file()) else None

    def wait(self, size: int) -> None:
        """Let a piece wait until the link, which all share, has had time for it."""
        with self.lock:
            self.sent += size
            self.free = max(self.free, time.monotonic()) + (size / self.rate if self.rate else 0)
            until = self.free
        time.sleep(max(0, until - time.monotonic()))

    @contextmanager
    def running(self) -> Iterator[str]:
        """The address of the server while it runs."""
        server = self

        class Handler(SilentLog, BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                time.sleep(server.delay)
                source = server.find(self.path)
                if source is None:
                    return self.send_error(404)
                suffix = Path(self.path).suffix or ".html"
                body = source.encode() if isinstance(source, str) else source.read_bytes()
                self.send_response(200)
                if isinstance(source, Path) and suffix in COMPRESSED:
                    body = packed(source)
                    self.send_header("Content-Encoding", "gzip")
                kind = (
                    COMPRESSED.get(suffix)
                    or mimetypes.guess_type(self.path)[0]
                    or "application/octet-stream"
                )
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "max-age=600")
                if server.policy:
                    self.send_header("Content-Security-Policy", server.policy)
                self.end_headers()
                for start in range(0, len(body), PIECE):
                    server.wait(len(body[start : start + PIECE]))
                    self.wfile.write(body[start : start + PIECE])
                return None

        with listener(Handler) as address:
            yield address
