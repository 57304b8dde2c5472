"""The pages that are there to be linked, as files: numbers without JavaScript, cards, heads,
frames."""

import gzip
import json
import os
import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from setara import EDITION
from setara.claims.claim import CLAIMS
from setara.facts import SCENARIOS
from setara.facts.things import THINGS
from site_build.content import subjects
from site_build.content.blocks import answered
from site_build.drawings import cards, charts, ruler, typefaces
from site_build.editions import editions
from site_build.pages import embed_pages, heads
from tests.site.documents import document, parsed, text

ADDRESS = "https://example.org/setara"
SMALL = 20_000  # bytes of a frame, compressed as hosts send it, before it is asked for more
SMALLEST = 40  # px of a letter on a card, which is 13 px where it is shown a third as large


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_named_question_is_answered_on_its_page(site: Path, name: str) -> None:
    page = site / "en" / "s" / name / "index.html"
    words, answer = text(page).replace("\u00a0", " "), answered(name)
    for impact in answer["impacts"].values():
        assert impact["range_text"].replace("\u00a0", " ") in words
        assert " ".join((impact["number"], impact["unit_text"])).replace("\u00a0", " ") in words
    for stage in answer["boundary"]:
        assert f"{stage['name']} {stage['state']}" in words
    link = f"calculators/answer/{'?' if answer['link'] else ''}{answer['link']}"
    assert document(page).find("a", href=f"../../{link}")
    assert all(
        neighbour["times"] in words and neighbour["match"] in words
        for neighbour in subjects.scenario(name).beside
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_page_of_this_edition_says_the_same(site: Path, name: str) -> None:
    folder = site / "en" / "s" / name
    latest, permanent = (text(path / "index.html") for path in (folder, folder / EDITION))
    body = re.compile(r"Results.*Sources")
    assert body.search(latest)[0] == body.search(permanent)[0]
    assert f"edition {EDITION}" in permanent


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_named_question_has_its_picture(site: Path, name: str) -> None:
    folder = site / "en" / "s" / name
    drawing = ET.fromstring((folder / "chart.svg").read_text("utf-8"))
    width, height = size((folder / "chart.png").read_bytes())
    assert (width, height) == (2 * int(drawing.get("width")), 2 * int(drawing.get("height")))
    assert subjects.scenario(name).subject.boundary.split(". ")[0] in " ".join(drawing.itertext())


def test_every_thing_has_a_page_with_all_its_figures(site: Path) -> None:
    for name, thing in THINGS.items():
        words = text(site / "en" / "r" / name / "index.html")
        for figures in thing.alternatives.values():
            assert all(
                figure.name in words and figure.figure.where in words for figure in figures.values()
            ), name


def test_every_subject_has_its_card(site: Path) -> None:
    for page, card in cards.cards().items():
        png = (site / "en" / card.address).read_bytes()
        assert size(png) == (1200, 630), page
        assert len(png) < 100_000, page
    pages = {
        card.address
        for page, card in cards.cards().items()
        if not re.search(r"/\d{4}\.\d\d\.md$", page)
    }
    assert len(pages) == len(SCENARIOS) + len(CLAIMS) + len(THINGS) + len(cards.TOOLS)


@pytest.mark.parametrize("page", cards.cards())
def test_a_card_is_legible_and_keeps_within_its_edges(page: str) -> None:
    drawing = ET.fromstring(cards.cards()[page].svg)
    for element in drawing.iter("{http://www.w3.org/2000/svg}text"):
        style = re.search(r"font-size:(\d+)px", element.get("style", ""))
        letters = int(style[1]) if style else 40
        face = {"s": "serif", "b": "bold"}.get(element.get("class", ""), "sans")
        width = typefaces.width(element.text, face, letters)
        start = (
            float(element.get("x"))
            - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        )
        assert letters >= SMALLEST, element.text
        assert start >= 40, element.text
        assert start + width <= 1180, element.text


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_card_has_number_range_boundary_and_edition(name: str) -> None:
    card, carbon = cards.cards()[f"s/{name}.md"], answered(name)["impacts"]["carbon"]
    words = [
        element.text for element in ET.fromstring(card.svg).iter("{http://www.w3.org/2000/svg}text")
    ]
    for wanted in (
        carbon["number"],
        carbon["range_text"],
        EDITION,
        subjects.scenario(name).subject.boundary_words,
    ):
        assert cards.plain(wanted) in words
    assert 3 <= len(subjects.scenario(name).subject.boundary_words.split()) <= 5


def test_marks_on_a_ruler_keep_apart() -> None:
    """From 1 g to 10 kg, four decades in 400 px: 100 g stands at 200, and 3 g at 100 times its
    logarithm, 47.7."""
    span = ruler.Span(0, 400, 10, 3)
    drawn = ruler.ruler(
        (0.002, 0.003, 0.004), "kgCO2e", [ruler.Mark("near", 0.03), ruler.Mark("far", 0.9)], span
    )
    assert [label["text"] for label in drawn["labels"]] == ["1\u00a0g", "100\u00a0g", "10\u00a0kg"]
    assert drawn["labels"][1]["x"] == 200
    assert drawn["point"] == 47.7
    assert [mark["name"] for mark in ruler.labelled(drawn, span)["marks"]] == ["near", "far"]
    crowded = ruler.ruler((0.001, 0.003, 0.5), "kgCO2e", [ruler.Mark("hidden", 0.01)], span)
    assert ruler.labelled(crowded, span)["marks"] == []


def test_heads_name_the_address_that_the_site_was_built_for_and_no_other(site: Path) -> None:
    """A site given as SITE may be built for an address; the one that the tests build has none."""
    built_for = os.environ.get("SETARA_ADDRESS", "").rstrip("/") if "SITE" in os.environ else ""
    for page in ("s/default", "claims/beef-water", "r/beef", "calculators/answer", "."):
        tree = document(site / "en" / page / "index.html")
        addresses = [
            *(link["href"] for link in tree.find_all("link", rel="canonical")),
            *(meta["content"] for meta in tree.find_all("meta", property=["og:url", "og:image"])),
        ]
        assert bool(addresses) == bool(built_for)
        assert [place for place in addresses if not place.startswith(f"{built_for}/en/")] == []
        assert built_for or not re.search(r"citation_public_url|oembed", str(tree))
    assert bool(list((site / "en").rglob("oembed.json"))) == bool(built_for)


def test_with_an_address_heads_name_page_and_card() -> None:
    root, page = f"{ADDRESS}/en/", f"{ADDRESS}/en/s/default/"
    head = heads.head("s/default.md", "title", "words", page, root)
    assert head.url == page
    assert head.image == f"{root}{cards.cards()['s/default.md'].address}"
    assert head.citation["citation_public_url"] == page
    assert head.oembed == f"{page}oembed.json"
    calculator = heads.head(
        "calculators/answer.md", "title", "words", f"{root}calculators/answer/", root
    )
    assert calculator.url == calculator.citation.get("citation_public_url", "") == ""
    assert not re.search(r"\d", re.sub(EDITION, "", cards.cards()["calculators/answer.md"].alt))
    assert (
        heads.head("method/index.md", "title", "words", root, root).image
        == f"{root}{cards.of_page('index.md').address}"
    )


def test_heads_say_what_pages_are_about(site: Path) -> None:
    for page, kind in (
        ("s/default", "Dataset"),
        ("r/beef", "Dataset"),
        ("claims/beef-water", "WebPage"),
    ):
        head = document(site / "en" / page / "index.html").head
        about = json.loads(head.find("script", type="application/ld+json").string)
        assert about["@type"] == kind
        assert "eview" not in json.dumps(about)
        assert "ating" not in json.dumps(about)
        described = head.find("meta", property="og:description")["content"]
        assert described.split(". ")[0].rstrip(".") in cards.of_page(f"{page}.md").alt.replace(
            "\u00a0", " "
        )
    for page, url in (("carbon", ""), ("everyday/food", f"{ADDRESS}/en/compare/everyday/food/")):
        table = json.loads(heads.head(f"compare/{page}.md", "t", "d", url, url).about)
        assert table["@type"] == "Dataset"
        name = page.rpartition("/")[2]
        assert {
            download["encodingFormat"]: download["contentUrl"] for download in table["distribution"]
        } == {
            "text/csv": f"{url}{name}.csv",
            "application/json": f"{url}{name}.json",
        }
        assert all(
            (site / "en" / "compare" / page / f"{name}.{kind}").is_file()
            for kind in ("csv", "json")
        )
    default = json.loads(heads.head("s/default.md", "t", "d", "", "").about)
    carbon = next(
        measure for measure in default["variableMeasured"] if measure["unitText"] == "kgCO2e"
    )
    assert carbon["minValue"] < carbon["value"] < carbon["maxValue"]


def test_oembed_has_absolute_addresses(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    monkeypatch.setenv("SETARA_ADDRESS", f"{ADDRESS}/")
    documents = embed_pages.pages("en")
    description = json.loads(documents[f"s/default/{EDITION}/oembed.json"])
    assert description["type"] == "rich"
    (frame,) = parsed(description["html"]).find_all("iframe")
    place = frame["src"]
    assert place == f"{ADDRESS}/en/embed/default/{EDITION}/"
    assert (site / place.removeprefix(f"{ADDRESS}/") / "index.html").is_file()
    assert description["thumbnail_url"] == f"{ADDRESS}/en/{cards.cards()['s/default.md'].address}"
    assert (site / description["thumbnail_url"].removeprefix(f"{ADDRESS}/")).is_file()


def test_a_frame_is_small_and_bare(site: Path) -> None:
    for page in sorted((site / "en" / "embed").rglob("index.html")):
        source = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in source
        assert "<nav" not in source
        links = re.findall(r"<a [^>]+>", source)
        assert links
        assert all('target="_blank"' in link and 'rel="noopener"' in link for link in links)
        loaded = re.findall(
            r'<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"', source
        )
        files = [page, *((page.parent / place).resolve() for place in loaded)]
        assert len(files) == 3
        assert sum(len(gzip.compress(file.read_bytes())) for file in files) < SMALL, page
        assert not re.search(r"\bimport\b(?! ?\()", files[2].read_text("utf-8")), (
            "a frame imports when it is asked to"
        )


def test_charts_are_drawn_for_every_named_question() -> None:
    scenarios = editions.shown().scenarios
    assert scenarios.keys() == SCENARIOS.keys()
    assert "0.11" in charts.chart(scenarios["default"])
    assert all(
        cards.plain(scenario.subject.title)[:30] in charts.chart(scenario)
        for scenario in scenarios.values()
    )
