"""Chromium, the calculator's files as a site on a sub-path has them, and how a page starts it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from site_build import ROOT
from site_build.engine import engine
from site_build.theme import assets

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SCRIPTS = ROOT / "docs" / "assets" / "js"
SITE = "/setara/"
PAGE = f"{SITE}en/"
ENGINE = f"{SITE}assets/engine/"
MODULES = "assets/js-0000000000/"
START = """async (question) => {
  const { Engine } = await import("../assets/js-0000000000/engine.js");
  const begun = performance.now();
  window.engine = new Engine();
  const text = await window.engine.ask("answer", question);
  return [performance.now() - begun, text];
}"""
KEPT = (
    "async () => (await (await caches.open('setara-2')).keys()).some(({ url }) => "
    "url.endsWith('.whl'))"
)


def served_places() -> dict[str, Path | str]:
    """What the site has where; the engine has to be built."""
    modules = {f"{MODULES}{path.name}": path for path in SCRIPTS.glob("*.js")}
    parts = {
        f"assets/engine/{path.relative_to(engine.ENGINE).as_posix()}": path
        for path in assets.tree(engine.ENGINE)
    }
    return {
        PAGE: "<!doctype html><title>Setara</title>",
        ENGINE: engine.ENGINE,
        f"{SITE}{MODULES}": SCRIPTS,
        f"{SITE}service-worker.js": SCRIPTS / "service-worker.js",
        f"{SITE}{assets.HASHES}": assets.hashes({**modules, **parts}),
    }


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser with a profile of its own, empty at the start."""
    browser = playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS
    )
    try:
        yield browser
    finally:
        browser.close()
