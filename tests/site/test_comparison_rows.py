"""On the page each computed row says what it is of, and leads to the same question asked alone."""

import json
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from setara import api
from tests.site.calculator_page import PATIENCE, in_nobodys_way, opened, printed

EXAMPLE = "?vs=40d-answer,3d-agent-hour&over=1d&m=claude-opus-4.5&grid=DEU"


@pytest.fixture
def place(address: str) -> str:
    return address.replace("/answer/", "/compare/")


def carbon(**question: Any) -> dict[str, Any]:
    return json.loads(api.answer(json.dumps(question)))["impacts"]["carbon"]


def test_the_agent_hour_is_of_the_model_and_place_of_the_answer(page: Page, place: str) -> None:
    opened(page, place, EXAMPLE)
    first, row = page.locator(".st-compared tbody tr").all()
    for entry in (first, row):
        expect(entry.locator("th small")).to_contain_text("Claude Opus 4.5")
        expect(entry.locator("th small")).to_contain_text("Germany, well filled")
    expect(row.locator("th small")).to_contain_text("model and place as above")
    question = {"prompt_tokens": 2000, "cached_tokens": 60000, "output_tokens": 800, "answers": 180}
    alone = carbon(model="claude-opus-4.5", grid="DEU", **question)
    expect(row.locator("td.value b")).to_have_text(printed(alone["text"]))
    expect(page.locator(".st-mismatch tbody tr", has_text="Model")).to_have_count(0)
    row.locator("a", has_text="Compute it alone").click()
    page.wait_for_selector(".st-calculator[data-state=confirmed]")
    hour = carbon(model="claude-opus-4.5", grid="DEU", **{**question, "answers": 60})
    quantity = printed(f"{hour['number']} {hour['unit_text']}")
    expect(page.locator("#carbon .st-result__value")).to_have_text(quantity, timeout=PATIENCE)


def test_a_row_may_keep_its_own_settings_and_the_badge_says_so(page: Page, place: str) -> None:
    opened(page, place, EXAMPLE)
    page.locator(".st-thing").nth(1).locator("[data-part=figure]").select_option("recorded")
    row = page.locator(".st-compared tbody tr").nth(1)
    expect(row.locator("th small")).to_contain_text("its own model and place", timeout=PATIENCE)
    expect(row.locator(".st-badge")).to_have_text("other model and place")
    pair = page.locator(".st-compared-pairs > li").first
    for aspect, cells in (
        ("Model", ["Claude Opus 4.5", "Qwen3 235B-A22B"]),
        ("Place", ["Germany", "United States"]),
    ):
        mismatch = pair.locator(".st-mismatch tbody tr", has=page.locator("th", has_text=aspect))
        expect(mismatch.locator("td")).to_have_text(cells)
    assert (
        "Both sides count alike in what decides" not in page.locator(".st-comparison").inner_text()
    )


def test_what_is_too_close_to_call_is_no_equality(page: Page, place: str) -> None:
    opened(page, place, "?vs=answer,local&m=gpt-5")
    expect(page.locator("h1")).to_contain_text("Too close to call: 1 laptop answer emits between")
    expect(page.locator(".st-compared tbody tr").nth(1).locator("th small")).to_contain_text(
        "Llama 3.1 8B"
    )
    assert "1.2 answers" not in page.locator(".st-comparison").inner_text()
    page.evaluate(
        "() => document.querySelectorAll('details').forEach((one) => { one.open = true })"
    )
    in_nobodys_way(page)


def test_without_scripts_the_served_rows_say_what_they_are_of(browser: Browser, place: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(place)
    row = page.locator(".st-compared tbody tr").first
    expect(row.locator("th small")).to_have_text(
        "Mistral Large 2, 200 tokens in, 400 out, United States, well filled"
    )
    href = row.locator("a", has_text="Compute it alone").get_attribute("href") or ""
    assert urljoin(place, href).endswith("/en/calculators/answer/")
    context.close()
