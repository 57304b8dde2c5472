"""The service worker keeps what its hash promises and nothing else: one bad answer does not last,
and offline works."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import PATIENCE, answer, title
from tests.site.faulty_host import Host

WASM = "pyodide.asm.wasm"
POISONED = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const text = await (await (await caches.open(name)).match(url)).text();
      found[url] = text.includes("Please log in");
    }
  }
  return found;
}"""
KEPT = (
    "async (end) => (await (await caches.open('setara-2')).keys()).some(({ url }) => "
    "url.endsWith(end))"
)
FORGET = """async (end) => {
  const cache = await caches.open('setara-2');
  for (const { url } of await cache.keys()) if (url.endsWith(end)) await cache.delete(url);
}"""
POISON = """async ([name, url]) => {
  await (await caches.open(name)).put(url, new Response("Please log in",\
 { headers: { "Content-Type": "text/html" } }));
}"""
STYLED = "getComputedStyle(document.body).getPropertyValue('--st-paper').trim() !== ''"


@pytest.fixture
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


def answered(page: Page, address: str, tokens: int) -> None:
    page.goto(f"{address}?out={tokens}")
    page.wait_for_selector("[data-words=confirmed]")
    expect(page.locator("h1 .st-answered")).to_have_text(title(answer(output_tokens=tokens)))


def visited(page: Page, host: Host, file: str) -> str:
    """An address that was visited, kept for offline use, and from which one file was forgotten, as
    by a new release."""
    host.mended.add((file, "portal"))
    address = host.at(file, "portal")
    answered(page, address, 600)
    page.wait_for_function(KEPT, arg=".whl")
    page.evaluate(FORGET, file)
    host.mended.remove((file, "portal"))
    return address


def test_a_portal_in_place_of_python_does_not_last(page: Page, host: Host) -> None:
    address = visited(page, host, WASM)
    page.goto(f"{address}?out=700")
    expect(page.locator(".st-status")).to_contain_text(
        "something else came in its place", timeout=PATIENCE
    )
    assert not any(page.evaluate(POISONED).values())
    host.mended.add((WASM, "portal"))
    answered(page, address, 800)
    page.wait_for_function(KEPT, arg=WASM)
    page.context.set_offline(True)
    answered(page, address, 900)
    assert page.locator(".st-status").inner_text().startswith("Offline. This page still works")


@pytest.mark.parametrize("ending", ["css", "js"])
def test_a_portal_in_place_of_styles_or_scripts_does_not_last(
    page: Page, host: Host, ending: str
) -> None:
    file = "page.js" if ending == "js" else next(host.site.glob("en/assets/css/setara-*.css")).name
    address = visited(page, host, file)
    page.goto(address)
    assert not any(page.evaluate(POISONED).values())
    host.mended.add((file, "portal"))
    answered(page, address, 800)
    assert page.evaluate(STYLED)


def test_what_an_earlier_service_worker_kept_goes(page: Page, host: Host) -> None:
    address = host.at("sound", "plain")
    page.goto(host.at("sound", "plain", "method/"))
    wasm = (
        next(host.site.glob(f"en/assets/engine/*/{WASM}")).relative_to(host.site / "en").as_posix()
    )
    page.evaluate(POISON, ["setara", host.at("sound", "plain", wasm)])
    answered(page, address, 800)
    page.wait_for_function("async () => (await caches.keys()).join() === 'setara-2'")
    assert not any(page.evaluate(POISONED).values())


def test_a_damaged_file_on_the_readers_disk_is_fetched_anew(page: Page, host: Host) -> None:
    address = host.at("sound", "plain")
    answered(page, address, 600)
    page.wait_for_function(KEPT, arg=".whl")
    wasm = (
        next(host.site.glob(f"en/assets/engine/*/{WASM}")).relative_to(host.site / "en").as_posix()
    )
    page.evaluate(POISON, ["setara-2", host.at("sound", "plain", wasm)])
    answered(page, address, 800)
    page.wait_for_function(f"async () => !Object.values(await ({POISONED})()).some(Boolean)")


def test_a_page_is_no_answer_for_a_file(page: Page, host: Host) -> None:
    """engine.json is not named by its content: what comes for it is at least no page to log in."""
    address = host.at("engine.json", "portal")
    host.mended.add(("engine.json", "portal"))
    answered(page, address, 600)
    page.wait_for_function(KEPT, arg=".whl")
    host.mended.remove(("engine.json", "portal"))
    page.goto(f"{address}?out=700")
    expect(page.locator(".st-status")).to_contain_text(
        "something else came in its place", timeout=PATIENCE
    )
    page.context.set_offline(True)
    answered(page, address, 800)
