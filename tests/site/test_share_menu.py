"""Copying in a real browser: every format is read again from the clipboard."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from setara import EDITION, api
from setara.facts import SCENARIOS
from setara.sharing.formats import FORMATS, texts
from setara.tables.every_table import table
from site_build.content import subjects
from site_build.pages import heads
from tests.site.calculator_page import (
    DONE,
    answer,
    field,
    in_nobodys_way,
    listening,
    opened,
    printed,
    title,
)
from tests.site.documents import parsed

MENU = ".st-share"
STILL = ["s/default/", "claims/beef-water/", "r/beef/"]


@pytest.fixture
def clipboard(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def root(address: str) -> str:
    return address.removesuffix("en/calculators/answer/")


def shared(context: BrowserContext, place: str) -> Page:
    page = listening(context.new_page())
    page.goto(place)
    page.locator(f"{MENU} summary").click()
    return page


def copied(page: Page, format: str) -> str:  # noqa: A002  the word of the page
    status = page.locator(f"{MENU} [role=status]")
    page.locator(f"[data-format={format}]").click()
    expect(status).to_have_text("Copied", timeout=60_000)
    return page.evaluate("navigator.clipboard.readText()")


def rich(page: Page) -> str:
    copied(page, "html")
    read = (
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => "
        "blob.text())"
    )
    return str(page.evaluate(read))


@pytest.mark.parametrize("place", [*STILL, "compare/carbon/", "compare/published/"])
def test_every_format_is_copied_as_python_wrote_it(
    clipboard: BrowserContext, address: str, place: str
) -> None:
    subject = heads.by_page()[f"{place.rstrip('/')}.md"].subject
    page = shared(clipboard, f"{root(address)}en/{place}")
    wanted = texts(subject, root(address))
    if place.startswith("compare/"):
        overview = table(place.removeprefix("compare/").rstrip("/"))
        wanted |= {"csv": overview.csv(), "json": overview.json()}
    for name in FORMATS:
        assert copied(page, name) == wanted[name], name
    page.keyboard.press("Escape")
    expect(page.locator(".st-share__menu")).to_be_hidden()
    assert page.heard == []


def test_a_file_out_of_reach_is_said(page: Page, address: str) -> None:
    page.route("**/carbon.csv", lambda route: route.fulfill(status=404))
    page.goto(f"{root(address)}en/compare/carbon/")
    page.locator(f"{MENU} summary").click()
    page.locator("[data-format=csv]").click()
    expect(page.locator("[data-format=csv]")).to_have_text("Could not be fetched")
    page.heard = [line for line in page.heard if "404" not in line]


def test_what_was_copied_can_be_read_again(clipboard: BrowserContext, address: str) -> None:
    page = shared(clipboard, f"{root(address)}en/s/default/")
    impacts = answer()["impacts"]
    rows = {row["category"]: row for row in csv.DictReader(io.StringIO(copied(page, "csv")))}
    assert {name: float(row["value"]) for name, row in rows.items()} == {
        name: impact["value"] for name, impact in impacts.items()
    }
    assert json.loads(copied(page, "json"))["rows"][1]["high"] == impacts["carbon"]["high"]
    assert json.loads(copied(page, "csl"))[0]["URL"] == copied(page, "link")
    target = clipboard.new_page()
    assert target.goto(copied(page, "link")).status == 200
    assert printed(impacts["carbon"]["text"]).replace("\u00a0", " ") in target.locator(
        "h1"
    ).inner_text().replace("\u00a0", " ")


@pytest.mark.parametrize("place", ["s/default/", "compare/models/"])
def test_a_rich_clipboard_gets_a_table(clipboard: BrowserContext, address: str, place: str) -> None:
    subject = heads.by_page()[f"{place.rstrip('/')}.md"].subject
    copy = parsed(rich(shared(clipboard, f"{root(address)}en/{place}")))
    assert copy.find("a", href=f"{root(address)}{subject.page}")
    names = {name for tag in copy.find_all(True) for name in tag.attrs}
    assert not {name for name in names if name.startswith("data-")}
    cells = {printed(cell.get_text()) for cell in copy.find_all(["td", "th"])}
    for row in subject.shown:
        assert {printed(text) for text in row.values() if text} <= cells


def test_a_frame_is_copied_as_chosen(clipboard: BrowserContext, address: str) -> None:
    page = shared(clipboard, f"{root(address)}en/s/low-load/")
    start = f'src="{root(address)}en/embed/low-load/'
    assert f'{start}{EDITION}/"' in copied(page, "frame")
    page.locator("[data-edition][value=live]").check()
    page.locator("[data-theme]").select_option("dark")
    page.locator("[data-plain]").check()
    code = copied(page, "frame")
    assert f'{start}?theme=dark&amp;show=table"' in code
    assert f'<script async="" src="{root(address)}en/embed/height.js"></script>' in code
    assert "data-" not in code


def test_the_calculator_shares_what_it_shows(clipboard: BrowserContext, address: str) -> None:
    page = opened(listening(clipboard.new_page()), address)
    page.locator(f"{MENU} summary").click()
    assert copied(page, "link") == f"{root(address)}en/s/default/{EDITION}/"
    field(page, "output_tokens").fill("800")
    report = answer(output_tokens=800)
    expect(page.locator("h1 .st-answered")).to_have_text(title(report))
    assert report["impacts"]["carbon"]["range_text"] in copied(page, "plain")
    assert copied(page, "link") == f"{address}?ed={EDITION}&out=800"
    assert f'src="{root(address)}en/embed/answer/?ed={EDITION}&amp;out=800"' in copied(
        page, "frame"
    )
    page.locator(".st-presets a", has_text="Server at low load").click()
    expect(page.locator("h1 .st-answered")).to_have_text(title(answer(load="low")))
    expect(page.locator(f"{MENU} .st-share__menu")).to_be_hidden()  # closed by the click beside it
    page.locator(f"{MENU} summary").click()
    assert copied(page, "link") == f"{root(address)}en/s/low-load/{EDITION}/"


@pytest.mark.parametrize(
    ("tool", "call", "query", "question"),
    [
        ("calculators/life", "life", "?m=olmo-2-7b&to=2027-01",
         {"model": "olmo-2-7b", "end": "2027-01"}),
        ("calculators/compare", "compare", "?vs=2-beef,life-mistral",
         {"items": ["2-beef", "life-mistral"]}),
        ("compare/reconcile", "reconcile", "?a=altman-2025&b=epoch-2025&c=electricity",
         {"a": "altman-2025", "b": "epoch-2025", "category": "electricity"}),
    ],
)  # fmt: skip
def test_every_calculator_shares_what_it_shows(
    clipboard: BrowserContext,
    address: str,
    tool: str,
    call: str,
    query: str,
    question: dict[str, object],
) -> None:
    site, page = root(address), listening(clipboard.new_page())
    for where, state in (("", {}), (query, question)):
        opened(page, f"{site}en/{tool}/{where}")
        page.locator(f"{MENU} summary").click()
        expected = json.loads(
            api.share(json.dumps({"call": call, "question": state, "site": site}))
        )["texts"]
        for name in ("link", "plain", "csv", "python"):
            assert copied(page, name) == expected[name]
        assert page.locator("[data-format=frame]").count() == 0
    assert page.goto(expected["link"]).status == 200
    assert page.heard == []


def test_a_well_known_pair_is_shared(clipboard: BrowserContext, address: str) -> None:
    page = shared(clipboard, f"{root(address)}en/compare/reconcile/gemini-mistral-carbon/")
    wanted = texts(subjects.reconciliation("gemini-mistral-carbon").subject, root(address))
    assert copied(page, "markdown") == wanted["markdown"]
    assert copied(page, "link") == page.url


def test_a_closed_clipboard_hands_the_text_over(page: Page, address: str) -> None:
    page.goto(f"{root(address)}en/r/beef/")
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error()) }")
    page.locator(f"{MENU} summary").click()
    page.locator("[data-format=short]").click()
    place = page.locator(".st-share__by-hand textarea")
    expect(place).to_have_value(texts(subjects.thing("beef").subject, root(address))["short"])
    assert page.evaluate("document.activeElement.localName") == "textarea"
    page.keyboard.press("Escape")
    expect(place).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_the_share_sheet_of_the_system_is_offered_where_there_is_one(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    context.add_init_script(
        "navigator.share = (said) => { window.said = said; return Promise.resolve() }"
    )
    page = shared(context, f"{root(address)}en/s/default/")
    page.locator("[data-native]").click()
    message = page.evaluate("window.said")
    assert message["url"] == f"{root(address)}en/s/default/{EDITION}/"
    assert message["url"] not in message["text"]
    context.close()


def test_every_named_question_opens_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for name in SCENARIOS:
        assert page.goto(f"{root(address)}en/s/{name}/").status == 200
        expect(page.locator(".st-result__value")).to_have_count(5)
        expect(page.locator(".st-previewed").first).to_be_hidden()
        expect(page.locator(MENU)).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    "place",
    [
        *STILL,
        "s/",
        "compare/reconcile/gemini-mistral-carbon/",
        "compare/streaming/",
        "method/validation/",
    ],
)
def test_nothing_stands_in_the_way_on_a_phone_or_in_the_dark(
    page: Page, address: str, place: str
) -> None:
    page.goto(f"{root(address)}en/{place}")
    page.evaluate("document.querySelector('.st-share')?.setAttribute('open', '')")
    in_nobodys_way(page)


def test_back_and_forward(page: Page, address: str) -> None:
    page.goto(f"{root(address)}en/s/france/")
    first = page.locator("h1").inner_text()
    page.get_by_role("link", name="Change the numbers").click()
    page.wait_for_selector(DONE)
    assert page.locator("h1").inner_text() == first
    assert page.url.endswith("calculators/answer/?grid=FRA")
    page.go_back()
    assert page.locator("h1").inner_text() == first
    page.go_forward()
    page.wait_for_selector(DONE)
    assert page.locator("h1").inner_text() == first
