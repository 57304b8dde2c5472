"""Pictures: said in words, in colours of the page, beside a table, to download, and to play with
when asked."""

import csv
import json
import re
from pathlib import Path

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, Page, Route, expect

from setara import EDITION
from site_build.drawings import drawing
from site_build.drawings.marks import axis, label
from site_build.drawings.pictures import pictures
from tests.site.calculator_page import listening
from tests.site.documents import document, parsed

PAGES = {
    "method/scaling/": ["by-requests", "by-size", "by-bits", "by-generation"],
    "method/validation/": ["predicted-measured"],
}
NAMES = [name for names in PAGES.values() for name in names]
LITERAL = re.compile(r'(?:fill|stroke)="#[0-9a-fA-F]{3,8}"')
PLAY = ".st-picture__actions button"
DRAWN = ".st-picture__drawing > div > svg"


@pytest.fixture(scope="module")
def figures(site: Path) -> dict[str, tuple[Path, Tag]]:
    """Every picture of the pages by its id, with the file that it stands in."""
    paths = [site / "en" / place / "index.html" for place in PAGES]
    return {
        figure["id"]: (path, figure)
        for path in paths
        for figure in document(path).select("figure.st-picture")
    }


@pytest.fixture
def at(address: str):
    root = address.removesuffix("calculators/answer/")
    return lambda name: root + next(page for page, names in PAGES.items() if name in names)


def test_every_picture_is_on_a_page(figures):
    assert {f"picture-{name}" for name in pictures()} == set(figures)
    assert set(NAMES) == set(pictures())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_said_in_words_and_has_its_values_beside_it(figures, name):
    _, figure = figures[f"picture-{name}"]
    labels = [drawn["aria-label"] for drawn in figure.find_all(role="img")]
    assert len(set(labels)) == 1, "the same at both widths"
    assert len(labels[0]) > 150
    assert "{" not in labels[0]
    assert len(figure.find_all("tr")) == 1 + len(pictures()[name].table.rows)
    assert not figure.select('[style]:not([style=""])'), "no style that a policy would forbid"


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_takes_its_colours_from_the_page(name):
    for width in (680, 320):
        drawn = drawing.svg(pictures()[name].spec(width))
        assert not LITERAL.search(drawn)
        assert "var(--st-accent)" in drawn
        assert float(parsed(drawn).svg["width"]) <= width + 10


@pytest.mark.parametrize("name", NAMES)
def test_files_to_download_stand_alone(figures, name):
    path, figure = figures[f"picture-{name}"]
    vector, pixels, values, objects = (
        (path.parent / link["href"]).resolve() for link in figure.select("[download]")
    )
    table = pictures()[name].table
    assert [*csv.reader(values.read_text("utf-8").splitlines())] == [
        [*table.head],
        *([*row] for row in table.rows),
    ]
    assert [[*load.items()] for load in json.loads(objects.read_text("utf-8"))] == [
        [*zip(table.head, row, strict=True)] for row in table.rows
    ]
    assert pixels.read_bytes().startswith(b"\x89PNG")
    text = vector.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "var(" not in text
    drawings = figure.select("[data-spec]")
    assert len(drawings) == 2
    for drawn in drawings:
        content = json.loads((path.parent / drawn["data-spec"]).read_text(encoding="utf-8"))
        assert "/vega/v" in content["$schema"], "compiled: the browser fetches Vega alone"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_played_with_when_asked(page: Page, at, name: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(at(name))
    figure = page.locator(f"#picture-{name}")
    assert not any("/vega" in url for url in requests), "nothing is fetched before"
    figure.locator(PLAY).click()
    figure.locator(DRAWN).wait_for()
    expect(figure.locator(PLAY)).to_be_hidden()
    expect(figure.locator(".st-picture__said")).to_contain_text("Point at a mark")
    figure.locator(f"{DRAWN} .mark-symbol.role-mark path").last.hover(force=True)
    expect(figure.locator(".st-picture__said")).to_contain_text("measured")


@pytest.mark.parametrize("name", ["by-size", "predicted-measured"])
def test_a_picture_is_shared(browser: Browser, at, name: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = listening(context.new_page())
    page.goto(at(name))
    menu = page.locator(f"#picture-{name} .st-share")
    menu.locator("summary").click()
    formats = menu.locator("[data-format]").evaluate_all(
        "all => all.map((one) => one.dataset.format)"
    )
    assert formats == [
        "link",
        "plain",
        "short",
        "markdown",
        "csv",
        "json",
        "bibtex",
        "csl",
        "latex",
        "html",
    ]
    texts = {}
    for form in formats:
        menu.locator(f"[data-format={form}]").click()
        expect(menu.get_by_role("status")).to_have_text("Copied")
        texts[form] = page.evaluate("navigator.clipboard.readText()")
    link = texts["link"]
    assert link == f"{at(name)}?ed={EDITION}#picture-{name}"
    finding = page.locator(f"#picture-{name} .st-picture__finding").inner_text()
    assert finding in texts["plain"].replace("\u00a0", " ")
    assert texts["plain"].endswith(link)
    assert len(texts["short"]) <= 300
    table = pictures()[name].table
    assert [*csv.reader(texts["csv"].splitlines())] == [
        [*table.head],
        *([*row] for row in table.rows),
    ]
    (entry,) = json.loads(texts["csl"])
    assert entry["URL"] == link
    assert texts["bibtex"].startswith(f"@misc{{setara-{EDITION}-picture-{name},")
    assert rf"\url{{{link}}}" in texts["latex"]
    (pixels,) = re.findall(r"!\[.*?\]\((\S+?\.png)\)", texts["markdown"])
    assert f"]({link})" in texts["markdown"]
    shows = page.locator(f"#picture-{name} [role=img]").first.get_attribute("aria-label")
    written = parsed(texts["html"])
    assert [(image["src"], image["alt"]) for image in written.find_all("img")] == [(pixels, shows)]
    assert written.find("a", href=link)
    assert page.request.get(pixels).body().startswith(b"\x89PNG")
    page.keyboard.press("Escape")
    expect(menu.locator(".st-share__menu")).to_be_hidden()
    context.close()
    assert page.heard == []


def test_without_scripts_a_picture_still_offers_its_files(browser: Browser, at) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(at("by-size"))
    menu = page.locator("#picture-by-size .st-share")
    menu.locator("summary").click()
    expect(menu.locator("a")).to_have_text(["SVG", "PNG", "CSV", "JSON"])
    expect(menu.locator("button").first).to_be_hidden()
    page.close()


def test_a_picture_follows_the_scheme(page: Page, at) -> None:
    page.goto(at("by-size"))
    mark = page.locator("#picture-by-size .st-picture__drawing--wide .mark-symbol path").first
    colours = []
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => { document.body.dataset.mdColorScheme = scheme }", scheme)
        colours.append(mark.evaluate("(one) => getComputedStyle(one).stroke"))
    assert colours == ["rgb(138, 26, 88)", "rgb(242, 161, 205)"]


def test_a_narrow_screen_gets_the_narrow_drawing(browser: Browser, at) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = listening(context.new_page())
    page.goto(at("by-size"))
    figure = page.locator("#picture-by-size")
    expect(figure.locator(".st-picture__drawing--narrow")).to_be_visible()
    expect(figure.locator(".st-picture__drawing--wide")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
    assert page.heard == []


def test_without_the_file_the_drawing_stays(page: Page, at) -> None:
    def lose(route: Route) -> None:
        route.fulfill(status=404)

    page.route("**/assets/pictures/*.json", lose)
    page.goto(at("by-size"))
    figure = page.locator("#picture-by-size")
    figure.locator(PLAY).click()
    expect(figure.locator(".st-picture__said")).to_contain_text("could not be made interactive")
    expect(figure.locator(".st-picture__drawing--wide > svg")).to_be_visible()
    expect(figure.locator(PLAY)).to_be_enabled()
    page.heard = [line for line in page.heard if "404" not in line]


def test_an_axis_has_ticks_as_on_a_slide_rule():
    """From 0.5 to 20: 0.5 to 0.9, 1 to 9, 10 and 20; labels at 1 and 10."""
    scale = axis(0.5, 20, "a title")
    assert scale["values"] == [0.5, 0.6, 0.7, 0.8, 0.9, *range(1, 10), 10, 20]
    assert "[0.1, 1.0, 10.0, 100.0]" in scale["labelExpr"]


def test_a_name_stands_on_its_side():
    east, west = label(1, 2, "A", "ne"), label(1, 2, "A", "sw")
    assert (east["align"], west["align"]) == ("left", "right")
    assert east["dy"] < 0 < west["dy"]


def test_what_was_drawn_once_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(drawing, "CACHE", tmp_path)
    drawings = []
    monkeypatch.setattr(
        drawing, "drawers", lambda: {"svg": lambda text: drawings.append(text) or b"<svg/>"}
    )
    assert [drawing.svg({"mark": "point"}) for _ in range(2)] == ["<svg/>"] * 2
    assert len(drawings) == 1
    drawing.svg({"mark": "line"})
    assert len(drawings) == 2
