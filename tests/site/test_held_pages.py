"""Pages and frames that are held to an edition, once there is a later one: their own numbers, and
what came after."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from setara import EDITION
from site_build.drawings import cards
from tests.site import editions_kept
from tests.site.calculator_page import PATIENCE, answer, printed, title
from tests.site.conftest import served
from tests.site.documents import document, text
from tests.site.two_editions import GONE, NEXT, REASON, WITHDRAWN


@pytest.fixture(scope="module")
def address(second: Path) -> Iterator[str]:
    yield from served(second / "site")


def file(second: Path, place: str) -> Path:
    """The file of a page of the site with both."""
    return second / "site/en" / place / "index.html"


def words_of(second: Path, place: str) -> str:
    return text(file(second, place)).replace(" .", ".")


def spread(impact: dict[str, Any]) -> str:
    return f"{impact['text']} {impact['range_text']}".replace("\u00a0", " ")


@pytest.fixture
def default(second: Path) -> dict[str, dict[str, Any]]:
    """What the next edition answers to the default question."""
    wheel = next((second / ".cache/wheel").glob("*/*.whl"))
    return json.loads(editions_kept.python(wheel, second / "work-latest")([("answer", "{}")])[0])[
        "impacts"
    ]


def test_a_page_held_to_an_edition_keeps_its_numbers(
    page: Page, address: str, second: Path, default: Any
) -> None:
    old = answer()
    root = address.removesuffix("calculators/answer/")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{root}s/default/{EDITION}/")
    expect(page.locator("h1")).to_have_text(title(old))
    words = page.locator(".st-scenario").inner_text().replace("\u00a0", " ")
    for impact in old["impacts"].values():
        assert impact["range_text"].replace("\u00a0", " ") in words
    block = page.locator(".st-earlier")
    expect(block).to_contain_text(f"Edition {EDITION}, an earlier one")
    expect(block).to_contain_text(f"This edition was withdrawn: {WITHDRAWN}")
    expect(block.locator(".st-earlier__changes li")).to_have_text(f"2099-01-15: {REASON}")
    moved = [
        f"{impact['name']} {printed(impact['text'])} {impact['range_text']}"
        for impact in default.values()
    ]
    assert block.locator(".st-earlier__impacts li").all_inner_texts() == moved
    assert block.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    change = page.get_by_role("link", name="Change the numbers")
    assert change.get_attribute("href").endswith(f"calculators/answer/?ed={EDITION}")
    offered = json.loads(page.locator(".st-share script").text_content())
    assert offered["pinned"].endswith(f"en/embed/default/{EDITION}/")
    assert f"Setara, edition {EDITION}: " in offered["texts"]["plain"]
    assert NEXT not in json.dumps(offered)
    block.get_by_role("link").click()
    page.wait_for_url(f"{root}s/default/")
    latest = words_of(second, "s/default").replace("(", "").replace(")", "")
    assert spread(default["carbon"]) in latest
    expect(page.locator(".st-earlier")).to_have_count(0)


def test_a_frame_held_to_an_edition_keeps_its_number(
    page: Page, address: str, second: Path, default: Any
) -> None:
    old = answer()["impacts"]
    for place, impacts, counterparts in (
        (f"embed/default/{EDITION}", old, default),
        ("embed/default", default, old),
    ):
        words = words_of(second, place)
        assert all(spread(impact) in words for impact in impacts.values())
        assert spread(counterparts["carbon"]) not in words
    for kind in ("claims/beef-water", "r/beef"):
        words = words_of(second, f"embed/{kind}/{EDITION}")
        assert f"edition {EDITION}." in words
        assert f"Edition {EDITION} was withdrawn: {WITHDRAWN}" in words
        assert f"edition {NEXT}." in words_of(second, f"embed/{kind}/{NEXT}")
    root = address.removesuffix("calculators/answer/")
    page.goto(f"{root}embed/default/{EDITION}/?theme=dark")
    change = page.locator("[data-change]")
    expect(change).to_have_text("Change the numbers")
    assert change.get_attribute("href").endswith(f"calculators/answer/?ed={EDITION}")
    page.goto(f"{root}embed/default/{EDITION}/?out=800")
    expect(page.locator("h1")).to_be_hidden()
    assert change.evaluate("link => link.search") == f"?ed={EDITION}&out=800"


def test_a_frame_of_any_question_is_answered_by_its_edition(page: Page, address: str) -> None:
    """With the calculator of its edition alone, for what its address asks and for what the reader
    changes."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    root = address.removesuffix("calculators/answer/")
    page.goto(f"{root}embed/answer/?ed={EDITION}&grid=FRA&out=800")
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator("header")).to_contain_text(f"Edition {EDITION} was withdrawn: {WITHDRAWN}")
    expect(page.locator("[data-earlier]")).to_contain_text(f"Edition {EDITION}, an earlier one")
    page.locator("[data-change]").click()
    old = answer(grid="FRA", output_tokens=800)
    expect(page.locator("h1")).to_have_text(title(old), timeout=PATIENCE)
    rows = page.locator(".st-embed__table tr")
    impacts = [
        " ".join((impact["name"], impact["text"], impact["range_text"]))
        for impact in old["impacts"].values()
    ]
    assert [" ".join(row.split("\t")) for row in rows.all_inner_texts()] == [
        printed(text) for text in impacts
    ]
    page.locator('[data-field="output_tokens"]').fill("900")
    expect(page.locator("h1")).to_have_text(title(answer(grid="FRA", output_tokens=900)))
    expect(page.locator("footer")).to_contain_text(f"edition {EDITION}.")
    assert (
        page.locator("[data-earlier] a")
        .get_attribute("href")
        .endswith(f"?ed={EDITION}&grid=FRA&out=800")
    )
    assert len([url for url in requests if url.endswith(".whl")]) == 1


def test_a_frame_of_a_named_question_is_answered_by_an_edition_that_its_address_names(
    page: Page, address: str
) -> None:
    page.goto(f"{address.removesuffix('calculators/answer/')}embed/france/?ed={EDITION}&show=table")
    expect(page.locator("h1")).to_be_hidden()
    page.locator("[data-change]").click()
    expect(page.locator("h1")).to_have_text(title(answer(grid="FRA")), timeout=PATIENCE)
    expect(page.locator("form")).to_be_hidden()


def test_a_card_held_to_an_edition_keeps_its_number(second: Path, default: Any) -> None:
    """A picture is named by what it shows, so that of the next edition is another."""
    for place, carbon in (
        (f"s/default/{EDITION}", answer()["impacts"]["carbon"]),
        ("s/default", default["carbon"]),
    ):
        meta = document(file(second, place)).find("meta", property="og:description")
        assert carbon["range_text"].replace("\u00a0", " ") in meta["content"]
    card = cards.of_page(f"s/default/{EDITION}.md")
    assert (second / "site/en" / card.address).read_bytes() == cards.drawn(card.svg)


def test_a_question_that_is_no_longer_asked_keeps_its_old_page(second: Path) -> None:
    assert not file(second, f"s/{GONE}").exists()
    words = words_of(second, f"s/{GONE}/{EDITION}")
    assert f"Edition {NEXT}, the latest, no longer asks this question." in words
    assert answer(grid="IND")["impacts"]["carbon"]["range_text"].replace("\u00a0", " ") in words
    assert f"edition {EDITION}." in words_of(second, f"embed/{GONE}/{EDITION}")
