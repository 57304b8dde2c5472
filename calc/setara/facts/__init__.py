"""What is known: models, places, things, studies and their sources, each read from its records when
asked for."""

from __future__ import annotations

from dataclasses import dataclass

from setara.categories import IMPACTS
from setara.core import records
from setara.core.faults import Reading, RecordError, at, refuse
from setara.core.record_ids import id_faults
from setara.core.records import Figure, Register, Source, Table, strict
from setara.facts import studies
from setara.facts.model_record import model

SCOPES = ("life cycle", "stack")
WORLD = "WOR"  # the place that stands in for an unknown one


@dataclass(frozen=True)
class Place:
    """The electricity of one place, in each category that a figure was found for."""

    name: str
    scope: str
    carbon: Figure
    part_of: str = ""
    water: Figure | None = None
    metals: Figure | None = None
    primary_energy: Figure | None = None

    def __post_init__(self) -> None:
        records.choose(self.scope, SCOPES, "scope")


@dataclass(frozen=True)
class NamedQuestion:
    """A question with an address of its own; `one` and `many` say how its answers are counted."""

    name: str
    one: str
    many: str
    question: Table
    preset: bool = False  # whether the calculator offers it
    keeps: tuple[str, ...] = ()  # what a comparison leaves as the question has it


@dataclass(frozen=True)
class NamedLife:
    """A question about a model's whole life, with what it rests on."""

    name: str
    one: str
    many: str
    question: Table
    sources: tuple[str, ...]
    note: str


def _place(code: str, table: Table) -> Place:
    place, read = f"facts/places/{code}.toml", Reading()
    figures = {
        category.id: read(strict, Figure, table[category.id], at(place, category.id))
        for category in IMPACTS
        if category.id in table
    }
    return read.finish(read(strict, Place, {**table, **figures}, place))


def _source(name: str, table: Table) -> Source:
    source = strict(Source, table, at("facts/sources.toml", name))
    if not source.url and not source.note:
        refuse(
            "a source without an address says in its note where its text is",
            "note",
            at("facts/sources.toml", name),
        )
    return source


if not records.partial() and (faults := tuple(id_faults(records.everything()))):
    raise RecordError(*faults)
SOURCES = Register(records.table("facts/sources"), _source)
MODELS = Register(records.folder("facts/models"), model)
PLACES = Register(records.folder("facts/places"), _place)
STUDIES = Register(records.folder("facts/studies"), studies.study)
PUBLISHED = Register(studies.figures(records.folder("facts/studies")), studies.published)
SCENARIOS: dict[str, Table] = records.settings_of_each("facts/scenarios", NamedQuestion)
LIVES: dict[str, Table] = records.settings_of_each("facts/lives", NamedLife)
