"""What a page shows is what the door answers for its address: every field, every time."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from setara import EDITION, api
from setara.questions.question import FIELDS
from tests.ledger import golden_links
from tests.site.calculator_page import DONE, PATIENCE, answer, title
from tests.site.linked_pages import GO, PAGES, SETTLED, Linked, plain


def opened(page: Page, address: str, linked: Linked, query: str) -> Page:
    """The page with Python started: what follows is asked without another start."""
    page.goto(f"{address.replace('calculators/answer/', linked.path)}?{query}")
    page.wait_for_selector(SETTLED)
    return page


def followed(page: Page, linked: Linked, query: str) -> dict[str, Any]:
    """What the door answers to a link, once the page has followed it and shows the same."""
    report = linked.answer(query)
    page.evaluate(GO, query)
    page.wait_for_selector(SETTLED)
    if report.get("problems"):
        assert page.locator(".st-calculator").get_attribute("data-words") == "nothing", query
    else:
        assert linked.shown(page) == linked.expected(report), query
    return report


READ_APART = {
    "answer": {"in=1.000": False},
    "compare": {"vs=answer,%20beef": True, "vs=ANSWER,Beef": True},
}  # what a link and a form of a page might read each in its own way, and whether it is answered


@pytest.mark.parametrize("name", PAGES)
def test_every_link_shows_what_the_door_answers(page: Page, address: str, name: str) -> None:
    """Each field of the door alone, what was published, and texts that a form would refuse; Python
    starts once."""
    calculator, links = PAGES[name], PAGES[name].links()
    opened(page, address, calculator, next(iter(links.values())))
    for key, query in links.items():
        report = followed(page, calculator, query)
        page.wait_for_timeout(350)  # the address follows what is shown
        parameters = page.evaluate("(key) => new URLSearchParams(location.search).getAll(key)", key)
        link = report.get("link", query)
        assert parameters == [link.partition(f"{key}=")[2].partition("&")[0]], key
    for edition, link, _ in golden_links.lines():
        call, _, query = link.partition("?")
        if edition == EDITION and call == name:
            followed(page, calculator, query)
    for query, answered in READ_APART.get(name, {}).items():
        assert ("problems" not in followed(page, calculator, query)) == answered, query


def test_what_has_no_control_is_said_and_stays_in_force(page: Page, address: str) -> None:
    calculator = PAGES["compare"]
    opened(page, address, calculator, "hw=h100-2024&bits=16&pue=1.1..1.4")
    settings = page.locator(".st-settings")
    expect(settings).to_be_visible()
    label = FIELDS["hardware"].label
    assert settings.locator("li").all_inner_texts() == [
        f"{label} H100, 2024",
        f"{FIELDS['precision_bits'].label} 16",
        f"{FIELDS['pue'].label} 1.1 to 1.4",
    ]
    page.locator("summary", has_text="Which answer is meant").click()
    page.locator("[data-field=output_tokens]").fill("800")
    changed = calculator.answer("hw=h100-2024&bits=16&pue=1.1..1.4&out=800")
    expect(page.locator(calculator.title)).to_have_text(
        calculator.expected(changed)[0], timeout=PATIENCE
    )
    expect(page).to_have_url(page.url.partition("?")[0] + f"?{changed['link']}")
    settings.locator("button").click()
    cleared = calculator.answer("out=800")
    expect(page.locator(calculator.title)).to_have_text(
        calculator.expected(cleared)[0], timeout=PATIENCE
    )
    expect(settings).to_be_hidden()
    expect(page).to_have_url(page.url.partition("?")[0] + "?out=800")
    page.go_back()
    expect(page.locator(calculator.title)).to_have_text(
        calculator.expected(changed)[0], timeout=PATIENCE
    )
    expect(settings).to_be_visible()
    page.locator(".st-inputs button[type=reset]").click()
    expect(page.locator(calculator.title)).to_have_text(
        calculator.expected(calculator.answer(""))[0], timeout=PATIENCE
    )
    expect(settings).to_be_hidden()


def test_what_an_answer_is_like_is_asked_with_all_of_its_link(page: Page, address: str) -> None:
    opened(page, address, PAGES["answer"], "hw=local&facility_electricity=0.001&n=3")
    question = {"hardware": "local", "items": ["3-answer", "beef"], "facility_electricity": 0.001}
    first = json.loads(api.compare(json.dumps(question)))["rows"][0]
    row = page.locator("#like .st-compared tbody tr").first
    expect(row.locator("td.value b")).to_have_text(plain(first["text"]), timeout=PATIENCE)


def test_a_preset_leaves_what_the_link_set(page: Page, address: str) -> None:
    opened(page, address, PAGES["answer"], "facility_electricity=0.001")
    expect(page.locator("h1 > .st-answered")).to_have_text(
        title(answer(facility_electricity=0.001))
    )
    page.locator(".st-presets a", has_text="Server at low load").click()
    expect(page.locator("h1 > .st-answered")).to_have_text(
        title(answer(load="low")), timeout=PATIENCE
    )


def test_a_frame_asks_every_field_of_its_address(page: Page, address: str) -> None:
    """Fields that go together in one link, so that few frames have to start Python."""
    calculator, together = PAGES["answer"], [""]
    for key, query in calculator.links().items():
        for place, whole in enumerate([*together, ""]):
            joined = f"{whole}&{query}".strip("&")
            link = calculator.answer(joined).get("link", "")
            if all(f"{part.partition('=')[0]}=" in link for part in joined.split("&")):
                together[place : place + 1] = [joined]
                break
        else:
            raise AssertionError(f"{key} goes with nothing, and not alone")
    for query in together:
        page.goto(f"{address.replace('calculators/answer/', 'embed/answer/')}?{query}")
        page.locator("[data-change]").click()
        page.wait_for_selector("[data-answered]:not([hidden])")
        report = calculator.answer(query)
        assert plain(page.locator("h1").text_content()) == calculator.expected(report)[0]
        rows = [
            tuple(row.locator("td").all_text_contents()) for row in page.locator("table tr").all()
        ]
        assert [tuple(map(plain, row)) for row in rows] == [
            (plain(impact["text"]), plain(impact["range_text"]))
            for impact in report["impacts"].values()
        ]
        expect(page.locator(".st-settings")).to_be_visible()
        assert (
            page.locator("[data-full]")
            .first.get_attribute("href")
            .endswith(f"?ed={EDITION}&{query}")
        )


def test_keys_that_mean_nothing_are_kept_and_said_on_the_curves_too(
    page: Page, address: str
) -> None:
    opened(page, address, PAGES["curve"], "utm_source=x&hw=h100-2024")
    assert "“utm_source”" in page.locator(".st-notices").inner_text()
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == "?hw=h100-2024&utm_source=x"
    page.locator(".st-curves button[type=reset]").click()
    page.wait_for_selector(DONE)
    assert page.evaluate("location.search") == ""
