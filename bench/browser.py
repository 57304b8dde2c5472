"""Chromium, the calculator's files as a site on a sub-path has them, and how a page starts it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from site_build import engine

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCRIPTS = engine.ROOT / "docs" / "assets" / "js"
PAGE = "/setara/en/"
ENGINE = "/setara/assets/engine/"
PLACES: dict[str, Path | str] = {
    PAGE: "<!doctype html><title>Setara</title>",
    ENGINE: engine.ENGINE,
    "/setara/assets/js-0000000000/": SCRIPTS,
    "/setara/service-worker.js": SCRIPTS / "service-worker.js",
}
START = """async (question) => {
  const { Engine } = await import("../assets/js-0000000000/engine.js");
  const begun = performance.now();
  window.engine = new Engine();
  const text = await window.engine.ask("answer", question);
  return [performance.now() - begun, text];
}"""
KEPT = "async () => (await (await caches.open('setara')).keys()).some(({ url }) => url.endsWith('.whl'))"


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser with a profile of its own, empty at the start."""
    browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
    try:
        yield browser
    finally:
        browser.close()
