"""The reader's model on the curves: served with the default, computed anew by Python in the
browser."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from setara import api
from tests.site.calculator_page import PATIENCE, field, in_nobodys_way

READY = ".st-curves:is([data-state=confirmed], [data-state=refused], [data-state=error])"


@pytest.fixture
def curves(address: str) -> str:
    return address.replace("calculators/answer/", "method/scaling/")


def drawn(**question):
    return json.loads(api.curve(json.dumps(question)))


def shows(page: Page, report) -> None:
    title = "{before} {number}{after}".format(**report["title"])
    expect(page.locator(".st-curves > .st-picture__finding")).to_have_text(title, timeout=PATIENCE)
    for place, view in enumerate(("requests", "size")):
        figure = page.locator(".st-curve").nth(place)
        assert figure.locator(".line").get_attribute("d") == report[view]["line"]
        assert figure.locator(".you").get_attribute("cx") == f"{report[view]['you']['x']:g}%"
        assert figure.locator(".runs circle").count() == len(report[view]["runs"])
        assert figure.locator(".columns text").all_text_contents() == [
            column["text"] for column in report[view]["columns"]
        ]
        assert figure.locator(".st-note").inner_text() == report[view]["measured"]


def test_the_default_is_served_without_javascript(browser: Browser, curves: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(curves)
    shows(page, drawn())
    rows = page.locator(".st-curves tbody tr")
    assert rows.count() == len(drawn()["rows"])
    context.close()


def test_a_chosen_model_is_put_on_the_curve(page: Page, curves: str) -> None:
    page.goto(curves)
    field(page, "model").select_option("llama-3.1-8b")
    field(page, "concurrent_requests").fill("8")
    page.wait_for_selector(READY)
    shows(page, drawn(model="llama-3.1-8b", concurrent_requests=8))
    expect(page.locator(".st-curves a", has_text="The whole answer")).to_have_attribute(
        "href", "../../calculators/answer/?m=llama-3.1-8b&batch=8"
    )
    assert page.evaluate("location.search") == "?m=llama-3.1-8b&batch=8"
    page.locator(".st-curves button[type=reset]").click()
    shows(page, drawn())
    assert page.evaluate("location.search") == ""


def test_a_shared_link_is_computed_anew(page: Page, curves: str) -> None:
    page.goto(f"{curves}?active=22&total=235&batch=16&hw=b200-2026")
    page.wait_for_selector(READY)
    shows(
        page,
        drawn(
            active_parameters=22, total_parameters=235, concurrent_requests=16, hardware="b200-2026"
        ),
    )


def test_nonsense_is_refused_beside_the_field(page: Page, curves: str) -> None:
    page.goto(curves)
    field(page, "concurrent_requests").fill("0,5")
    page.wait_for_selector(READY)
    refused = drawn(concurrent_requests="0,5", locale="en")["problems"][0]["message"]
    expect(page.locator("#e-concurrent_requests")).to_have_text(refused)
    assert field(page, "concurrent_requests").input_value() == "0,5"


@pytest.mark.parametrize("place", ["method/scaling/", "method/validation/", "notebooks/usage-log/"])
def test_nothing_stands_in_the_way_of_anyone(page: Page, address: str, place: str) -> None:
    page.goto(address.replace("calculators/answer/", place))
    for fold in page.locator("details").all():
        fold.evaluate("(one) => { one.open = true }")
    in_nobodys_way(page)
