"""The page that leads from any figure to any other, the pages of well-known pairs, and those of the
studies."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from setara import EDITION, api
from setara.facts import PUBLISHED, STUDIES
from setara.reconciliations.pairs import PAIRS
from tests.site.calculator_page import PATIENCE, in_nobodys_way, printed
from tests.site.documents import document

ENDS = (
    "[data-state=confirmed]",
    "[data-words=nothing]",
    "[data-state=refused]",
    "[data-state=error]",
)
DONE = f".st-reconcile:is({', '.join(ENDS)})"


@pytest.fixture
def place(address: str) -> str:
    return address.replace("calculators/answer/", "compare/reconcile/")


def reconciled(**question: Any) -> dict[str, Any]:
    return json.loads(api.reconcile(json.dumps(question)))


def opened(page: Page, place: str, query: str) -> Page:
    page.goto(place + query)
    page.wait_for_selector(DONE)
    return page


def title(report: dict[str, Any]) -> str:
    return "{number}{after}".format(**report["title"])


def shows(page: Page, report: dict[str, Any]) -> None:
    """The page shows this way from one figure to the other, row by row."""
    rows = page.locator(".st-waterfall tbody tr")
    expect(rows.first.locator("th")).to_contain_text(report["rows"][0]["label"], timeout=PATIENCE)
    expect(page.locator("h1").first).to_contain_text(title(report), timeout=PATIENCE)
    assert rows.count() == len(report["rows"])
    for index, row in enumerate(report["rows"]):
        line = rows.nth(index)
        assert line.get_attribute("class") == row["kind"]
        assert row["label"] in line.locator("th").inner_text()
        assert line.locator(".factor b").text_content() == row["factor_text"]
        assert line.locator(".factor small").text_content() == row["range_text"]
        assert line.locator(".value").inner_text() == printed(row["value_text"])
        for name in ("x", "width"):
            assert float((line.locator("rect").get_attribute(name) or "").rstrip("%")) == row[name]
        if row["sources"]:
            assert line.locator(".why a").all_text_contents() == [
                source["text"] for source in row["sources"]
            ]
    for place, name, key in (
        (".st-open b", "open", "who"),
        (".st-candidates b", "candidates", "factor_text"),
    ):
        expect(page.locator(f"section:has({place})")).to_be_visible(visible=bool(report[name]))
        if report[name]:
            assert page.locator(place).all_text_contents() == [entry[key] for entry in report[name]]


def test_the_served_page_is_the_first_pair(browser: Browser, place: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    shows(page, reconciled())
    assert page.locator(".st-pairs a").count() == len(PAIRS)
    expect(page.locator(".st-pick")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("name", PAIRS)
def test_every_well_known_pair_is_complete_without_javascript(
    browser: Browser, place: str, name: str
) -> None:
    pair = PAIRS[name]
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{place}{name}/")
    report = reconciled(a=pair.a, b=pair.b, category=pair.category)
    shows(page, report)
    assert page.locator("section:visible").count() == sum(
        bool(text) for text in report["sections"].values()
    )
    context.close()


def test_a_link_is_computed_and_a_changed_side_moves_it(page: Page, place: str) -> None:
    opened(page, place, f"?ed={EDITION}&a=li-2025&b=gemini-2025&c=water")
    shows(page, reconciled(a="li-2025", b="gemini-2025", category="water"))
    page.locator("[name=b]").select_option("altman-2025")
    report = reconciled(a="li-2025", b="altman-2025", category="water")
    shows(page, report)
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?ed={EDITION}&{report['link']}"
    page.locator("[data-turn]").click()
    shows(page, reconciled(a="altman-2025", b="li-2025", category="water"))
    page.wait_for_timeout(400)
    page.reload()
    page.wait_for_selector(DONE)
    shows(page, reconciled(a="altman-2025", b="li-2025", category="water"))


def test_an_impact_that_the_new_side_lacks_gives_way_to_one_both_have(
    page: Page, place: str
) -> None:
    page.goto(place)
    page.locator("[name=b]").select_option("epoch-2025")
    shows(page, reconciled(a="gemini-2025", b="epoch-2025", category="electricity"))
    assert page.locator("[name=c]").input_value() == "electricity"
    page.locator("[name=c]").select_option("carbon")
    message = reconciled(a="gemini-2025", b="epoch-2025", category="carbon")["problems"][0][
        "message"
    ]
    expect(page.locator("#e-category")).to_have_text(message, timeout=PATIENCE)
    assert page.locator(".st-reconcile").get_attribute("data-state") == "refused"


@pytest.mark.parametrize(
    ("query", "key", "question"),
    [
        ("?a=mistral", "a", {"a": "mistral"}),
        ("?b=gemini-2026", "b", {"b": "gemini-2026"}),
        (
            "?a=gemini-2025&b=epoch-2025&c=zzz",
            "category",
            {"a": "gemini-2025", "b": "epoch-2025", "category": "zzz"},
        ),
    ],
)
def test_what_is_unknown_gets_a_message_and_no_number(
    page: Page, place: str, query: str, key: str, question: dict[str, Any]
) -> None:
    opened(page, place, query)
    assert (
        page.locator(f"#e-{key}").inner_text() == reconciled(**question)["problems"][0]["message"]
    )
    assert page.locator("h1").inner_text() == "Nothing was computed"
    expect(page.locator(".st-waterfall")).to_be_hidden()
    page.locator("[name=a]").select_option("gemini-2025")
    page.locator("[name=b]").select_option("mistral-large-2")
    page.locator("[name=c]").select_option("carbon")
    shows(page, reconciled())


def test_another_edition_is_not_computed_from(page: Page, place: str) -> None:
    opened(page, place, "?ed=2020.01&a=gemini-2025&b=mistral-large-2&c=carbon")
    assert "2020.01" in page.locator(".st-notices").inner_text()
    expect(page.locator(".st-waterfall")).to_be_hidden()


def test_a_key_that_means_nothing_is_kept_and_said(page: Page, place: str) -> None:
    opened(page, place, "?a=li-2025&b=gemini-2025&c=water&vs=beef")
    page.wait_for_timeout(400)
    assert "“vs”" in page.locator(".st-notices").inner_text()
    assert page.evaluate("location.search").endswith("&vs=beef")


@pytest.mark.parametrize(
    "path", ["", "gpt-3-bloom/", "../studies/", "../../studies/mistral-2025/", "../published/"]
)
def test_no_page_is_wider_than_its_window_or_hard_to_read(
    page: Page, place: str, path: str
) -> None:
    page.goto(place + path)
    in_nobodys_way(page)


def ids(tree: BeautifulSoup) -> list[str]:
    return [tag["id"] for tag in tree.find_all(id=True)]


def test_every_study_has_a_page_with_all_its_figures(site: Path) -> None:
    for name, study in STUDIES.items():
        tree = document(site / "en" / "studies" / name / "index.html")
        cells = {
            f"{key}.{category}" for key in study.figures for category in PUBLISHED[key].alternatives
        }
        assert {*study.figures, *cells} <= set(ids(tree))


def test_all_studies_are_listed_boundaries_first(site: Path) -> None:
    tree = document(site / "en" / "compare" / "studies" / "index.html")
    names = ids(tree)
    assert set(PUBLISHED) <= set(names)
    first = next(place for place, name in enumerate(names) if name.startswith("counts-"))
    assert first < names.index("numbers")
    addresses = {link["href"].split("#")[0] for link in tree.find_all("a", href=True)}
    assert {f"../../studies/{name}/" for name in STUDIES} <= addresses


def test_mistral_is_printed_in_its_own_words_and_what_is_odd_is_said(site: Path) -> None:
    tree = document(site / "en" / "studies" / "mistral-2025" / "index.html")
    words = tree.get_text()
    assert (
        "the environmental footprint of training Mistral Large 2: as of January 2025, and after 18 "
        "months" in words
    )
    assert "so 18 months of use cannot lie before January 2025" in words
    for share in ("85.5", "91", "29", "11", "5", "61", "3", "7"):
        assert tree.find(string=f"{share}\u00a0%"), share
