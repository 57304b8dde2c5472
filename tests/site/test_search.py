"""The search of the site: what people type leads where they want; nothing is fetched before; keys,
phones, readers."""

import gzip
import re
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import in_nobodys_way

QUERIES = tomllib.loads(Path(__file__).with_name("search_queries.toml").read_text("utf-8"))
PARTS = re.compile(
    r"/assets/(?:search-|minisearch-|js-[^/]*/(?:search-panel|finder))"
)  # fetched when somebody searches
BESIDE = ("search.js", "bind.js")  # code of the search that a page may have had before
MOST_TO_FIRST_RESULT = 120_000  # bytes, compressed
FIRST = 3
CONTROLLED = """async () => {
  while (!navigator.serviceWorker.controller)\
 await new Promise((resolve) => setTimeout(resolve, 50));
}"""
PLACES = (
    "",
    "calculators/answer/",
    "calculators/compare/",
    "claims/beef-water/",
    "method/inference/",
    "r/beef/",
)


@pytest.fixture
def root(address: str) -> str:
    return address.removesuffix("calculators/answer/")


@pytest.fixture
def searching(page: Page, root: str) -> Page:
    """A page of prose with the search open and its index there."""
    page.goto(f"{root}method/limits/")
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()
    return page


def results(page: Page, root: str, text: str) -> list[str]:
    """The addresses found for a text, below the root of the language, as they are listed."""
    page.get_by_role("combobox").fill(text)
    return page.evaluate(
        "(root) => [...document.querySelectorAll('[role=option]')].map((one) => "
        "one.href.replace(root, ''))",
        root,
    )


def test_enough_is_asked() -> None:
    assert sum(map(len, QUERIES.values())) >= 80


def test_what_people_type_leads_where_they_want(searching: Page, root: str) -> None:
    missed = {}
    for text, wanted in (QUERIES["words"] | QUERIES["slips"]).items():
        first = results(searching, root, text)[:FIRST]
        lost = searching.get_by_role("status").inner_text().startswith("Nothing")
        if lost or not any(address.startswith(wanted) for address in first):
            missed[text] = (wanted, first)
    assert missed == {}


@pytest.mark.parametrize("place", PLACES)
def test_no_page_fetches_the_index_by_itself(page: Page, root: str, place: str) -> None:
    paths: list[str] = []
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    page.goto(f"{root}{place}")
    page.wait_for_load_state("networkidle")
    assert [path for path in paths if PARTS.search(path) or "search_index" in path] == []
    assert any(path.endswith("/search.js") for path in paths)
    with page.expect_response("**/assets/search-*.json"):
        page.get_by_role("button", name="Search").hover()
    expect(page.locator("dialog.st-search")).to_be_hidden()
    assert sum(bool(PARTS.search(path)) for path in paths) == 4


def test_the_first_result_is_light(page: Page, root: str, site: Path) -> None:
    page.goto(root)
    page.wait_for_load_state("networkidle")
    paths: list[str] = []
    page.on("request", lambda request: paths.append(urlsplit(request.url).path))
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("beef")
    expect(page.get_by_role("option", name="Beef, 1 kg").first).to_be_visible()
    fetched = {site / path.removeprefix("/setara/") for path in paths}
    fetched |= {path for name in BESIDE for path in (site / "en/assets").glob(f"js-*/{name}")}
    fetched -= set(site.glob("en/assets/favicon.*"))
    assert len(fetched) == 6
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in fetched}
    assert sum(sizes.values()) <= MOST_TO_FIRST_RESULT, sizes


def test_the_search_of_the_theme_is_gone(site: Path) -> None:
    assert not [
        path
        for path in site.rglob("*")
        if {"lunr", "workers", "search_index.json"} & set(path.parts)
    ]
    source = (site / "en/index.html").read_text("utf-8")
    assert "md-search" not in source
    assert len(list(site.glob("en/assets/minisearch-*/LICENSE"))) == 1


def test_keys_open_it_walk_through_it_and_leave_it(page: Page, root: str) -> None:
    page.goto(f"{root}method/limits/")
    page.get_by_role("button", name="Search").focus()
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("germany")
    options = page.get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "false")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ results?$"))
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.st-search")).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("germany")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/grids/#DEU")


def test_enter_takes_the_first_result_also_on_this_very_page(searching: Page) -> None:
    searching.get_by_role("combobox").fill("closed models")
    expect(searching.get_by_role("option").first).to_contain_text("Limits: Closed models")
    searching.keyboard.press("Enter")
    searching.wait_for_url("**/method/limits/#closed-models")
    expect(searching.locator("dialog.st-search")).to_be_hidden()


def test_a_slash_in_a_field_stays_a_slash(page: Page, root: str) -> None:
    page.goto(f"{root}compare/models/")
    page.get_by_label("Find").press("/")
    expect(page.get_by_label("Find")).to_have_value("/")
    expect(page.locator("dialog.st-search")).to_be_hidden()


def test_results_stand_by_kind_with_their_answers(searching: Page) -> None:
    searching.get_by_role("combobox").fill("claude")
    groups = searching.get_by_role("group")
    expect(groups.first).to_have_attribute("aria-label", "Best matches")
    names = [str(group.get_attribute("aria-label")) for group in groups.all()]
    assert len(names) == len(set(names)) > 2
    assert names.index("Models") < names.index("Published figures")
    expect(searching.get_by_role("option", name="Claude Opus 4.5").first).to_contain_text(
        re.compile(r"One answer: [\d.]+\s\S+\sCO2e \([\d.]+ to [\d.]+\s\S+\)\. Anthropic")
    )


def test_nothing_found_offers_what_is_near_and_the_calculators(searching: Page, root: str) -> None:
    addresses = results(searching, root, "electricticity")
    assert "compare/electricity/" in addresses[:FIRST]
    expect(searching.get_by_role("status")).to_have_text("Nothing is found for “electricticity”.")
    addresses = results(searching, root, "zzzxq")
    expect(searching.get_by_role("status")).to_have_text("Nothing is found for “zzzxq”.")
    assert addresses[-3:] == ["calculators/answer/", "calculators/compare/", "calculators/life/"]


def test_a_mended_word_is_said(searching: Page, root: str) -> None:
    assert results(searching, root, "streeming")[0].startswith("r/streaming-")
    expect(searching.get_by_role("status")).to_contain_text("results for “streaming”")


def test_an_address_with_a_word_opens_it(page: Page, root: str) -> None:
    page.goto(f"{root}?q=kettle")
    expect(page.get_by_role("combobox")).to_have_value("kettle")
    expect(page.get_by_role("option").first).to_contain_text("kettle")


def test_it_is_in_nobodys_way(searching: Page) -> None:
    searching.get_by_role("combobox").fill("water")
    expect(searching.get_by_role("option").nth(5)).to_be_attached()
    searching.keyboard.press("ArrowDown")
    in_nobodys_way(searching)


def test_on_a_phone_it_fills_the_window(searching: Page) -> None:
    searching.set_viewport_size({"width": 360, "height": 740})
    searching.get_by_role("combobox").fill("water")
    box = searching.locator("dialog.st-search").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    heights = [option.bounding_box()["height"] for option in searching.get_by_role("option").all()]
    assert min(heights) >= 44
    searching.get_by_role("button", name="Close the search").click()
    expect(searching.locator("dialog.st-search")).to_be_hidden()


def test_without_scripts_there_is_no_control_that_does_nothing(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root)
    expect(page.get_by_role("button", name="Search")).to_be_hidden()
    expect(page.locator("dialog.st-search")).to_be_hidden()
    context.close()


def test_it_needs_no_network_the_second_time(page: Page, root: str) -> None:
    page.goto(f"{root}calculators/answer/")
    page.evaluate("navigator.serviceWorker.ready")
    page.evaluate(CONTROLLED)
    page.goto(f"{root}method/limits/")
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()
    assert results(page, root, "beef")[0] == "r/beef/"
    page.context.set_offline(False)


def test_a_failed_fetch_is_said_and_tried_anew(browser: Browser, root: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(root)
    page.route("**/assets/search-*.json", lambda route: route.abort())
    page.keyboard.press("/")
    expect(page.get_by_role("status")).to_have_text(
        "The search could not be loaded. Is there a network?"
    )
    page.unroute("**/assets/search-*.json")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("option").first).to_be_visible()
    context.close()


def test_while_one_types_every_beginning_of_common_words_is_quiet(
    searching: Page, root: str
) -> None:
    for word in ("carbon", "water", "gas", "metal", "meta", "answer", "model", "electricity"):
        for length in range(1, len(word) + 1):
            assert results(searching, root, word[:length]), word[:length]
            expect(searching.get_by_role("status")).to_have_text(re.compile(r"^\d+ results?$"))
