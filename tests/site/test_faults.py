"""Every start of the calculator ends: with an answer, or with what happened and a way to try again
that works."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import PATIENCE, answer, title
from tests.site.conftest import FLAGS
from tests.site.faulty_host import FAULTS, Host

WASM, WHEEL = "pyodide.asm.wasm", "calculator"
UNHASHED = ["engine.json", "worker.js"]
FILES = [*UNHASHED, WASM, "pyodide.asm.mjs", "pyodide.mjs", "python_stdlib.zip", WHEEL]
QUESTION = "?out=800"
ANSWERED, FAILED = "[data-words=confirmed]", "[data-words^=error]"
ENDS = f"{ANSWERED}, {FAILED}"
STATUS, RETRY = ".st-status", ".st-retry"
WORDS = {
    "unreachable": "could not be fetched",
    "damaged": "arrived damaged",
    "blocked": "needs WebAssembly and enough memory",
    "slow": "took too long",
}
CAUSES = {
    "missing": "unreachable",
    "reset": "unreachable",
    "stalled": "slow",
}  # every other is damage
NO_WORKER = "self.Worker = class { constructor() { throw new DOMException('none today') } }"
POLICIES = {
    "worker.js": {
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'"
    },
    "index.html": {"Content-Security-Policy": "worker-src 'none'"},
}


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[Host]:
    with Host(site).running() as host:
        yield host


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose console may say what the browser says of a bad network."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def wheel(site: Path) -> str:
    manifest = json.loads((site / "en/assets/engine/engine.json").read_text("utf-8"))
    return next(Path(place).name for place in manifest["files"] if place.endswith(".whl"))


@contextmanager
def another(browser: Browser, flag: str) -> Iterator[Page]:
    """A page of a browser that is started with a flag."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    started = browser.browser_type.launch(executable_path=path, args=[*FLAGS, flag])
    page = started.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    started.close()


def says(page: Page, cause: str) -> None:
    expect(page.locator(STATUS)).to_contain_text(WORDS[cause], timeout=PATIENCE)
    expect(page.locator(RETRY)).to_be_visible()


def answered(page: Page, tokens: int = 800) -> None:
    page.wait_for_selector(ANSWERED)
    expect(page.locator("h1 .st-answered")).to_have_text(title(answer(output_tokens=tokens)))
    expect(page.locator(RETRY)).to_be_hidden()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("file", FILES)
def test_whatever_happens_to_a_file_the_start_ends(
    page: Page, host: Host, wheel: str, file: str, fault: str
) -> None:
    """A type that is not JavaScript alone stops the worker's script; every other file is taken for
    what it is."""
    name = wheel if file == WHEEL else file
    page.goto(host.at(name, fault) + QUESTION)
    page.wait_for_selector(f".st-calculator:is({ENDS})")
    if fault == "untyped" and file != "worker.js":
        answered(page)
    elif fault == "flipped" and file in UNHASHED:
        pass  # nothing knows what they have to be: they end in an answer or in any of the causes
    else:
        says(page, CAUSES.get(fault, "damaged"))
    if fault in ("portal", "stalled"):
        host.mended.add((name, fault))
        page.locator(RETRY).click()
        answered(page)


def test_the_next_edit_tries_again_too(page: Page, host: Host) -> None:
    page.goto(host.at("python_stdlib.zip", "flipped") + QUESTION)
    says(page, "damaged")
    host.mended.add(("python_stdlib.zip", "flipped"))
    page.locator('[data-field="output_tokens"]').fill("900")
    answered(page, 900)


@pytest.mark.parametrize("script", [NO_WORKER, "delete self.Worker"])
def test_without_workers_the_page_says_so(page: Page, host: Host, script: str) -> None:
    page.add_init_script(script)
    page.goto(host.at("sound", "plain") + QUESTION)
    says(page, "blocked")


@pytest.mark.parametrize("file", ["worker.js", "index.html"])
def test_a_policy_of_the_host_that_forbids_the_calculator_is_said(
    page: Page, host: Host, file: str
) -> None:
    host.headers = {file: POLICIES[file]}
    page.goto(host.at("sound", "plain") + QUESTION)
    says(page, "blocked")
    host.headers.clear()


def test_too_little_memory_is_said(browser: Browser, host: Host) -> None:
    with another(browser, "--js-flags=--wasm-max-mem-pages=300") as page:
        page.goto(host.at("sound", "plain") + QUESTION)
        says(page, "blocked")


def test_an_insecure_host_answers_without_hashes_and_still_tells_a_portal(
    browser: Browser, host: Host
) -> None:
    """Its browser gives no hashes and no service worker."""
    host.mended.discard((WASM, "portal"))
    sound, portal = (
        host.at(*case).replace("127.0.0.1", "setara.example")
        for case in (("sound", "plain"), (WASM, "portal"))
    )
    with another(browser, "--host-resolver-rules=MAP * 127.0.0.1") as page:
        page.goto(sound + QUESTION)
        assert page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
        answered(page)
        page.goto(portal + QUESTION)
        says(page, "damaged")


PAGES = {
    "compare": ("calculators/compare/", "?over=18m"),
    "reconcile": ("compare/reconcile/", "?c=water"),
    "curve": ("method/scaling/", "?batch=8"),
}


@pytest.mark.parametrize("fault", ["cut", "stalled"])
@pytest.mark.parametrize("kind", PAGES)
def test_every_page_that_computes_ends_and_recovers(
    page: Page, host: Host, kind: str, fault: str
) -> None:
    place, query = PAGES[kind]
    host.mended.discard((WASM, fault))
    page.goto(host.at(WASM, fault, place) + query)
    says(page, CAUSES.get(fault, "damaged"))
    host.mended.add((WASM, fault))
    page.locator(RETRY).click()
    page.wait_for_selector(ANSWERED)


@pytest.mark.parametrize("file", [WASM, "embed-form.js"])
def test_a_frame_ends_and_recovers(page: Page, host: Host, file: str) -> None:
    page.goto(host.at(file, "missing", "embed/default/"))
    page.locator("[data-change]").click()
    expect(page.locator("[data-words]")).to_contain_text(WORDS["unreachable"])
    if file == WASM:
        host.mended.add((file, "missing"))
        page.locator("[data-retry] button").click()
        expect(page.locator("[data-words]")).to_have_text(
            "Computed in your browser.", timeout=PATIENCE
        )
    expect(page.locator("[data-retry]")).to_be_hidden()
