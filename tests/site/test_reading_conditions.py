"""Pages under other conditions: on paper, in large text, from a file, where the browser denies
storage."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import PATIENCE

CALCULATORS = [
    "calculators/answer/",
    "calculators/compare/",
    "calculators/life/",
    "compare/reconcile/",
    "method/scaling/",
]
TABLE, CLAIM = "compare/carbon/", "claims/beef-energy/"
DENIED = """for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) {
  Object.defineProperty(window, name,\
 { get() { throw new DOMException("denied", "SecurityError"); } });
}
Object.defineProperty(navigator, "serviceWorker",\
 { get() { throw new DOMException("denied", "SecurityError"); } });"""
DOUBLED = """() => {
  const { style } = document.documentElement;
  style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
}"""
OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(".md-header :is(a, label, button)")]\
.filter((part) => {
    return part.checkVisibility({ visibilityProperty: true })\
 && part.getBoundingClientRect().width > 1;
  });
  const apart = (one, other) => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.right <= b.left + 1 || b.right <= a.left + 1\
 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  };
  const search = (part) => part.closest(".md-search");
  return parts.flatMap((one, place) => parts.slice(place + 1)
    .filter((other) => !apart(one, other) && !(search(one) && search(other)))
    .map((other) => `${one.textContent} / ${other.textContent}`));
}"""
CONTROLS = """() => [...document.querySelectorAll("select, input, textarea, button:not(.st-sort)")]
  .filter((control) => control.checkVisibility({ visibilityProperty: true }))
  .map((control) => control.outerHTML.slice(0, 80))"""
FRAGMENTS = ["%", "%E0%A4%A", "%FF", "#", "'\"<>", "beef%", "a=b&c", "%00", "x" * 5000]


def at(address: str, place: str) -> str:
    return address.replace("calculators/answer/", place)


@pytest.mark.parametrize("place", [*CALCULATORS, TABLE, CLAIM])
def test_paper_holds_no_controls(page: Page, address: str, place: str) -> None:
    page.goto(at(address, place))
    page.emulate_media(media="print")
    assert page.evaluate(CONTROLS) == []


def test_on_paper_the_results_come_first(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1040})
    page.emulate_media(media="print")
    page.goto(address)
    top = page.locator("#electricity").bounding_box()
    assert top is not None
    assert top["y"] < 520, "on the upper half of the first page"


@pytest.mark.parametrize("place", ["", *CALCULATORS, TABLE, CLAIM])
def test_text_twice_as_large_overlaps_nowhere_and_needs_no_scrolling_sideways(
    page: Page, address: str, place: str
) -> None:
    page.goto(at(address, place))
    page.evaluate(DOUBLED)
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("place", ["", "calculators/answer/", TABLE])
def test_where_storage_is_denied_the_page_works_and_the_console_is_silent(
    page: Page, address: str, place: str
) -> None:
    page.add_init_script(DENIED)
    page.goto(at(address, place))
    if place == "calculators/answer/":
        page.locator('[data-field="output_tokens"]').fill("800")
        page.wait_for_selector("[data-words=confirmed]", timeout=PATIENCE)
    scheme = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator(".md-header label.st-tool:visible").last.click()
    assert page.evaluate("document.body.dataset.mdColorScheme") != scheme


@pytest.mark.parametrize("place", [*CALCULATORS, TABLE])
def test_opened_as_a_file_the_page_says_that_its_inputs_do_nothing(
    browser: Browser, site: Path, place: str
) -> None:
    page = browser.new_page()
    page.goto(f"{site.joinpath('en', place, 'index.html').as_uri()}")
    expect(page.locator(".st-unloaded")).to_be_visible()
    expect(page.locator(".st-unloaded")).to_contain_text("opened as a file")
    page.close()


@pytest.mark.parametrize("place", ["calculators/answer/", TABLE])
def test_once_its_scripts_run_a_page_says_nothing_of_them(
    page: Page, address: str, place: str
) -> None:
    page.goto(at(address, place))
    expect(page.locator(".st-unloaded")).to_have_count(0)


@pytest.mark.parametrize("place", [TABLE, "calculators/answer/"])
def test_any_fragment_is_an_address(page: Page, address: str, place: str) -> None:
    for fragment in FRAGMENTS:
        page.goto(f"{at(address, place)}#{fragment}")
        page.evaluate("(text) => { location.hash = text; }", fragment)
        page.evaluate("new Promise((done) => setTimeout(done, 50))")


def test_what_a_link_leads_to_clears_the_header(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("[data-why]").first.click()
    header, heading = (
        page.locator(".md-header").bounding_box(),
        page.locator("#why h2").bounding_box(),
    )
    assert header is not None
    assert heading is not None
    assert heading["y"] >= header["y"] + header["height"]


@pytest.mark.parametrize("place", ["method/inference/", "calculators/answer/", CLAIM])
def test_every_heading_clears_the_header_when_it_is_brought_to_light(
    page: Page, address: str, place: str
) -> None:
    page.goto(at(address, place))
    header = page.evaluate("document.querySelector('.md-header').offsetHeight")
    margins = """() => [...document.querySelectorAll(".md-content :is(h2, h3,\
 [id]:is(section, tr, li, div))")]
      .filter((part) => part.checkVisibility())
      .map((part) => [part.textContent.slice(0, 30),\
 parseFloat(getComputedStyle(part).scrollMarginTop)])"""
    assert [name for name, margin in page.evaluate(margins) if margin < header] == []


def test_the_page_for_wrong_addresses_says_so_plainly(page: Page, address: str, site: Path) -> None:
    text = (site / "404.html").read_text(encoding="utf-8")
    assert "There is no page at this address" in text
    assert "Nothing was put in its place" not in text
