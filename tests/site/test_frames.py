"""Pages in frames of others, in a real browser: alone, beside each other, with other numbers, with
their menu."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.server import Server
from setara import EDITION
from tests.site.calculator_page import PATIENCE, answer, title

MENU = ".st-share"


def root(address: str) -> str:
    return address.removesuffix("en/calculators/answer/")


@dataclass
class Host:
    """Someone else's page, at an address of its own, that holds frames."""

    places: dict[str, Path | str]
    address: str


@pytest.fixture
def host() -> Iterator[Host]:
    places: dict[str, Path | str] = {}
    with Server(places, policy="").running() as address:
        yield Host(places, address.replace("127.0.0.1", "localhost"))


def holding(page: Page, host: Host, content: str) -> Page:
    host.places["/"] = f'<!doctype html><link rel="icon" href="data:,"><title>Host</title>{content}'
    page.goto(host.address)
    return page


def test_all_kinds_of_frames_on_one_page(page: Page, address: str, host: Host) -> None:
    base = f"{root(address)}en/embed/"
    kinds = [
        f"{at}{edition}{look}"
        for at in ("default/", "claims/beef-water/", "r/beef/")
        for edition in ("", f"{EDITION}/")
        for look in ("", "?theme=dark", "?theme=light&show=table")
    ]
    frames = "".join(
        f'<iframe src="{base}{kind}" width="600" height="10"></iframe>' for kind in kinds
    )
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    holding(page, host, f'{frames}<script async src="{base}height.js"></script>')
    page.wait_for_function(
        "[...document.querySelectorAll('iframe')].every((one) => Number(one.height) > 100)"
    )
    assert len(page.frames) == len(kinds) + 1
    for frame, kind in zip(page.frames[1:], kinds, strict=True):
        assert frame.url == f"{base}{kind}"
        dark = frame.evaluate("document.body.dataset.mdColorScheme") == "slate"
        assert dark == ("theme=dark" in kind)
        frame.frame_element().scroll_into_view_if_needed()  # out of sight it may not be laid out
        frame.wait_for_function("document.documentElement.scrollHeight <= innerHeight + 1")
        change = frame.locator("[data-change]")
        assert change.count() == int(kind.startswith("default"))
        if change.count():
            assert change.is_visible() == ("show=table" not in kind)
        assert frame.locator("footer a").first.get_attribute("target") == "_blank"
    assert not [
        url for url in fetched if "/engine/" in url or "formulas-" in url or ".woff2" in url
    ]


def test_the_numbers_of_a_frame_can_be_changed(page: Page, address: str, host: Host) -> None:
    holding(
        page,
        host,
        f'<iframe src="{root(address)}en/embed/france/" width="640" height="900"></iframe>',
    )
    frame = page.frames[1]
    frame.locator("[data-change]").click()
    frame.locator('[data-field="output_tokens"]').wait_for(state="visible")
    frame.locator('[data-field="output_tokens"]').fill("800")
    wanted = answer(grid="FRA", output_tokens=800)
    expect(frame.locator("h1")).to_have_text(title(wanted), timeout=PATIENCE)
    assert wanted["impacts"]["water"]["range_text"] in frame.locator("table").inner_text()
    frame.locator('[data-field="output_tokens"]').fill("many")
    expect(frame.locator("h1")).to_be_hidden()
    expect(frame.locator("#e-output_tokens")).to_contain_text("not a number")
    assert frame.url.endswith("/en/embed/france/")


def test_a_frame_of_another_question_has_no_number_until_it_is_asked(
    page: Page, address: str, host: Host
) -> None:
    place = f"{root(address)}en/embed/answer/?ed={EDITION}&out=800&idle_reserve=0.3"
    holding(
        page,
        host,
        f'<iframe src="{place.replace("&", "&amp;")}" width="640" height="900"></iframe>',
    )
    frame = page.frames[1]
    expect(frame.locator("h1")).to_be_hidden()
    expect(frame.locator("[data-unasked]")).to_be_visible()
    for link in frame.locator("[data-full]").all():
        assert link.get_attribute("href").endswith(
            f"calculators/answer/?ed={EDITION}&out=800&idle_reserve=0.3"
        )
    frame.locator("[data-change]").click()
    expect(frame.locator("h1")).to_have_text(
        title(answer(output_tokens=800, given={"idle_reserve": 0.3})), timeout=PATIENCE
    )


@pytest.mark.parametrize("named", ["2019.01", "constructor", "__proto__"])
def test_a_frame_of_an_edition_that_is_not_here_says_so(
    page: Page, address: str, host: Host, named: str
) -> None:
    holding(
        page,
        host,
        f'<iframe src="{root(address)}en/embed/answer/?ed={named}" '
        'width="640" height="900"></iframe>',
    )
    frame = page.frames[1]
    expect(frame.locator("[data-missing]")).to_contain_text(named)
    expect(frame.locator("h1")).to_be_hidden()
    expect(frame.locator("[data-change]")).to_be_hidden()


def test_the_menu_opens_within_a_frame(page: Page, address: str, host: Host) -> None:
    holding(
        page, host, f'<iframe src="{root(address)}en/s/default/" width="360" height="700"></iframe>'
    )
    frame = page.frames[1]
    frame.locator(f"{MENU} summary").click()
    frame.locator("[data-format=short]").click()
    place = frame.locator(
        ".st-share__by-hand textarea"
    )  # a frame from elsewhere may not write to the clipboard
    expect(place).to_have_value(re.compile(r"95 of 100 draws"))
    page.heard.clear()  # the browser says that the frame may not
