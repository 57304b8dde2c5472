"""What the tests of the calculator's page share: asking CPython, opening the page, comparing the
two."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from setara import api

ENDS = (
    "[data-state=confirmed]",
    "[data-words=nothing]",
    "[data-state=refused]",
    "[data-state=error]",
)
DONE = f".st-calculator:is({', '.join(ENDS)})"
AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
COLOURS = ["color-contrast", "link-in-text-block"]  # the rules of axe that another scheme may break
PATIENCE = 60_000  # ms for Python to start on a busy machine
# Colours of the shell fade from scheme to scheme; a rule made by script is what the pages' policy
# allows.
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
expect.set_options(timeout=20_000)


def listening(page: Page) -> Page:
    page.heard = []
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda message: page.heard.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on(
        "dialog", lambda dialog: page.heard.append(f"dialog: {dialog.message}") or dialog.dismiss()
    )
    return page


def answer(**question: Any) -> dict[str, Any]:
    return json.loads(api.answer(json.dumps(question)))


def printed(text: str) -> str:
    """A text as the page prints it: the ₂ of CO₂e is a lowered figure there."""
    return text.replace("₂", "2")


def title(report: dict[str, Any]) -> str:
    return printed("{before} {number}{after}".format(**report["title"]))


def opened(page: Page, address: str, query: str = "") -> Page:
    page.goto(address + query)
    page.wait_for_selector(DONE)
    return page


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]')


def shows(page: Page, report: dict[str, Any]) -> None:
    """The page shows this answer in every category."""
    expect(page.locator("h1 .st-answered")).to_have_text(title(report), timeout=PATIENCE)
    for category, impact in report["impacts"].items():
        row = page.locator(f"#{category}")
        assert row.locator(".st-result__value").inner_text() == printed(
            f"{impact['number']} {impact['unit_text']}"
        )
        assert row.locator(".st-result__range b").inner_text() == impact["range_text"]
        assert row.locator(".st-result__what").inner_text() == impact["what"]
        assert row.locator(".st-key").all_inner_texts() == [
            part["text"] for part in impact["strip"]
        ]
        if impact["bar"]:
            marks = [f"{mark['name']} {mark['text']}" for mark in impact["bar"]["comparators"]]
            assert row.locator(".cmp text").all_text_contents() == marks
            assert row.locator(".point").get_attribute("cx") == f"{impact['bar']['point']:g}%"
            assert (
                row.locator(".st-range svg").first.get_attribute("aria-label")
                == impact["bar"]["label"]
            )
    for stage, (name, state) in enumerate(
        (part["name"], part["state"]) for part in report["boundary"]
    ):
        cell = page.locator(".st-boundary li").nth(stage)
        assert (cell.locator("b").text_content(), cell.get_attribute("class")) == (name, state)
        cells = page.locator(".st-sticky tbody tr").nth(stage).locator("td").all_inner_texts()
        assert cells == [
            printed(impact["stages"][stage]["text"]) for impact in report["impacts"].values()
        ]


def in_nobodys_way(page: Page) -> None:
    """No wider than its window, and without a fault that axe finds, on a phone and a desk, in light
    and in dark."""
    page.evaluate(AXE.read_text("utf-8"))
    page.evaluate(STILL)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme, rules in (("default", {}), ("slate", {"runOnly": COLOURS})):
            page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
            violations = page.evaluate("(rules) => axe.run(rules)", rules)["violations"]
            faults = [
                (violation["id"], [node["html"] for node in violation["nodes"]])
                for violation in violations
            ]
            assert not faults, (width, scheme, faults)
