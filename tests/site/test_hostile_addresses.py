"""Addresses made to do harm: no number that Python did not give, no request elsewhere, no markup, a
silent console."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from setara import EDITION, api
from tests.ledger import golden_links
from tests.site.calculator_page import answer, opened, shows, title

HUGE = "9" * 400
SCRIPT = "%3Cscript%3Ealert(1)%3C/script%3E"
IMAGE = "%3Cimg%20src=//example.org/x%20onerror=alert(1)%3E"
HOSTILE = [
    f"m={IMAGE}", f"m={SCRIPT}", f"{SCRIPT}=1", f"{IMAGE}={IMAGE}", f"ed={IMAGE}",
    "m=javascript:alert(1)", "ed=__proto__", "ed=constructor", f"ed=../{EDITION}",
    f"ed=//example.org/{EDITION}", "ed=", "ed=engine", "m=__proto__", "m=constructor",
    "grid=toString", "load=valueOf", "__proto__=1", "constructor=1&toString=2",
    "prototype.x=1&__proto__.y=2", f"out={HUGE}", f"out=-{HUGE}", "out=1e308", "out=1e309",
    "out=-1", "out=NaN", "out=Infinity", "out=0x10", "out=1_000", "out=1..2..3", "out=2..1",
    "out=..", "idle_reserve=1e-320", "m=%F0%9F", "grid=%C3%28", "%FF%FE=%00", "out=%00", "%",
    "%zz=%", "&&&==&=&", "a;b=c", "?" * 50, "out=1&out=", "m=mistral-large-2%00",
    "m=mistral-large-2%20", "m=mistral-large-2%E2%80%AE", "in=%EF%BC%91", "locale=id&out=1.5",
    "given.x=1", "given=1", "draws=1e9", "x=" + "a" * 100_000, "a=1&" * 25_000, "%3C" * 33_000,
    "out=" + "1," * 50_000, "r=%3Cb%3E", "r=1..2..3", "q=%3Cb%3E&h=x", "utm_source=" + SCRIPT,
]  # fmt: skip
GO = """(query) => {
  history.pushState(null, '', `?${query}`);
  dispatchEvent(new PopStateEvent('popstate'));
}"""
ED = "() => new URLSearchParams(location.search).getAll('ed').at(-1) ?? ''"
SETTLED = ".st-calculator:is([data-words=confirmed], [data-words=served], [data-words=nothing])"


@pytest.fixture
def quiet(page: Page, address: str) -> Page:
    """The calculator with Python started, which may ask its own server alone."""
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    return opened(page, address, "?out=1")


def understood(query: str, call: str = "answer") -> dict[str, Any]:
    """What the door makes of an address: its answer, or nothing where it refuses; the edition is
    the page's affair."""
    reading = json.loads(getattr(api, golden_links.READERS[call])(query))
    if reading["problems"]:
        return {}
    answered = json.loads(getattr(api, call)(json.dumps(reading["question"])))
    return {} if "problems" in answered else answered


def test_hostile_addresses_get_no_number_that_python_did_not_give(
    quiet: Page, address: str
) -> None:
    successes = []
    active = quiet.locator(".st-calculator :is(img, iframe, object, script:not([type]))")
    served = active.count()
    for query in HOSTILE:
        quiet.evaluate(GO, query)
        quiet.wait_for_timeout(20)
        quiet.wait_for_selector(SETTLED)
        read = quiet.evaluate("() => String(new URLSearchParams(location.search))")
        expected = understood(read) if quiet.evaluate(ED) in ("", EDITION) else {}
        if expected:
            shows(quiet, expected)
            successes.append(query)
        else:
            assert quiet.locator("h1").inner_text() == "Nothing was computed", query[:80]
            expect(quiet.locator(".st-results")).to_be_hidden()
        assert active.count() == served, query[:80]
    assert 5 < len(successes) < len(HOSTILE) / 2, "some of them are harmless, and are answered"
    assert quiet.evaluate("() => [({}).x, ({}).y, ({}).polluted].every((one) => one === undefined)")
    origin = urlsplit(address).netloc
    assert [url for url in quiet.asked if urlsplit(url).netloc != origin] == []
    quiet.evaluate(GO, "out=800")
    shows(quiet, answer(output_tokens=800))


OTHERS = [
    f"vs={IMAGE}", f"vs=10d-{SCRIPT}", "vs=__proto__,constructor", "vs=beef", "vs=beef,beef",
    "vs=9e99-beef,answer", "vs=" + "beef," * 5_000, "over=1e9y", "over=__proto__", "c=__proto__",
    "people=-1", "c=water", "from=__proto__", f"from={HUGE}", f"hours={SCRIPT}",
    "vs=answer.__proto__,beef", "vs=2-beef,1d-answer",
]  # fmt: skip


@pytest.mark.parametrize("call", ["compare", "life"])
def test_the_other_calculators_do_no_harm_either(page: Page, address: str, call: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    opened(page, address.replace("/answer/", f"/{call}/"), "?out=1")
    for query in [*OTHERS, *HOSTILE]:
        page.evaluate(GO, query)
        page.wait_for_timeout(20)
        page.wait_for_selector(SETTLED)
        read = page.evaluate("() => String(new URLSearchParams(location.search))")
        expected = understood(read, call) if page.evaluate(ED) in ("", EDITION) else {}
        assert page.locator("h1").inner_text().replace("\n", "") == (
            title(expected) if expected else "Nothing was computed"
        ), query[:80]
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}


@pytest.mark.parametrize(
    "query",
    [f"?m={IMAGE}", "?m=__proto__", "?ed=constructor", "?%", "?out=" + HUGE, "?grid=%C3%28"],
)
def test_opened_afresh_they_get_no_number_either(page: Page, address: str, query: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + query)
    page.wait_for_selector(SETTLED)
    if query != "?%":
        assert page.locator("h1").inner_text() == "Nothing was computed"
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(address).netloc}
