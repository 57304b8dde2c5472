"""The tables to compare by, in a browser: sorted, narrowed down, linked to, and complete without
scripts."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import in_nobodys_way, listening
from tests.site.documents import document

HEAVIEST = 100_000  # bytes of a page as it is sent
PAGES = [
    "",
    "carbon/",
    "water/",
    "models/",
    "grids/",
    "beef-water/",
    "everyday/",
    "everyday/digital/",
]


@pytest.fixture(scope="module")
def compare(address: str) -> str:
    return address.replace("calculators/answer/", "compare/")


def shown(page: Page) -> list[str]:
    return page.locator("tbody tr:not([hidden])").evaluate_all("rows => rows.map((row) => row.id)")


def values(page: Page) -> list[float]:
    cells = page.locator("tbody tr:not([hidden]) td.value")
    return cells.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")


def test_rows_are_sorted_by_what_is_pressed(page: Page, compare: str) -> None:
    page.goto(f"{compare}carbon/")
    served = shown(page)
    assert len(served) > 150
    assert values(page) == sorted(values(page))
    heading = page.locator("th[data-key=value]")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert values(page) == sorted(values(page), reverse=True)
    assert page.url.endswith("carbon/?sort=-value")
    page.locator("th[data-key=name] button").click()
    names = page.locator("tbody th").all_text_contents()
    assert names[0].lower() < names[-1].lower()
    expect(heading).not_to_have_attribute("aria-sort", "ascending")
    assert sorted(shown(page)) == sorted(served)


def test_what_has_no_figure_stays_at_the_end(page: Page, compare: str) -> None:
    page.goto(f"{compare}everyday/")
    for _ in ("up", "down"):
        page.locator("th[data-key=metals] button").click()
        cells = page.locator("tbody tr td:nth-child(5)").all_text_contents()
        first = cells.index("none found")
        assert 0 < first < len(cells)
        assert set(cells[first:]) == {"none found"}


def test_rows_are_narrowed_down_and_the_address_says_so(page: Page, compare: str) -> None:
    page.goto(f"{compare}carbon/")
    every = len(shown(page))
    page.get_by_label("Show", exact=True).select_option("food")
    groups = page.locator("tbody tr:not([hidden])").evaluate_all(
        "rows => rows.map((row) => row.dataset.group)"
    )
    assert set(groups) == {"food"}
    page.get_by_label("Find", exact=True).fill("BEEF minced")
    assert shown(page) == ["beef-mince"]
    expect(page.get_by_role("status").filter(has_text="rows")).to_have_text(f"1 of {every} rows")
    assert "group=food" in page.url
    page.reload()
    assert shown(page) == ["beef-mince"]
    page.get_by_role("button", name="Show all rows").click()
    assert len(shown(page)) == every
    assert page.url.endswith("/carbon/")


def test_a_link_to_a_row_finds_it_shown(page: Page, compare: str) -> None:
    page.goto(f"{compare}carbon/?group=transport&find=train&sort=name#beef")
    row = page.locator("#beef")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "beef"
    assert row.evaluate("row => getComputedStyle(row).boxShadow") != "none"
    heading = page.locator("thead").bounding_box()
    box = row.bounding_box()
    assert heading
    assert box
    assert box["y"] >= heading["y"] + heading["height"] - 1
    page.locator("th[data-key=value] button").click()
    assert page.evaluate("document.querySelector(':target').id") == "beef"
    page.locator("#lamb .st-rowlink").click()
    assert page.evaluate("document.querySelector(':target').id") == "lamb"
    assert page.url.endswith("#lamb")


def test_a_link_that_names_nothing_says_so(page: Page, compare: str) -> None:
    page.goto(f"{compare}carbon/?group=fod&sort=size")
    expect(page.locator("[data-unknown]")).to_have_text(
        "This table has nothing called size, fod; all its rows are shown."
    )
    assert len(shown(page)) > 150


def test_without_scripts_every_row_is_there(browser: Browser, compare: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = listening(context.new_page())
    page.goto(f"{compare}carbon/#beef")
    assert page.locator("tbody tr").count() > 150
    expect(page.locator(".st-finder")).to_be_hidden()
    expect(page.locator("#beef")).to_be_in_viewport()
    expect(page.locator("#beef .value")).to_contain_text("28")
    assert page.heard == []
    context.close()


@pytest.mark.parametrize("place", PAGES)
def test_nothing_stands_in_the_way_of_anyone(page: Page, compare: str, place: str) -> None:
    page.goto(compare + place)
    in_nobodys_way(page)


def test_pages_are_light(site: Path) -> None:
    heavy = {
        str(file.relative_to(site)): size
        for file in (site / "en" / "compare").rglob("index.html")
        if (size := len(gzip.compress(file.read_bytes()))) > HEAVIEST
    }
    assert heavy == {}


def test_every_table_has_its_files(site: Path) -> None:
    for name in (
        "carbon",
        "grids",
        "models",
        "beef-water",
        "everyday",
        "everyday/food",
        "published",
        "studies",
    ):
        folder = site / "en" / "compare" / name
        page = document(folder / "index.html")
        for ending in (".csv", ".json"):
            file = folder / f"{name.rpartition('/')[2]}{ending}"
            assert file.is_file()
            assert page.find("a", href=file.name)
