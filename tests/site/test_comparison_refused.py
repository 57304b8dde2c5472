"""What cannot be compared is refused beside its row, and what a link names wrongly gives no
number."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from setara import api
from tests.site.calculator_page import PATIENCE, field, opened

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def place(address: str) -> str:
    return address.replace("/answer/", "/compare/")


def compared(**question: Any) -> dict[str, Any]:
    return json.loads(api.compare(json.dumps(question)))


@pytest.mark.parametrize(
    ("row", "part", "typed", "message"),
    [
        (0, "amount", "-3", "cannot be negative"),
        (0, "amount", "many", "is not a number"),
        (1, "amount", "1e99", "beyond reason"),
        (1, "amount", "1,5", "decimal mark"),
    ],
)
def test_nonsense_is_refused_beside_its_row(
    page: Page, place: str, row: int, part: str, typed: str, message: str
) -> None:
    opened(page, place)
    thing = page.locator(".st-thing").nth(row)
    control = thing.locator(f"[data-part={part}]")
    control.fill(typed)
    expect(thing.locator(".st-field__error")).to_contain_text(message, timeout=PATIENCE)
    assert control.get_attribute("aria-invalid") == "true"
    assert control.get_attribute("aria-describedby") == thing.locator(
        ".st-field__error"
    ).get_attribute("id")
    assert control.input_value() == typed
    assert page.locator(".st-comparison").get_attribute("data-state") == "refused"
    control.fill("2")
    expect(thing.locator(".st-field__error")).to_be_hidden(timeout=PATIENCE)
    assert control.get_attribute("aria-invalid") is None


def test_spans_and_people_beyond_reason_are_refused(page: Page, place: str) -> None:
    opened(page, place)
    for name, typed in (("span", "soon"), ("people", "-1")):
        field(page, name).fill(typed)
        message = compared(**{name: typed}, locale="en")["problems"][0]["message"]
        expect(page.locator(f"#e-{name}")).to_have_text(message, timeout=PATIENCE)
        assert field(page, name).input_value() == typed


@pytest.mark.parametrize(
    ("query", "near"),
    [
        ("?vs=10d-answer,beaf", "beef"),
        ("?vs=10d-answer,beef.poore", "no figure called poore"),
        ("?vs=-1-beef,answer", "Nothing"),
        ("?vs=beef", "One thing was named"),
        ("?over=3q", "not a time span"),
        ("?c=cabron", "carbon"),
        ("?people=0", "at least 1"),
    ],
)
def test_a_link_that_names_nothing_gives_no_number(
    page: Page, place: str, query: str, near: str
) -> None:
    opened(page, place, query)
    assert page.locator("h1").inner_text() == "Nothing was computed"
    if near != "Nothing":
        assert near in page.locator(".st-notices").inner_text()
    for selector in (".st-compared", ".st-compared-pairs", ".st-multiplier"):
        expect(page.locator(selector)).to_be_hidden()
    assert page.evaluate("location.search") == query
