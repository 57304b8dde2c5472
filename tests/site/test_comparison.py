"""The page that sets things side by side: served complete, and everything Python says of what is
typed."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from setara import EDITION, api
from tests.site.calculator_page import (
    DONE,
    PATIENCE,
    answer,
    field,
    in_nobodys_way,
    listening,
    opened,
    printed,
)


@pytest.fixture
def place(address: str) -> str:
    return address.replace("/answer/", "/compare/")


def compared(**question: Any) -> dict[str, Any]:
    return json.loads(api.compare(json.dumps(question)))


def plain(text: str) -> str:
    return " ".join(printed(text).split())


def said(sentence: dict[str, str]) -> str:
    between = f" ({sentence['range_text']})" if sentence["range_text"] else ""
    return plain(f"{sentence['before']} {sentence['text']} {sentence['after']}{between}")


def shows(page: Page, report: dict[str, Any], within: str = ".st-comparison") -> None:
    """The page shows this comparison: rows on one axis, every pair both ways round with what does
    not match."""
    if within == ".st-comparison":
        title = printed("{before} {number}{after}".format(**report["title"]))
        expect(page.locator("h1 .st-answered")).to_have_text(title, timeout=PATIENCE)
        expect(page.locator(".st-multiplier b")).to_have_text(report["multiplier"])
        whole = page.locator(".st-whole p")
        if report["title"]["whole"]:
            expect(whole).to_have_text(re.compile(re.escape(report["title"]["whole"]["after"])))
        else:
            expect(whole).to_be_hidden()
    rows = page.locator(f"{within} .st-compared tbody tr")
    expect(rows).to_have_count(len(report["rows"]))
    for index, entry in enumerate(report["rows"]):
        row = rows.nth(index)
        expect(row.locator("th span")).to_have_text(plain(entry["label"]), timeout=PATIENCE)
        expect(row.locator("td.value b")).to_have_text(plain(entry["text"]))
        between = entry.get("range_text", "") + (", assumed" if entry.get("assumed") else "")
        # far below the screen a row is not laid out, and has no inner text
        row.scroll_into_view_if_needed()
        small = row.locator("td.value small").first
        expect(small).to_have_text(plain(between), use_inner_text=True, timeout=PATIENCE)
        if entry.get("bar"):
            assert row.locator(".whisker").get_attribute("x1") == f"{entry['bar']['x1']:g}%"
            assert row.locator(".st-mini").get_attribute("aria-label") == entry["boundary_label"]
        badge = row.locator(".st-badge")
        if entry["badge"]["text"]:
            expect(badge).to_have_text(printed(entry["badge"]["text"]))
        else:
            expect(badge).to_be_hidden()
    pairs = page.locator(f"{within} .st-compared-pairs > li")
    expect(pairs).to_have_count(len(report["held"]))
    for index, comparison in enumerate(report["held"]):
        if comparison["ratio"]:
            _pair(pairs.nth(index), comparison)


def _pair(pair: Locator, comparison: dict[str, Any]) -> None:
    assert said(comparison["ratio"]) in plain(pair.locator("summary").text_content())
    text = plain(pair.text_content())
    later = comparison["horizon"]["ratio"] if comparison["horizon"] else None
    for sentence in filter(None, (comparison["inverse"], comparison["whole"], later)):
        assert said(sentence) in text
    for line in (comparison["verdict"], *comparison["breakeven"]):
        assert plain(line) in text
    rows = [
        [plain(cell) for cell in row.locator("td").all_text_contents()]
        for row in pair.locator("tbody tr").all()
    ]
    assert rows == [
        [plain(difference["left"]), plain(difference["right"])]
        for difference in comparison["differences"]
    ]
    for side, thing in enumerate(comparison["sides"]):
        states = [
            cell.get_attribute("class")
            for cell in pair.locator(".st-boundary").nth(side).locator("li").all()
        ]
        assert states == [cell["state"] for cell in thing["boundary"]]


def test_the_served_page_is_the_default_comparison(browser: Browser, place: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    shows(page, compared())
    expect(page.locator(".st-copy")).to_be_hidden()
    context.close()


def test_python_in_the_browser_confirms_what_was_served(page: Page, place: str) -> None:
    page.goto(place)
    served = page.locator(".st-comparison [data-text]").all_text_contents()
    page.wait_for_selector(".st-comparison[data-state=confirmed]")
    assert page.locator(".st-comparison [data-text]").all_text_contents() == served


def test_rows_are_changed_added_removed_and_asked_about(page: Page, place: str) -> None:
    opened(page, place)
    rows = page.locator(".st-thing")
    items = ["10d-answer", "beef", "car-petrol-km", "streaming-hour", "shower"]
    rows.nth(1).locator("[data-part=amount]").fill("1,000.5")
    rows.nth(0).locator("[data-part=period]").select_option("w")
    rows.nth(4).locator("button", has_text="Remove").click()
    rows.nth(2).locator("[data-part=thing]").select_option("laptop")
    items = ["10w-answer", "1000.5-beef", "laptop", "streaming-hour"]
    shows(page, compared(items=items))
    figures = rows.nth(1).locator("[data-part=figure]")
    assert figures.locator("option").all_inner_texts() == [
        option["name"] for option in compared(items=items)["rows"][1]["options"]
    ]
    figures.select_option("poore-2018")
    page.locator("button", has_text="Add a thing").click()
    items = ["10w-answer", "1000.5-beef.poore-2018", "laptop", "streaming-hour", "kettle"]
    shows(page, compared(items=items))
    rows.nth(2).locator("button", has_text="Ask about this").click()
    items = ["laptop", "10w-answer", "1000.5-beef.poore-2018", "streaming-hour", "kettle"]
    report = compared(items=items)
    shows(page, report)
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?{report['link']}"
    page.reload()
    page.wait_for_selector(DONE)
    shows(page, report)
    assert rows.nth(2).locator("[data-part=amount]").input_value() == "1000.5"
    assert rows.nth(2).locator("[data-part=figure]").input_value() == "poore-2018"


def test_a_pair_is_turned_around(page: Page, place: str) -> None:
    opened(page, place)
    page.locator(".st-compared-pairs > li").first.locator("button", has_text="Turn around").click()
    report = compared(items=["beef", "10d-answer", "car-petrol-km", "streaming-hour", "shower"])
    shows(page, report)
    assert report["rows"][0]["label"] == "1 kg beef"
    page.go_back()
    shows(page, compared())


def test_time_people_category_and_the_answer_meant(page: Page, place: str) -> None:
    opened(page, place)
    page.locator("button", has_text="18 months").click()
    shows(page, compared(span="18m"))
    field(page, "span").fill("2 years")
    page.locator("button", has_text="An organisation of 1,000").click()
    expect(page.locator(".st-multiplier b")).to_have_text(
        "over 2 years, for 1,000 people", timeout=PATIENCE
    )
    page.locator(".st-switch label", has_text="Water").click()
    page.locator("summary", has_text="Which answer is meant").click()
    field(page, "grid").select_option("FRA")
    field(page, "output_tokens").fill("1,500")
    question = {
        "span": "2y",
        "people": 1000,
        "category": "water",
        "grid": "FRA",
        "output_tokens": 1500,
    }
    shows(page, compared(**question))
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?{compared(**question)['link']}"


def test_both_ways_round_break_even_on_the_grid_that_is_said(page: Page, place: str) -> None:
    """At so many answers a day as the page says, the two come to the same."""
    opened(page, place, "?vs=10d-answer,beef")
    even = compared(items=["10d-answer", "beef"])["held"][0]["breakeven"][0]
    expect(page.locator(".st-compared-pairs li").first).to_contain_text(plain(even))
    daily = plain(even).removeprefix("Equal at ").split(" answers")[0]
    page.locator(".st-thing").first.locator("[data-part=amount]").fill(daily)
    expect(page.locator(".st-compared-pairs > li").first).to_contain_text(
        "too close to call", timeout=PATIENCE
    )


def test_the_link_is_copied_and_opens_the_same(browser: Browser, place: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(
        listening(context.new_page()), place, "?vs=3-beef,5w-answer&over=18m&idle_reserve=0.3"
    )
    report = compared(items=["3-beef", "5w-answer"], span="18m", given={"idle_reserve": 0.3})
    shows(page, report)
    page.locator(".st-copy button").click()
    expect(page.locator(".st-copy [role=status]")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{place}?ed={EDITION}&{report['link']}&r={report['claimed']['range']}"
    page.goto(link)
    page.wait_for_selector(DONE)
    shows(page, report)
    context.close()


def test_the_way_back_leads_to_the_comparison_before(page: Page, place: str) -> None:
    opened(page, place, "?vs=10d-answer,streaming-hour")
    comparison = compared(items=["10d-answer", "streaming-hour"])["held"][0]
    page.locator(".st-matching a").first.click()
    alike = json.loads(api.compare_link(comparison["alike"]["link"]))["question"]
    shows(page, compared(**alike))
    page.go_back()
    shows(page, compared(items=["10d-answer", "streaming-hour"]))
    page.locator("button", has_text="Reset").click()
    shows(page, compared())


def test_another_edition_gives_no_number(page: Page, place: str) -> None:
    opened(page, place, "?ed=2020.01&vs=10d-answer,beef")
    assert page.locator("h1").inner_text() == "Nothing was computed"
    assert "2020.01" in page.locator(".st-notices").inner_text()


@pytest.mark.parametrize(
    "query", ["", "?vs=10d-answer,beaf", "?vs=10d-answer,beef.wfn-total,answer&c=water"]
)
def test_nothing_stands_in_the_way_of_anyone(page: Page, place: str, query: str) -> None:
    opened(page, place, query)
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
    )
    in_nobodys_way(page)


def test_what_an_answer_is_like(page: Page, address: str) -> None:
    """Five things of the reader's choice below every answer, kept in its link."""
    opened(page, address)
    usual = ["kettle", "streaming-hour", "car-petrol-km", "shower", "beef"]
    shows(page, compared(items=["answer", *usual]), "#like")
    page.locator("#like [data-part=thing]").first.select_option("laptop")
    field(page, "load").locator("xpath=..").filter(has_text="Low load").click()
    report = compared(items=["answer", "laptop", *usual[1:]], load="low")
    shows(page, report, "#like")
    page.locator("#like .st-switch label", has_text="Water").click()
    shows(
        page,
        compared(items=["answer", "laptop", *usual[1:]], load="low", category="water"),
        "#like",
    )
    page.wait_for_timeout(400)
    items = ",".join(["laptop", *usual[1:]])
    assert page.evaluate("location.search") == f"?load=low&vs={items}"
    assert answer(load="low", comparators=items)["link"] == f"load=low&vs={items}"
    page.reload()
    page.wait_for_selector(DONE)
    shows(page, report, "#like")
