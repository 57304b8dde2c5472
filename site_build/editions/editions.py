"""Editions: which are released, what moved between them and why, and the files of each below
data/."""

import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from setara import EDITION
from setara.facts import SCENARIOS
from site_build.content import blocks
from site_build.editions import data_files, frozen, record_rows
from site_build.editions.edition_notes import FILE, Change, Erratum, Notes, notes
from site_build.engine import engine
from site_build.theme import templating

FOLDER = engine.EDITIONS
Row = dict[str, Any]
MEASURED = (
    "facility_electricity",
    "chip_energy_per_output_token",
)  # computed, but what a meter may say instead
COMPUTED = """import json, sys
sys.path.insert(0, sys.argv[1])
from setara.lives.life import LIFE_FIELDS
try:
    from setara.questions.question import FIELDS
    from setara.stages.factors import FACTORS
    from setara.stages.life_cycle import GRAPH
except ImportError:  # 2026.12
    from setara.facts import FACTORS
    from setara.model import GRAPH
    from setara.question import FIELDS
asked = {one.node or name for name, one in {**FIELDS, **LIFE_FIELDS}.items()}
print(json.dumps([name for name in GRAPH.formulas if name not in FACTORS and name not in asked]))"""


@dataclass(frozen=True)
class Move:
    """A printed number of a named question, in the edition before and in this one."""

    scenario: str
    name: str
    category: str
    before: str
    after: str


def released() -> list[str]:
    """The editions that are frozen, the eldest first."""
    return sorted(path.parent.name for path in FOLDER.glob("*/manifest.json"))


def everyone() -> list[str]:
    """All editions, the eldest first; the last is the one that this site computes with."""
    return sorted({*released(), EDITION})


def recorded() -> Notes:
    """What is written down beside the released editions."""
    return notes(FOLDER / FILE, tuple(everyone()))


def changes(edition: str) -> list[Change]:
    """Why numbers moved in an edition."""
    return [change for change in recorded().changes if change.edition == edition]


def errata(edition: str) -> list[Erratum]:
    """What was wrong with an edition."""
    return [erratum for erratum in recorded().errata if erratum.edition == edition]


@cache
def answers(edition: str) -> dict[str, Row]:
    """The answers to the named questions that an edition gave, by scenario and category."""
    if edition in released():
        rows = json.loads((FOLDER / edition / "scenarios.json").read_text("utf-8"))["rows"]
    else:
        rows = record_rows.scenarios()
    return {row["id"]: row for row in rows}


@cache
def shown(edition: str = "") -> frozen.Pages:
    """What the pages that are held to an edition show; without one, what those show that follow the
    calculator."""
    if edition not in released():
        return frozen.latest()
    place = FOLDER / edition / frozen.FILE
    return frozen.read(place.read_text("utf-8"), f"{edition}/{place.name}")


def scenarios() -> Iterator[tuple[str, bool, frozen.Scenario]]:
    """Every page of a named question: its place below s/, whether it is held to its edition, and
    what it shows."""
    yield from ((name, False, scenario) for name, scenario in shown().scenarios.items())
    for edition in everyone():
        yield from (
            (f"{name}/{edition}", True, scenario)
            for name, scenario in shown(edition).scenarios.items()
        )


@cache
def moves(edition: str) -> list[Move]:
    """The printed numbers that moved from the edition before to this one."""
    place = everyone().index(edition)
    if not place:
        return []
    before, after = answers(everyone()[place - 1]), answers(edition)
    return [
        Move(row["scenario"], row["name"], row["category"], printed(before[name]), printed(row))
        for name, row in after.items()
        if name in before and printed(before[name]) != printed(row)
    ]


def printed(row: Row) -> str:
    """An answer as pages print it."""
    return f"{row['text']} ({row['range_text']})"


def unexplained(edition: str) -> list[str]:
    """What stands between the changes that were written down and the numbers that moved."""
    moved = {move.scenario for move in moves(edition)}
    named = {name for change in changes(edition) for name in change.moves}
    return [
        *(
            f"{name} moved in {edition}, and {FILE} gives no reason"
            for name in sorted(moved - named)
        ),
        *(
            f"{FILE} names {name}, which did not move in {edition}"
            for name in sorted(named - moved)
        ),
    ]


def withdrawn(edition: str) -> str:
    """Why an edition must not be relied on any more; nothing where it may be."""
    return recorded().withdrawn.get(edition, "")


def later(edition: str) -> list[Change]:
    """Why numbers moved after an edition."""
    return [
        change for successor in everyone() if successor > edition for change in changes(successor)
    ]


@cache
def results(edition: str) -> list[str]:
    """The names of all that the calculator of a released edition computes, which no link to it may
    set."""
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(engine.released()[edition]) as wheel,
    ):
        wheel.extractall(folder)
        names = json.loads(engine.run(sys.executable, "-I", "-c", COMPUTED, folder))
    return [name for name in names if name not in MEASURED]


def since() -> dict[str, Row]:
    """For each earlier edition that links may name: why numbers moved after it, whether withdrawn,
    what it computes."""
    return {
        edition: {
            "withdrawn": withdrawn(edition),
            "results": results(edition),
            "errata": len(errata(edition)),
            "changes": [
                {"edition": change.edition, "date": change.date, "reason": change.reason}
                for change in later(edition)
            ],
        }
        for edition in released()
        if edition != EDITION
    }


def outdated(scenario: frozen.Scenario) -> Row:
    """What became of an answer after its edition: whether the question is still asked, what moved
    to what, and why."""
    now, before = shown().scenarios.get(scenario.id), scenario.answer["impacts"]
    moved = [
        impact
        for category, impact in (now.answer["impacts"].items() if now else ())
        if category in before and printed(before[category]) != printed(impact)
    ]
    reasons = [change for change in later(scenario.subject.edition) if scenario.id in change.moves]
    return {"asked": now is not None, "moved": moved, "reasons": reasons if moved else []}


def told() -> list[Row]:
    """Every edition for the page that lists them, the latest first."""
    return [
        {
            "edition": edition,
            "released": edition in released(),
            "withdrawn": withdrawn(edition),
            "errata": errata(edition),
            "changes": [
                {
                    "change": change,
                    "moves": [move for move in moves(edition) if move.scenario in change.moves],
                }
                for change in changes(edition)
            ],
        }
        for edition in reversed(everyone())
    ]


def files() -> Iterator[tuple[str, bytes]]:
    """The files below data/: those of each released edition as they were frozen, and those of the
    latest."""
    for edition in released():
        for path in sorted((FOLDER / edition).iterdir()):
            yield f"data/{edition}/{path.name}", path.read_bytes()
    if EDITION in released():
        latest = {path.name: path.read_bytes() for path in sorted((FOLDER / EDITION).iterdir())}
    else:
        latest = data_files.edition(data_files.PREPARED, engine.plain_wheel())
        yield from ((f"data/{EDITION}/{name}", content) for name, content in latest.items())
    yield from ((f"data/latest/{name}", content) for name, content in latest.items())


def pages(_language: str) -> dict[str, str | bytes]:
    """The files of all editions, the page about them for programs, and the page of all editions."""
    content: dict[str, str | bytes] = dict(files())
    latest = json.loads(content["data/latest/manifest.json"])["files"]
    tables = [
        {
            "name": name,
            "rows": len(json.loads(content[f"data/latest/{name}.json"])["rows"]),
            **data_files.TITLES[name],
        }
        for name in record_rows.KINDS
    ]
    wheel = next((name for name in latest if name.endswith(".whl")), "")
    environment = templating.environment()
    texts = {
        "edition": EDITION,
        "tables": tables,
        "files": latest,
        "wheel": wheel,
        "specification": data_files.SPECIFICATION,
    }
    links = {
        scenario["name"]: blocks.answered(name)["link"] for name, scenario in SCENARIOS.items()
    }
    for place in ("data/programs.md", "llms.txt"):
        content[place] = environment.get_template(place).render(**texts, links=links)
    return content
