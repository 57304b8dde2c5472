"""The pages of the built site, read once; the site and that of two editions on servers; a browser
to look at them."""

import os
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import Once
from tests.site import two_editions
from tests.site.calculator_page import listening

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Document(HTMLParser):
    """What the tests ask of a page: its elements with their attributes, its ids, its text outside
    of scripts."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.feed(self.source)
        self.ids = {attributes["id"] for _, attributes in self.elements if attributes.get("id")}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and data.strip():
            self.texts.setdefault(self.open[-1], []).append(data.strip())

    def all(self, *tags: str) -> Iterator[dict[str, str]]:
        return (attributes for tag, attributes in self.elements if tag in tags)


def text(source: str) -> str:
    """What a page says, scripts aside."""
    source = re.sub(r"<(script|template)\b.*?</\1>", "", source, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", source.replace("<sub>2</sub>", "₂"))).split())


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[Path, Document]:
    """Every page of the site by its file; engine files are no pages."""
    return {path: Document(path) for path in sorted(site.rglob("*.html"))}


class Handler(SimpleHTTPRequestHandler):
    """The site below /setara/, as a project page has it."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            path.removeprefix("/setara") if path.startswith("/setara/") else "/nowhere"
        )

    def log_message(self, *_: object) -> None:
        pass


def served(folder: Path) -> Iterator[str]:
    """A site on a server, while it is asked for; the address of its calculator."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.handle_error = lambda *_: None  # a browser that went away
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/setara/en/calculators/answer/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    yield from served(site)


@pytest.fixture(scope="session")
def second(once: Once) -> Path:
    """A copy of the repository whose edition is released, with a next one, and the site with
    both."""
    return once("editions", two_editions.make)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own whose console must stay silent."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    yield listening(page)
    context.close()
    assert page.heard == []
