"""The index of the search: complete, of places that exist, without table cells, with the answers of
the door."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from setara import api
from setara.categories import CARBON
from setara.claims import checking_report
from setara.claims.claim import CLAIMS
from setara.facts import LIVES, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES, STUDIES
from setara.facts.things import THINGS
from setara.stages.factors import FACTORS
from setara.stages.life_cycle import GRAPH
from site_build.search import search_index, search_prose
from tests.site.calculator_page import answer, printed
from tests.site.documents import parsed, text

COUNTS = {
    "Claims": len(CLAIMS) + 1,  # and the page of all
    "Models": len(MODELS), "Everyday things": len(THINGS), "Places": len(PLACES),
    "Published figures": len(PUBLISHED), "Studies": len(STUDIES), "Factors": len(FACTORS),
    "Formulas": len(GRAPH.formulas), "Sources": len(SOURCES),
    # but for the first life; and the page of all
    "Calculators": 3, "Named questions": len(SCENARIOS) + len(LIVES),
}  # fmt: skip
HOW_COMMON = 200


class Entry(NamedTuple):
    kind: str
    title: str
    address: str
    line: str
    names: list[str]
    leads: list[str]
    words: str


@pytest.fixture(scope="module")
def place(site: Path) -> Path:
    (place,) = (site / "en/assets").glob("search-*.json")
    return place


@pytest.fixture(scope="module")
def index(place: Path) -> dict[str, Any]:
    return dict(json.loads(place.read_text("utf-8")))


@pytest.fixture(scope="module")
def entries(index: dict[str, Any]) -> list[Entry]:
    return [Entry(kind["name"], *row) for kind in index["kinds"] for row in kind["entries"]]


@pytest.fixture(scope="module")
def lines(entries: list[Entry]) -> dict[str, str]:
    return {entry.address: entry.line for entry in entries}


def test_every_kind_is_there(index: dict[str, Any], entries: list[Entry]) -> None:
    counter = Counter(entry.kind for entry in entries)
    assert {kind: counter[kind] for kind in COUNTS} == COUNTS
    assert all(kind["entries"] for kind in index["kinds"])
    assert counter["Glossary"] > 50
    assert counter["Method"] > 100
    pages = Counter(entry.kind for entry in entries if "#" not in entry.address)
    assert (pages["Notebooks"], pages["Data"]) == (6, 8)


def test_every_address_is_a_place_of_the_site_and_stands_once(
    site: Path, entries: list[Entry]
) -> None:
    ids: dict[Path, set[str]] = {}
    broken = []
    for address in (entry.address for entry in entries):
        parts = urlsplit(address)
        page = site / "en" / parts.path / "index.html"
        if page.is_file() and page not in ids:
            ids[page] = set(re.findall(r'\sid="([^"]*)"', page.read_text("utf-8")))
        query = parse_qs(parts.query, strict_parsing=bool(parts.query))
        known = query.get("m", ["gpt-5"])[0] in MODELS
        if (
            page not in ids
            or not known
            or (parts.fragment and unquote(parts.fragment) not in ids[page])
        ):
            broken.append(address)
    assert broken == []
    assert len({entry.address for entry in entries}) == len(entries)


def test_the_address_of_a_maker_shows_its_models(entries: list[Entry]) -> None:
    makers = {
        entry.title: parse_qs(urlsplit(entry.address).query)["find"][0]
        for entry in of(entries, "Makers of models")
    }
    assert makers == {model.developer: model.developer for model in MODELS.values()}


def of(entries: list[Entry], kind: str) -> Iterator[Entry]:
    return (entry for entry in entries if entry.kind == kind)


def test_what_is_no_prose_is_left_out() -> None:
    content = """<h1 id="a">Title<a class="headerlink" href="#a">#</a></h1><p>Said <em>so</em>.</p>
    <table><tr><td>cell</td><td>1.2</td></tr></table><form><select><option>option</option></select>\
<input value="input">
    <button>button</button></form><svg><text>drawn</text></svg><span class="katex">formula</span>
    <h2 id="b">Second</h2><p>Text<br>more</p><script>code</script><pre>printed</pre>
    <dl><dt id="c">Term</dt><dd>Means.</dd></dl>"""
    sections = search_prose.Sections(content).found
    assert [(section.tag, section.id, section.title, section.text) for section in sections] == [
        ("h1", "", "Title", "Said so."),
        ("h2", "b", "Second", "Text more"),
        ("dt", "c", "Term", "Means."),
    ]


def test_no_cell_of_a_table_is_in_it(site: Path, entries: list[Entry]) -> None:
    """Words that stand in the cells and options of a page and nowhere else on it are not among its
    words."""
    wrong = []
    for page in {
        entry.address.partition("#")[0]
        for kind in ("Method", "Claims")
        for entry in of(entries, kind)
    }:
        source = (site / "en" / page / "index.html").read_text("utf-8")
        article = parsed(source).article
        cells = " ".join(cell.get_text(" ") for cell in article.find_all(["td", "th", "option"]))
        for part in article.find_all(["table", "select", "form", "svg"]):
            part.extract()
        only = words_of(cells) - words_of(str(article)) - words_of(source.partition("<article")[0])
        for entry in entries:
            if entry.address.partition("#")[0] == page:
                wrong += [(entry.address, word) for word in entry.words.split() if word in only]
    assert wrong == []


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text.lower()))


def test_a_line_tells_what_the_door_answers(lines: dict[str, str]) -> None:
    questions = {f"calculators/answer/?m={name}": {"model": name} for name in MODELS}
    questions |= {f"s/{name}/": scenario["question"] for name, scenario in SCENARIOS.items()}
    questions |= {f"compare/grids/#{code}": {"grid": code} for code in list(PLACES)[::15]}
    for address, question in questions.items():
        impact = answer(**question)["impacts"][CARBON.id]
        assert printed(impact["text"]) in lines[address], address
        assert impact["range_text"] in lines[address], address


def test_the_line_of_a_thing_is_its_row_in_a_comparison_and_on_its_page(
    site: Path, lines: dict[str, str]
) -> None:
    figures: dict[str, list[str]] = {}
    for name, thing in THINGS.items():
        category = next(
            alternative
            for alternative in (CARBON.id, *thing.alternatives)
            if alternative in thing.alternatives
        )
        figures.setdefault(category, []).append(
            f"{name}.{next(iter(thing.alternatives[category]))}"
        )
    for category, items in figures.items():
        for start in range(0, len(items), 9):
            question = {"items": ["answer", *items[start : start + 9]], "category": category}
            for row in json.loads(api.compare(json.dumps(question)))["rows"][1:]:
                line = lines[f"r/{row['id']}/"]
                assert line.startswith(f"{printed(row['text'])} ("), row["id"]
                page = text(site / f"en/r/{row['id']}/index.html")
                spread = " ".join(
                    line.partition("(")[2].partition(")")[0].removesuffix(", assumed").split()
                )
                assert (
                    f"{spread}, range {'assumed' if row['assumed'] else 'as published'}" in page
                ), row["id"]


def test_the_line_of_a_claim_is_its_verdict(lines: dict[str, str]) -> None:
    for name, claim in CLAIMS.items():
        verdict = checking_report.report(name)["verdict"]["first"]
        assert lines[f"claims/{name}/"] == printed(f"“{claim.quote}” {verdict}")


def test_names_lead_to_entries_and_say_something_new(entries: list[Entry]) -> None:
    words = search_index.told()
    titles = {entry.address: entry.title.lower() for entry in entries}
    for key in ("names", "leads"):
        for address, names in words[key].items():
            assert len({name.lower() for name in names}) == len(names), address
            assert titles[address] not in [name.lower() for name in names], address
    assert not set(words["spellings"]) & set(words["spellings"].values())


def test_a_name_without_a_place_is_refused(
    monkeypatch: pytest.MonkeyPatch, lines: dict[str, str]
) -> None:
    search_index.refuse_strangers(lines)
    words = {**search_index.told(), "names": {"r/beaf/": ["cow"]}}
    monkeypatch.setattr(search_index, "told", lambda: words)
    with pytest.raises(ValueError, match=r"nothing to find at 'r/beaf/'; near: .*r/beef/"):
        search_index.refuse_strangers(lines)


def test_every_word_and_every_beginning_of_the_common_ones_is_found(
    site: Path, place: Path, entries: list[Entry]
) -> None:
    (library,) = (site / "en/assets").glob("minisearch-*/minisearch.js")
    (finder,) = (site / "en/assets").glob("js-*/finder.js")
    silent = set(search_index.told()["silent"])
    counted = Counter(
        word
        for entry in entries
        for phrase in (entry.title, entry.line, entry.words, *entry.names, *entry.leads)
        for word in re.findall(r"[^\W_]+", search_index.plain(phrase))
        if word not in silent and any(letter.isalpha() for letter in word)
    )
    common = [word for word, _ in counted.most_common(HOW_COMMON)]
    words = sorted(
        {*counted, *(word[:length] for word in common for length in range(1, len(word)))}
    )
    assert len(words) > 3000
    task = {"library": str(library), "finder": str(finder), "index": str(place), "words": words}
    done = subprocess.run(
        ["node", "--no-warnings", str(Path(__file__).with_name("search_node.mjs"))],
        input=json.dumps(task),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == []
