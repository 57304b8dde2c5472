"""What addresses may ask of the calculator's page, and what it answers to those it does not
understand."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from setara import EDITION
from tests.site.calculator_page import DONE, answer, field, listening, opened, printed, shows, title

CLAIM = ".st-notices [data-text='claimed.said']"
NUMBERS = ("h1 .st-answered", "h1 .st-previewed", ".st-results")


def test_a_shared_link_is_computed_anew(page: Page, address: str) -> None:
    report = answer(
        model="qwen3-235b-a22b", output_tokens=800, grid="FRA", concurrent_requests=[16, 128]
    )
    page.goto(f"{address}?ed={EDITION}&{report['link']}")
    state = page.locator(".st-calculator").get_attribute("data-state")
    if state == "computing":
        expect(page.locator(".st-status")).to_contain_text("for the default question")
    page.wait_for_selector(DONE)
    shows(page, report)
    assert field(page, "grid").input_value() == "FRA"
    assert field(page, "output_tokens").input_value() == "800"
    assert field(page, "concurrent_requests").input_value() == "16..128"


def test_a_link_may_set_what_is_measured_and_any_factor(page: Page, address: str) -> None:
    opened(page, address, "?facility_electricity=0.001&longest_context=1000")
    shows(page, answer(facility_electricity=0.001, given={"longest_context": 1000}))
    assert field(page, "facility_electricity").input_value() == "0.001"
    assert field(page, "given.longest_context").input_value() == "1000"


@pytest.mark.parametrize(
    "query", ["?total_carbon=1000", "?training_making_carbon=482", "?output_tokens=1"]
)
def test_a_link_never_states_a_result(page: Page, address: str, query: str) -> None:
    """Neither while Python starts nor after."""
    page.goto(f"{address}{query}")
    page.wait_for_selector("[data-state='computing'], [data-state='nothing']")
    expect(page.locator("h1 .st-previewed")).to_be_hidden()
    page.wait_for_selector(DONE)
    assert page.locator("h1").inner_text() == "Nothing was computed"
    assert not page.locator("[data-preview]").count()
    assert "is a result" in page.locator(".st-notices").inner_text() or query == "?output_tokens=1"


@pytest.mark.parametrize(
    ("query", "name", "question"),
    [
        ("?m=mistral-larg-2", "model", {"model": "mistral-larg-2"}),
        ("?grid=FRX&out=800", "grid", {"grid": "FRX"}),
        ("?load=zzz", "load", {"load": "zzz"}),
        ("?pue=0.9", "pue", {"pue": 0.9}),
    ],
)
def test_what_is_unknown_gets_a_message_and_no_number(
    page: Page, address: str, query: str, name: str, question: dict[str, Any]
) -> None:
    opened(page, address, query)
    message = answer(**question)["problems"][0]["message"]
    assert page.locator(f"#e-{name}").inner_text() == message
    assert message in page.locator(".st-notices").inner_text()
    assert page.locator("h1").inner_text() == "Nothing was computed"
    for selector in (
        "h1 .st-answered",
        "h1 .st-previewed",
        ".st-results",
        ".st-boundary",
        ".st-drivers",
        ".st-why",
        ".st-sticky",
    ):
        expect(page.locator(selector).first).to_be_hidden()
    assert page.evaluate("location.search") == query


def test_another_edition_gives_no_number(page: Page, address: str) -> None:
    opened(page, address, "?ed=2020.01&out=800")
    assert "edition 2020.01" in page.locator(".st-notices").inner_text()
    expect(page.locator(".st-results")).to_be_hidden()
    page.locator(".st-notices a").click()
    page.wait_for_selector(DONE)
    shows(page, answer(output_tokens=800))


def test_keys_that_mean_nothing_are_kept_and_said(page: Page, address: str) -> None:
    opened(page, address, "?utm_source=x&out=800")
    shows(page, answer(output_tokens=800))
    assert "utm_source" in page.locator(".st-notices").inner_text()
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == "?out=800&utm_source=x"


HOSTILE = [
    "?m=%3Cimg%20src=x%20onerror=alert(1)%3E",
    "?__proto__=1&constructor=2&out=800",
    "?out=%F0%9F%92%A9&grid=%00",
    "?m=../../etc&given.x=1",
    "?out=1&out=2&out=99999999999999999999999",
    "?" + "a=1&" * 400,
    "?%",
    "?idle_reserve=1..2..3",
    "?ed=%3Cscript%3E",
]
GO = (
    "(query) => { history.pushState(null, '', query); dispatchEvent(new "
    "PopStateEvent('popstate')) }"
)


def test_hostile_addresses_do_no_harm(page: Page, address: str) -> None:
    opened(page, address, HOSTILE[0])
    for query in [*HOSTILE, "?out=800"]:
        page.evaluate(GO, query)
        page.wait_for_timeout(50)
        page.wait_for_selector(".st-calculator:is([data-words=confirmed], [data-words=nothing])")
        assert page.locator(".st-calculator :is(img, iframe, object)").count() == 0
    shows(page, answer(output_tokens=800))


def test_the_way_back_leads_to_the_question_before(page: Page, address: str) -> None:
    opened(page, address)
    field(page, "output_tokens").fill("800")
    shows(page, answer(output_tokens=800))
    preset = page.locator(".st-presets a", has_text=re.compile("server at low load"))
    preset.click()
    shows(page, answer(load="low"))
    assert preset.get_attribute("aria-current") == "true"
    page.go_back()
    shows(page, answer(output_tokens=800))
    assert field(page, "output_tokens").input_value() == "800"
    page.go_forward()
    shows(page, answer(load="low"))
    page.locator("button", has_text="Reset").click()
    shows(page, answer())
    assert page.evaluate("location.search") == ""


def test_the_link_is_copied_with_its_edition(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(listening(context.new_page()), address, "?load=low")
    page.locator(".st-copy button").click()
    expect(page.locator(".st-copy [role=status]")).to_have_text("Link copied")
    link = f"{address}?ed={EDITION}&load=low&r={answer(load='low')['claimed']['range']}"
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error()) }")
    page.locator(".st-copy button").click()
    expect(page.locator(".st-copy input")).to_have_value(link)
    assert page.evaluate("String(getSelection())") == link
    context.close()


@pytest.mark.parametrize("query", ["", "load=low&"])
def test_the_range_that_a_link_claims_is_held_against_the_computed_one(
    page: Page, address: str, query: str
) -> None:
    load = "low" if query else "filled"
    span = answer(load=load)["claimed"]["range"]
    opened(page, address, f"?{query}r={span}")
    expect(page.locator(CLAIM)).to_have_text(
        answer(load=load, claimed=ends(span))["claimed"]["said"]
    )
    assert "the same" in page.locator(CLAIM).inner_text()
    shows(page, answer(load=load))
    expect(page).to_have_url(f"{address}?{query}r={span}")
    page.goto(f"{address}?{query}r=0.001..0.02")
    expect(page.locator(CLAIM)).to_have_text(
        answer(load=load, claimed=[0.001, 0.02])["claimed"]["said"]
    )
    assert "1.0 to 20 g" in page.locator(CLAIM).inner_text().replace("\u00a0", " ")
    shows(page, answer(load=load))
    field(page, "output_tokens").fill("800")
    shows(page, answer(load=load, output_tokens=800))
    expect(page.locator(CLAIM)).to_be_hidden()
    expect(page).to_have_url(f"{address}?{answer(load=load, output_tokens=800)['link']}")


def test_a_claim_that_is_no_range_is_kept_and_said(page: Page, address: str) -> None:
    opened(page, address, "?r=1..2..3")
    expect(page.locator(".st-notices")).to_contain_text(
        "The link holds “r”, which means nothing here"
    )
    expect(page.locator(CLAIM)).to_be_hidden()
    shows(page, answer())


def ends(text: str) -> list[float]:
    return [float(part) for part in text.split("..")]


def held(page: Page) -> list[Route]:
    """Holds the engine back until its routes are let go."""
    waiting: list[Route] = []
    # a builtin is no handler
    page.route("**/engine/engine.json", lambda route: waiting.append(route))  # noqa: PLW0108
    return waiting


def test_point_values_are_there_before_python(page: Page, address: str) -> None:
    waiting = held(page)
    report = answer(grid="FRA", output_tokens=1000, given={"idle_reserve": 0.3})
    page.goto(f"{address}?grid=FRA&out=1000&idle_reserve=0.3")
    page.wait_for_selector(".st-calculator[data-state=preview]")
    for category, impact in report["impacts"].items():
        assert page.locator(f"#{category} .st-result__value").inner_text() == printed(
            f"{impact['number']} {impact['unit_text']}"
        )
        expect(page.locator(f"#{category} .st-result__range.st-answered")).to_be_hidden()
    expect(page.locator(".st-boundary").first).to_be_hidden()
    expect(page.locator("h1 .st-answered")).to_be_hidden()
    assert page.locator(".st-status").inner_text() == "Preview: point value now, range in a moment."
    waiting[0].continue_()
    page.wait_for_selector(DONE)
    assert page.locator("h1").inner_text() == title(report)
    expect(page.locator(".st-boundary").first).to_be_visible()


@pytest.mark.parametrize("query", ["?m=mistral-larg", "?grid=FRX", "?load=zzz"])
def test_an_unknown_choice_has_no_number_while_python_starts(
    page: Page, address: str, query: str
) -> None:
    held(page)
    page.goto(address + query)
    page.wait_for_selector(".st-calculator[data-state=nothing]")
    for number in NUMBERS:
        expect(page.locator(number)).to_be_hidden()
