"""The pages of claims: complete without JavaScript, replies to copy, a list to filter, nothing in
anyone's way."""

import pytest
from playwright.sync_api import Browser, Page, expect

from setara.claims import checking_report
from setara.claims.claim import CLAIMS
from tests.site.calculator_page import in_nobodys_way

GRID, PAIRS = "beef-water", "negligible"


@pytest.fixture
def claims(address: str) -> str:
    return address.replace("calculators/answer/", "claims/")


@pytest.mark.parametrize("name", [GRID, PAIRS])
def test_a_claim_is_complete_without_javascript(browser: Browser, claims: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, report = context.new_page(), checking_report.report(name)
    page.goto(f"{claims}{name}/")
    assert report["quote"] in page.locator("h1").inner_text()
    assert page.locator(".st-verdict").inner_text().startswith(report["verdict"]["first"])
    assert page.locator(".st-strip .dot").count() == len(report["pairs"])
    cells = page.locator(".st-heat tbody td" if report["grid"] else ".st-pairs tbody tr")
    assert cells.count() == len(report["pairs"])
    assert page.locator(".st-heat td.like").count() == (
        sum(pair["match"] == "like" for pair in report["pairs"]) if report["grid"] else 0
    )
    assert page.locator(".st-cases section").count() == 2
    expect(page.locator(".st-reply button")).to_be_hidden()
    context.close()


def test_a_reply_is_copied_with_the_address_of_the_page(browser: Browser, claims: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{claims}{GRID}/")
    for name, start in (("Short", "“"), ("Plain text", "“"), ("Markdown", "> ")):
        page.locator(".st-reply label", has_text=name).click()
        page.locator(".st-reply button").click()
        expect(page.locator(".st-reply button")).to_have_text("Reply copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(start)
        assert f"{claims}{GRID}/?ed=" in copied
    context.close()


def test_claims_are_filtered_and_the_address_keeps_it(page: Page, claims: str) -> None:
    page.goto(claims)
    items = page.locator(".st-claims li:visible")
    assert items.count() == len(CLAIMS)
    page.locator("select[name=subject]").select_option("food")
    food = sum(claim.subject == "food" for claim in CLAIMS.values())
    assert items.count() == food
    page.reload()
    assert items.count() == food
    page.goto(f"{claims}?subject=food&verdict=nonsense")
    assert items.count() == food
    page.locator("select[name=verdict]").select_option("not-comparable")
    expect(page.locator("[data-none]")).to_be_visible()
    page.locator("[data-all]").click()
    assert items.count() == len(CLAIMS)
    assert page.evaluate("location.search") == ""


@pytest.mark.parametrize("place", ["", f"{GRID}/", f"{PAIRS}/"])
def test_claims_stand_in_nobodys_way(page: Page, claims: str, place: str) -> None:
    page.goto(claims + place)
    in_nobodys_way(page)
