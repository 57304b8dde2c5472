"""A host of plain files that serves the site as well as it can, and one file of it wrongly.

An address says what goes wrong: /<file>/<fault>/en/… is the site below that path, and what it
serves under that file's name is missing, cut, flipped, … until the fault is mended.
/sound/plain/en/… is the site with nothing wrong.
"""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from bench.server import SilentLog, listener

PORTAL = b"<!doctype html><title>Log in</title><p>Please log in to the network.</p>"
# a plain host knows what pages are made of, and neither wasm nor wheels
UNKNOWN = "application/octet-stream"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
FAULTS = ("missing", "cut", "flipped", "untyped", "portal", "stalled", "reset")


@dataclass
class Host:
    """The site, what was mended of it, and headers that it adds by the name of a file."""

    site: Path
    mended: set[tuple[str, str]] = field(default_factory=set)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    address: str = ""
    over: threading.Event = field(default_factory=threading.Event)

    def at(self, file: str, fault: str, page: str = "calculators/answer/") -> str:
        return f"{self.address}/{file}/{fault}/en/{page}"

    @contextmanager
    def running(self) -> Iterator["Host"]:
        with listener(type("Serving", (Handler,), {"host": self})) as self.address:
            try:
                yield self
            finally:
                self.over.set()


class Handler(SilentLog, BaseHTTPRequestHandler):
    host: Host
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        file, fault, *rest = self.path.split("?")[0].strip("/").split("/")
        place = self.host.site.joinpath(*rest)
        place = place / "index.html" if place.is_dir() else place
        waits = fault == "stalled"
        wrong = place.name == file and (file, fault) not in self.host.mended
        fault = fault if wrong else ""
        if not place.is_file() or fault == "missing":
            return self.send_error(404)
        if fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            return None
        body, kind = place.read_bytes(), TYPES.get(place.suffix, UNKNOWN)
        if place.suffix == ".html":
            limit = b"8" if waits else b"60"
            body = body.replace(b"<html ", b'<html data-stall="' + limit + b'" data-work="120" ', 1)
        middle = len(body) // 2
        if fault == "cut":
            body = body[:middle]
        elif fault == "flipped":
            body = body[:middle] + bytes([body[middle] ^ 1]) + body[middle + 1 :]
        elif fault == "untyped":
            kind = UNKNOWN
        elif fault == "portal":
            body, kind = PORTAL, TYPES[".html"]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store" if fault == "portal" else "max-age=600")
        for name, value in self.host.headers.get(place.name, {}).items():
            self.send_header(name, value)
        self.end_headers()
        if fault == "stalled":
            self.wfile.write(body[:middle])
            self.host.over.wait(60)
            self.close_connection = True
            return None
        self.wfile.write(body)
        return None
