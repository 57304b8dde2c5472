"""Editions: frozen once, answered by their own calculators for ever, and held against the latest
with a reason."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from setara import EDITION, api
from site_build import ROOT
from site_build.editions import released
from tests.ledger import golden_links
from tests.site import editions_kept
from tests.site.calculator_page import DONE, answer, field, listening, printed, title
from tests.site.conftest import served
from tests.site.two_editions import NEXT, REASON, REFUSALS, WITHDRAWN

LINK = "grid=FRA&out=800"
ANSWERS = json.dumps({"grid": "FRA", "output_tokens": 800})


@pytest.fixture(scope="module")
def address(second: Path) -> Iterator[str]:
    yield from served(second / "site")


@pytest.fixture
def latest(second: Path) -> Any:
    wheel = next((second / ".cache/wheel").glob("*/*.whl"))
    return json.loads(editions_kept.python(wheel, second / "work-latest")([("answer", ANSWERS)])[0])


def test_a_release_is_refused_without_reasons(second: Path) -> None:
    silent, wrong = json.loads((second / REFUSALS).read_text("utf-8"))
    assert "default moved in" in silent
    assert "gives no reason" in silent
    assert "names nothing-of-that-name, which did not move" in wrong


def test_what_is_released_is_served_as_it_was_frozen(second: Path) -> None:
    frozen, served = second / "editions" / EDITION, second / "site/en/data" / EDITION
    manifest = json.loads((served / "manifest.json").read_text("utf-8"))
    assert manifest["state"] == "released"
    assert {path.name for path in served.iterdir()} == {*manifest["files"], "manifest.json"}
    for name, known in manifest["files"].items():
        content = (served / name).read_bytes()
        assert content == (frozen / name).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (
            known["size"],
            known["sha256"],
        )
    digest = hashlib.sha256((served / "manifest.json").read_bytes()).hexdigest()
    assert (second / "tests/ledger/editions.txt").read_text("utf-8").split()[-2:] == [
        EDITION,
        digest,
    ]
    assert list(released.faults_of_files(second)) == []
    assert (
        json.loads((second / "site/en/data/latest/manifest.json").read_text("utf-8"))["edition"]
        == NEXT
    )


def test_old_links_give_old_digits_in_both_pythons(second: Path, tmp_path: Path) -> None:
    """The frozen wheel in CPython, and in Pyodide with the library that all editions share."""
    expected = {
        link: digits for edition, link, digits in golden_links.lines() if edition == EDITION
    }
    (wheel,) = (second / "editions" / EDITION).glob("*.whl")
    for answers in (
        editions_kept.python(wheel, tmp_path),
        editions_kept.pyodide(second / ".cache/engine", EDITION),
    ):
        assert editions_kept.digits(list(expected), answers) == expected


def test_the_page_of_editions_tells_what_moved(second: Path) -> None:
    text = (second / "site/en/data/edition/index.html").read_text("utf-8")
    assert REASON in text
    assert WITHDRAWN in text
    assert re.search(r"Chat answer, greenhouse gas: 0\.11\sg\sCO.*? became ", text)


def test_an_old_link_shows_its_own_number_first(
    browser: Browser, address: str, latest: Any
) -> None:
    old = answer(grid="FRA", output_tokens=800)
    assert title(old) != title(latest)
    context = browser.new_context()
    context.add_init_script(
        "delete Navigator.prototype.serviceWorker"
    )  # it would answer past the route
    page = listening(context.new_page())
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    waiting: list[Route] = []
    # a builtin is no handler
    page.route("**/engine/engine.json", lambda route: waiting.append(route))  # noqa: PLW0108
    page.goto(f"{address}?ed={EDITION}&{LINK}")
    page.wait_for_selector(".st-earlier:not([hidden])")
    wheels = [url for url in requests if url.endswith(".whl")]
    assert len(wheels) == 1, "the old number needs its own calculator alone, as a cold start does"
    expect(page.locator(".st-results")).to_be_hidden()
    for route in waiting:
        route.continue_()
    page.unroute("**/engine/engine.json")
    block = page.locator(".st-earlier")
    assert " ".join(block.locator(".st-earlier__title").inner_text().split()) == " ".join(
        title(old).split()
    )
    page.wait_for_selector(DONE)
    lists = block.locator(".st-earlier__impacts")
    for place, report in enumerate((old, latest)):
        impacts = [
            f"{impact['name']} {impact['text']} {impact['range_text']}"
            for impact in report["impacts"].values()
        ]
        assert lists.nth(place).locator("li").all_inner_texts() == [
            printed(text) for text in impacts
        ]
    expect(block).to_contain_text(f"Edition {NEXT}, the latest, gives as shown below")
    expect(block).to_contain_text(f"This edition was withdrawn: {WITHDRAWN}")
    expect(block.locator(".st-earlier__changes li")).to_have_text(f"2099-01-15: {REASON}")
    expect(page.locator("h1 .st-answered")).to_have_text(title(latest))
    assert block.bounding_box()["y"] < page.locator("h1").bounding_box()["y"]
    page.wait_for_timeout(400)
    assert page.evaluate("location.search") == f"?ed={EDITION}&{LINK}"
    field(page, "output_tokens").fill("900")
    expect(block).to_be_hidden()
    expect(page.locator("h1 .st-answered")).to_contain_text("900 tokens")
    assert page.heard == []
    page.context.close()


def test_where_nothing_moved_it_says_so(page: Page, address: str) -> None:
    report = answer(model="llama-3.1-8b", hardware="local")
    page.goto(f"{address}?ed={EDITION}&{report['link']}")
    page.wait_for_selector(DONE)
    expect(page.locator(".st-earlier")).to_contain_text(
        f"Edition {NEXT}, the latest, gives the same."
    )
    expect(page.locator(".st-earlier__changes")).to_be_hidden()
    expect(page.locator("h1 .st-answered")).to_have_text(title(report))


def test_an_old_comparison_is_shown_first_as_well(page: Page, address: str) -> None:
    page.goto(address.replace("/answer/", f"/compare/?ed={EDITION}&vs=10d-answer,beef.ademe"))
    page.wait_for_selector(DONE)
    old = json.loads(api.compare('{"items": ["10d-answer", "beef.ademe"]}'))["rows"]
    block = page.locator(".st-earlier")
    rows = [printed(f"{row['label']} {row['text']} {row['range_text']}") for row in old]
    assert block.locator(".st-earlier__impacts").first.locator("li").all_inner_texts() == rows
    expect(block).to_contain_text(f"Edition {NEXT}, the latest, gives as shown below")


def test_an_old_edition_refuses_without_a_number(page: Page, address: str) -> None:
    page.goto(f"{address}?ed={EDITION}&m=mistral-larg-2")
    page.wait_for_selector(DONE)
    block = page.locator(".st-earlier")
    expect(block.locator(".st-problems")).to_contain_text("No model called mistral-larg-2")
    expect(block).to_contain_text("does not answer this link as it stands")
    expect(page.locator(".st-results")).to_be_hidden()


def test_an_old_edition_that_cannot_be_loaded_gives_no_number(page: Page, address: str) -> None:
    page.route(f"**/engine/{EDITION}.json", lambda route: route.fulfill(status=200, body="{}"))
    page.goto(f"{address}?ed={EDITION}&{LINK}")
    page.wait_for_selector("[data-words=error-edition]")
    expect(page.locator(".st-results")).to_be_hidden()


def test_a_release_opens_the_next_edition(second: Path) -> None:
    """In the calculator, the citation, the changelog, and with the links that were ever
    published."""
    assert f'EDITION = "{NEXT}"' in (second / "calc/setara/__init__.py").read_text("utf-8")
    assert f'version: "{NEXT}"' in (second / "CITATION.cff").read_text("utf-8")
    heads = re.findall(r"^## .*", (second / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert heads[0] == "## [Unreleased]"
    assert re.fullmatch(rf"## \[{EDITION}\] - \d{{4}}-\d\d-\d\d", heads[1])
    lines = [
        line.split("\t")
        for line in (second / golden_links.FILE.relative_to(ROOT)).read_text("utf-8").splitlines()
    ]
    links = {
        edition: [link for name, link, _ in lines if name == edition] for edition in (EDITION, NEXT)
    }
    assert links[NEXT] == links[EDITION]
