"""The site and that of two editions on servers; a browser
to look at them."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bench.server import SilentLog, listener
from tests.conftest import Once
from tests.site import two_editions
from tests.site.calculator_page import listening

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Handler(SilentLog, SimpleHTTPRequestHandler):
    """The site below /setara/, as a project page has it."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(
            path.removeprefix("/setara") if path.startswith("/setara/") else "/nowhere"
        )


def served(folder: Path) -> Iterator[str]:
    """A site on a server, while it is asked for; the address of its calculator."""
    with listener(partial(Handler, directory=str(folder))) as address:
        yield f"{address}/setara/en/calculators/answer/"


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
