"""What a page shows is what the door answers for its address: every field, every time."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from setara import EDITION, api
from setara.question import FIELDS
from tests.ledger import golden_links
from tests.site.calculator_page import DONE, PATIENCE, answer, title
from tests.site.linked_pages import GO, PAGES, SETTLED, Linked, plain


def opened(page: Page, address: str, one: Linked, query: str) -> Page:
    """The page with Python started: what follows is asked without another start."""
    page.goto(f"{address.replace('calculators/answer/', one.path)}?{query}")
    page.wait_for_selector(SETTLED)
    return page


def followed(page: Page, one: Linked, query: str) -> dict[str, Any]:
    """What the door answers to a link, once the page has followed it and shows the same."""
    found = one.answer(query)
    page.evaluate(GO, query)
    page.wait_for_selector(SETTLED)
    if found.get("problems"):
        assert page.locator(".st-calculator").get_attribute("data-words") == "nothing", query
    else:
        assert one.shown(page) == one.expected(found), query
    return found


READ_APART = {
    "answer": ["in=1.000"],
    "compare": ["vs=answer,%20beef", "vs=ANSWER,Beef"],
}  # what a link and a form of a page might read each in its own way


@pytest.mark.parametrize("name", PAGES)
def test_every_link_shows_what_the_door_answers(page: Page, address: str, name: str) -> None:
    """Each field of the door alone, what was published, and texts that a form would refuse; Python starts once."""
    one, links = PAGES[name], PAGES[name].links()
    opened(page, address, one, next(iter(links.values())))
    for key, query in links.items():
        found = followed(page, one, query)
        page.wait_for_timeout(350)  # the address follows what is shown
        kept = page.evaluate("(key) => new URLSearchParams(location.search).getAll(key)", key)
        assert kept == [found.get("link", query).partition(f"{key}=")[2].partition("&")[0]], key
    for edition, link, _ in golden_links.lines():
        call, _, query = link.partition("?")
        if edition == EDITION and call == name:
            followed(page, one, query)
    for query in READ_APART.get(name, ()):
        followed(page, one, query)


def test_what_has_no_control_is_said_and_stays_in_force(page: Page, address: str) -> None:
    one = PAGES["compare"]
    opened(page, address, one, "hw=h100-2024&bits=16&pue=1.1..1.4")
    said = page.locator(".st-settings")
    expect(said).to_be_visible()
    label = FIELDS["hardware"].label
    assert said.locator("li").all_inner_texts() == [
        f"{label} H100, 2024", f"{FIELDS['precision_bits'].label} 16", f"{FIELDS['pue'].label} 1.1 to 1.4",
    ]  # fmt: skip
    page.locator("summary", has_text="Which answer is meant").click()
    page.locator("[data-field=output_tokens]").fill("800")
    changed = one.answer("hw=h100-2024&bits=16&pue=1.1..1.4&out=800")
    expect(page.locator(one.title)).to_have_text(one.expected(changed)[0], timeout=PATIENCE)
    expect(page).to_have_url(page.url.partition("?")[0] + f"?{changed['link']}")
    said.locator("button").click()
    cleared = one.answer("out=800")
    expect(page.locator(one.title)).to_have_text(one.expected(cleared)[0], timeout=PATIENCE)
    expect(said).to_be_hidden()
    expect(page).to_have_url(page.url.partition("?")[0] + "?out=800")
    page.go_back()
    expect(page.locator(one.title)).to_have_text(one.expected(changed)[0], timeout=PATIENCE)
    expect(said).to_be_visible()
    page.locator(".st-inputs button[type=reset]").click()
    expect(page.locator(one.title)).to_have_text(one.expected(one.answer(""))[0], timeout=PATIENCE)
    expect(said).to_be_hidden()


def test_what_an_answer_is_like_is_asked_with_all_of_its_link(page: Page, address: str) -> None:
    opened(page, address, PAGES["answer"], "hw=local&facility_electricity=0.001&n=3")
    asked = {"hardware": "local", "items": ["3-answer", "beef"], "facility_electricity": 0.001}
    first = json.loads(api.compare(json.dumps(asked)))["rows"][0]
    row = page.locator("#like .st-compared tbody tr").first
    expect(row.locator("td.value b")).to_have_text(plain(first["text"]), timeout=PATIENCE)


def test_a_preset_leaves_what_the_link_set(page: Page, address: str) -> None:
    opened(page, address, PAGES["answer"], "facility_electricity=0.001")
    expect(page.locator("h1 > .st-answered")).to_have_text(title(answer(facility_electricity=0.001)))
    page.locator(".st-presets a", has_text="Server at low load").click()
    expect(page.locator("h1 > .st-answered")).to_have_text(title(answer(load="low")), timeout=PATIENCE)


def test_a_frame_asks_every_field_of_its_address(page: Page, address: str) -> None:
    """Fields that go together in one link, so that few frames have to start Python."""
    one, together = PAGES["answer"], [""]
    for key, query in one.links().items():
        for place, whole in enumerate([*together, ""]):
            joined = f"{whole}&{query}".strip("&")
            link = one.answer(joined).get("link", "")
            if all(f"{part.partition('=')[0]}=" in link for part in joined.split("&")):
                together[place : place + 1] = [joined]
                break
        else:
            raise AssertionError(f"{key} goes with nothing, and not alone")
    for query in together:
        page.goto(f"{address.replace('calculators/answer/', 'embed/answer/')}?{query}")
        page.locator("[data-change]").click()
        page.wait_for_selector("[data-answered]:not([hidden])")
        found = one.answer(query)
        assert plain(page.locator("h1").text_content()) == one.expected(found)[0]
        shown = [tuple(row.locator("td").all_text_contents()) for row in page.locator("table tr").all()]
        assert [tuple(map(plain, row)) for row in shown] == [
            (plain(impact["text"]), plain(impact["range_text"])) for impact in found["impacts"].values()
        ]
        expect(page.locator(".st-settings")).to_be_visible()
        assert page.locator("[data-full]").first.get_attribute("href").endswith(f"?ed={EDITION}&{query}")


def test_keys_that_mean_nothing_are_kept_and_said_on_the_curves_too(page: Page, address: str) -> None:
    opened(page, address, PAGES["curve"], "utm_source=x&hw=h100-2024")
    assert "“utm_source”" in page.locator(".st-notices").inner_text()
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == "?hw=h100-2024&utm_source=x"
    page.locator(".st-curves button[type=reset]").click()
    page.wait_for_selector(DONE)
    assert page.evaluate("location.search") == ""
