"""The calculator's page in a browser: what is served, and what Python in the browser makes of
changed inputs."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.calculator_page import (
    DONE,
    PATIENCE,
    answer,
    field,
    in_nobodys_way,
    listening,
    opened,
    printed,
    shows,
    title,
)

TEXTS = (
    "() => [...document.querySelectorAll('.st-calculator [data-text]')].map((one) => "
    "one.textContent)"
)


def test_the_served_page_is_the_default_answer(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    shows(page, answer())
    drivers = answer()["impacts"]["carbon"]["drivers"]
    assert page.locator(".st-drivers a").all_inner_texts() == [
        printed(driver["label"]) for driver in drivers
    ]
    assert page.locator(".st-why > ul > li").count() == 5
    expect(page.locator(".st-copy")).to_be_hidden()
    context.close()


def test_python_in_the_browser_confirms_what_was_served(
    browser: Browser, page: Page, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address)
    served = plain.locator(".st-calculator [data-text]").all_text_contents()
    context.close()
    opened(page, address)
    assert page.locator(".st-status").inner_text() == "Confirmed by the full model."
    assert page.evaluate(TEXTS) == served


def test_changed_inputs_give_what_python_gives(page: Page, address: str) -> None:
    opened(page, address)
    field(page, "output_tokens").fill("1,500")
    shows(page, answer(output_tokens=1500))
    field(page, "model").select_option("llama-3.1-8b")
    page.locator(".st-switch label", has_text="Low load").click()
    question = {"output_tokens": 1500, "model": "llama-3.1-8b", "load": "low"}
    shows(page, answer(**question))
    expect(page.locator(".st-asked")).to_have_text(answer(**question)["asked"])
    page.locator("summary", has_text="All factors").click()
    field(page, "given.host_overhead").fill("0.5..0.7")
    report = answer(**question, given={"host_overhead": [0.5, 0.7]})
    shows(page, report)
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?{report['link']}"
    page.reload()
    page.wait_for_selector(DONE)
    shows(page, report)
    assert field(page, "given.host_overhead").input_value() == "0.5..0.7"


def test_nonsense_is_refused_beside_the_field_and_nothing_is_lost(page: Page, address: str) -> None:
    opened(page, address)
    control = field(page, "output_tokens")
    for typed in ("many", "1,5", "-3", "1e99"):
        control.fill(typed)
        message = answer(output_tokens=typed, locale="en")["problems"][0]["message"]
        expect(page.locator("#e-output_tokens")).to_have_text(message, timeout=PATIENCE)
        assert control.get_attribute("aria-invalid") == "true"
        assert "e-output_tokens" in (control.get_attribute("aria-describedby") or "")
        assert control.input_value() == typed
        assert page.locator(".st-calculator").get_attribute("data-state") == "refused"
        assert page.locator("h1 .st-answered").inner_text() == title(answer())
    control.fill("300")
    shows(page, answer(output_tokens=300))
    assert control.get_attribute("aria-invalid") is None
    expect(page.locator("#e-output_tokens")).to_be_hidden()


def test_the_tree_opens_down_to_the_factors(page: Page, address: str) -> None:
    opened(page, address)
    steps, node = answer()["steps"], "total_water"
    page.locator("#water a", has_text="Why this number?").click()
    item = page.locator("#why-water")
    while steps[node]["needs"]:
        if item.locator("> details").get_attribute("open") is None:
            item.locator("> details > summary").click()
        children = item.locator("> details > ul > li")
        expect(children).to_have_count(len(steps[node]["needs"]))
        assert item.locator("> details > .eq > div").inner_text() == steps[node]["words"]
        index, node = next(
            ((i, need) for i, need in enumerate(steps[node]["needs"]) if steps[need]["needs"]),
            (0, steps[node]["needs"][0]),
        )
        item = children.nth(index)
        expect(item.locator(".val").first).to_have_text(printed(steps[node]["text"]))
    assert item.get_attribute("class") == "leaf"
    assert page.locator("#why h2").inner_text() == printed(
        f"Why {answer()['impacts']['water']['text']}?"
    )


def test_saving_data_waits_for_a_word(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page = listening(context.new_page())
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{address}?load=low")
    page.wait_for_timeout(1000)
    assert not [url for url in fetched if "/engine/" in url]
    page.locator("button", has_text="Compute").click()
    page.wait_for_selector(DONE)
    shows(page, answer(load="low"))
    context.close()


@pytest.mark.parametrize("place", ["", "?grid=FRX", "../../"])
def test_nothing_stands_in_the_way_of_anyone(page: Page, address: str, place: str) -> None:
    page.goto(address + place)
    if place != "../../":
        page.wait_for_selector(DONE)
        for fold in page.locator(".st-fold").all():
            fold.evaluate("(one) => { one.open = true }")
    in_nobodys_way(page)


def test_a_narrow_screen_is_wide_enough(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = opened(context.new_page(), address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
