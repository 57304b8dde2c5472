"""The page of a model's life in a browser: what is served, what Python in the browser makes of it,
what is refused."""

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from setara import EDITION, api
from setara.facts import LIVES
from setara.lives.life import link_of
from tests.site.calculator_page import (
    DONE,
    PATIENCE,
    field,
    in_nobodys_way,
    listening,
    opened,
    printed,
    title,
)


@pytest.fixture
def life(address: str) -> str:
    return address.replace("/answer/", "/life/")


def lived(**question: Any) -> dict[str, Any]:
    return json.loads(api.life(json.dumps(question)))


def shows(page: Page, report: dict[str, Any]) -> None:
    """The page shows this life: its finding, its totals, its curve, its answers and its stages
    beside the study's."""
    expect(page.locator("h1 .st-answered")).to_have_text(title(report), timeout=PATIENCE)
    lead = page.locator(".st-lead p")
    assert lead.nth(0).inner_text() == report["service"]
    assert lead.nth(1).inner_text().startswith(printed(report["training"]))
    for category, impact in report["impacts"].items():
        row = page.locator(f"#{category}")
        assert row.locator(".st-result__value").inner_text() == printed(
            f"{impact['number']} {impact['unit_text']}"
        )
        assert row.locator(".st-result__range b").inner_text() == impact["range_text"]
    rows = page.locator(".st-per-answer tbody tr").all()
    for row, impact in zip(rows, report["impacts"].values(), strict=True):
        cells = [
            *(impact["per_answer"][kind]["text"] for kind in ("average", "marginal")),
            impact["per_answer"]["times"],
        ]
        assert [text.split("\n")[0] for text in row.locator("td").all_inner_texts()][:3] == list(
            map(printed, cells)
        )
        assert row.locator("td").nth(4).inner_text() == impact["break_even"].get("time", "")
    carbon = report["impacts"]["carbon"]
    assert page.locator("#share > p").first.inner_text() == printed(
        carbon["break_even"]["sentence"]
    )
    if chart := carbon["chart"]:
        figure = page.locator(".st-portion svg").first
        assert figure.get_attribute("aria-label") == chart["label"]
        assert figure.locator(".curve").get_attribute("d") == chart["curve"]
        assert figure.locator(".own").text_content() == chart["life"]["text"]
    else:
        expect(page.locator(".st-portion")).to_be_hidden()
    shares = [cell["share_text"] for row in report["beside"][0]["rows"] for cell in row["cells"]]
    assert page.locator(".st-beside td b").all_inner_texts() == shares


def test_the_served_page_is_the_default_life(browser: Browser, life: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(life)
    shows(page, lived())
    assert page.locator(".st-presets a").all_inner_texts() == [
        life["name"] for life in LIVES.values()
    ]
    assert page.locator(".st-portion").is_visible()
    context.close()


def test_named_lives_are_computed_in_the_browser(page: Page, life: str) -> None:
    opened(page, life)
    shows(page, lived())
    for name in ("mistral", "deepseek"):
        preset = page.locator(".st-presets a", has_text=LIVES[name]["name"])
        preset.click()
        shows(page, lived(**LIVES[name]["question"]))
        assert preset.get_attribute("aria-current") == "true"
        assert LIVES[name]["note"].split(". ")[0] in page.locator(".st-lead").inner_text()
    page.go_back()
    shows(page, lived(**LIVES["mistral"]["question"]))
    assert page.evaluate("location.search") == f"?{link_of('mistral')}"


def test_changed_inputs_give_what_python_gives(page: Page, life: str) -> None:
    opened(page, life)
    field(page, "model").select_option("mistral-large-2")
    report = lived(model="mistral-large-2")
    shows(page, report)
    assert "training is not assessed" in page.locator("h1").inner_text()
    field(page, "training_tokens").fill("1e13")
    field(page, "training_grid").select_option("FRA")
    field(page, "end").fill("2025-07")
    field(page, "answers_per_day").fill("2,000,000")
    question = {
        "training_tokens": 1e13,
        "training_grid": "FRA",
        "end": "2025-07",
        "answers_per_day": 2_000_000,
    }
    report = lived(model="mistral-large-2", **question)
    shows(page, report)
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?{report['link']}"
    page.reload()
    page.wait_for_selector(DONE)
    shows(page, report)


@pytest.mark.parametrize(
    ("name", "typed", "question"),
    [
        ("training_accelerator_hours", "0", {"training_accelerator_hours": "0"}),
        ("training_facility_overhead", "0.9", {"training_facility_overhead": "0.9"}),
        ("end", "2024-01", {"end": "2024-01"}),
        ("lifetime_tokens", "1000000", {"lifetime_tokens": "1000000"}),
    ],
)
def test_what_cannot_be_is_refused_beside_the_field(
    page: Page, life: str, name: str, typed: str, question: dict[str, Any]
) -> None:
    opened(page, life)
    control = field(page, name)
    control.fill(typed)
    message = lived(**question, locale="en")["problems"][0]["message"]
    expect(page.locator(f"#e-{name}")).to_have_text(message, timeout=PATIENCE)
    assert control.get_attribute("aria-invalid") == "true"
    assert control.input_value() == typed
    assert page.locator(".st-calculator").get_attribute("data-state") == "refused"
    assert page.locator("h1 .st-answered").inner_text() == title(lived())


def test_a_link_that_cannot_be_answered_gives_no_number(page: Page, life: str) -> None:
    opened(page, life, "?from=2025-01&to=2024-01&utm=1")
    assert page.locator("h1").inner_text() == "Nothing was computed"
    assert "it must end later" in page.locator(".st-notices").inner_text()
    for selector in (".st-results", "#share", "#beside", ".st-lead"):
        expect(page.locator(selector)).to_be_hidden()
    assert page.evaluate("location.search") == "?from=2025-01&to=2024-01&utm=1"


def test_point_values_are_there_before_python(page: Page, life: str) -> None:
    waiting = []
    # a builtin is no handler
    page.route("**/engine/engine.json", lambda route: waiting.append(route))  # noqa: PLW0108
    report = lived(model="deepseek-v3", answers_per_day=50_000_000)
    page.goto(f"{life}?{report['link']}")
    page.wait_for_selector(".st-calculator[data-state=preview]")
    for category, impact in report["impacts"].items():
        row = page.locator(f"#{category} .st-result__value")
        assert row.inner_text() == printed(f"{impact['number']} {impact['unit_text']}")
    expect(page.locator("#share")).to_be_hidden()
    waiting[0].continue_()
    page.wait_for_selector(DONE)
    shows(page, report)


def test_the_link_is_copied_with_its_edition(browser: Browser, life: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(listening(context.new_page()), life, f"?{link_of('open')}")
    page.locator(".st-copy button").click()
    expect(page.locator(".st-copy [role=status]")).to_have_text("Link copied")
    claimed = lived(**LIVES["open"]["question"])["claimed"]["range"]
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{life}?ed={EDITION}&{link_of('open')}&r={claimed}"
    assert page.heard == []
    context.close()


@pytest.mark.parametrize("query", ["", "?model=x&m=mistral-large-2"])
def test_nothing_stands_in_the_way_of_anyone(page: Page, life: str, query: str) -> None:
    opened(page, life, query)
    for fold in page.locator(".st-fold").all():
        fold.evaluate("(one) => { one.open = true }")
    in_nobodys_way(page)
