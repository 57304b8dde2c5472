"""What the tests of the calculator's page share: asking CPython, opening the page, comparing the two."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from setara import api

ENDS = ("[data-state=confirmed]", "[data-words=nothing]", "[data-state=refused]", "[data-state=error]")
DONE = f".st-calculator:is({', '.join(ENDS)})"
PATIENCE = 60_000  # ms for Python to start on a busy machine


def listening(page: Page) -> Page:
    page.heard = []
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda message: page.heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("dialog", lambda dialog: page.heard.append(f"dialog: {dialog.message}") or dialog.dismiss())
    return page


def answer(**question: Any) -> dict[str, Any]:
    return json.loads(api.answer(json.dumps(question)))


def printed(text: str) -> str:
    """A text as the page prints it: the ₂ of CO₂e is a lowered figure there."""
    return text.replace("₂", "2")


def title(found: dict[str, Any]) -> str:
    return printed("{before} {number}{after}".format(**found["title"]))


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(address + query)
    page.wait_for_selector(DONE)
    return page


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]')


def shows(page: Page, found: dict[str, Any]) -> None:
    """The page shows this answer in every category."""
    expect(page.locator("h1 .st-answered")).to_have_text(title(found), timeout=PATIENCE)
    for category, impact in found["impacts"].items():
        row = page.locator(f"#{category}")
        assert row.locator(".st-result__value").inner_text() == printed(f"{impact['number']} {impact['unit_text']}")
        assert row.locator(".st-result__range b").inner_text() == impact["range_text"]
        assert row.locator(".st-result__what").inner_text() == impact["what"]
        assert row.locator(".st-key").all_inner_texts() == [part["text"] for part in impact["strip"]]
        if impact["bar"]:
            marks = [f"{mark['name']} {mark['text']}" for mark in impact["bar"]["comparators"]]
            assert row.locator(".cmp text").all_text_contents() == marks
            assert row.locator(".point").get_attribute("cx") == f"{impact['bar']['point']:g}%"
            assert row.locator(".st-range svg").first.get_attribute("aria-label") == impact["bar"]["label"]
    for stage, (name, state) in enumerate((one["name"], one["state"]) for one in found["boundary"]):
        cell = page.locator(".st-boundary li").nth(stage)
        assert (cell.locator("b").text_content(), cell.get_attribute("class")) == (name, state)
        cells = page.locator(".st-sticky tbody tr").nth(stage).locator("td").all_inner_texts()
        assert cells == [printed(impact["stages"][stage]["text"]) for impact in found["impacts"].values()]
