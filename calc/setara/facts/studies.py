"""What others published about AI: a study with its figures, what each counts, and what it states of
its making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from setara.core import records
from setara.core.faults import Place, Reading, at, near, refuse, subtable, subtables
from setara.core.records import Figure, Table, choose, choose_day, strict
from setara.facts.boundary import ANSWER_STAGES, Boundary, of_table
from setara.facts.things import Alternative, alternative

UNITS = {
    "answer": "one answer",
    "session": "one session",
    "day": "one day",
    "training": "a training",
    "life": "a model’s life",
    "industry": "a year of all data centres",
}
PAST = ("training", "life")  # what is over: of it sentences say that it emitted
METERS = ("chips", "machines", "building", "unknown")  # where the electricity of a figure is read
STUDY_TEXTS = ("name", "by", "year", "source", "says", "includes", "misquoted")
PRINTED = "printed"  # the id of a published figure as its source has it
FIGURE_TEXTS = ("source", "where", "seen", "checked", "year")
INHERITED = (*FIGURE_TEXTS, "by", "per", "place", "boundary_notes")
MERGED = ("boundary", "boundary_notes", "states")


@dataclass(frozen=True)
class Quote:
    """Words of a study as they stand."""

    words: str
    where: str
    seen: str

    def __post_init__(self) -> None:
        choose(self.seen, records.SEEN, "seen")


@dataclass(frozen=True)
class Part:
    """One line of a printed breakdown: a share of a figure, an amount, or less than so much."""

    name: str
    stages: tuple[str, ...]
    shares: dict[str, float] = field(default_factory=dict)
    amounts: dict[str, float] = field(default_factory=dict)
    below: dict[str, float] = field(default_factory=dict)
    note: str = ""

    def __post_init__(self) -> None:
        for stage in self.stages:
            choose(stage, ANSWER_STAGES, "stages")

    def share(self, category: str, figure: Figure) -> float | None:
        """Its share of the figure, where it is printed."""
        if category in self.amounts:
            return self.amounts[category] / figure.value
        return self.shares.get(category)


@dataclass(frozen=True)
class Statement:
    """What a study states of one input, by the name the calculator has for it; `over` where it is a
    ratio of two."""

    value: Any
    where: str
    source: str
    seen: str
    over: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        choose(self.seen, records.SEEN, "seen")

    @property
    def said(self) -> Any:
        """The value as the calculator takes it."""
        return self.value if self.over is None else self.value / self.over


@dataclass(frozen=True)
class Published:
    """What somebody published of AI per functional unit: figures by category, with what each
    counts."""

    study: str
    name: str
    many: str
    by: str
    year: str
    functional_unit: str
    source: str
    where: str
    seen: str
    checked: str
    boundary: Boundary
    alternatives: dict[str, dict[str, Alternative]]
    short: str = ""
    one: str = ""
    misread: str = ""
    boundary_notes: dict[str, str] = field(default_factory=dict)
    per: str = "answer"
    place: str = ""
    meter: str = "building"
    main: bool = False  # whether the calculator lists it beside its results
    stages: tuple[Part, ...] = ()
    states: dict[str, Statement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.per, tuple(UNITS), "per")
        check(choose, self.meter, METERS, "meter")
        check(choose, self.seen, records.SEEN, "seen")
        check(choose_day, self.checked, "checked")
        check.finish()

    def figure(self, category: str) -> Figure | None:
        """The figure of a category as it was printed, where there is one."""
        return (
            self.alternatives[category][PRINTED].figure if category in self.alternatives else None
        )

    def counted(self, category: str) -> Boundary:
        """What the figure of a category counts."""
        return self.alternatives[category][PRINTED].boundary


@dataclass(frozen=True)
class Study:
    """One publication: what it says, what it includes, what it is misquoted as, and its figures by
    id."""

    name: str
    by: str
    year: str
    source: str
    says: str
    includes: str
    misquoted: tuple[str, ...]
    figures: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()


def study(name: str, table: Table) -> Study:
    """A study as its file has it."""
    place, read = f"facts/studies/{name}.toml", Reading()
    texts = {key: table[key] for key in STUDY_TEXTS if key in table}
    quotes = [
        read(strict, Quote, entry, below)
        for entry, below in read(subtables, table, "quotes", place) or ()
    ]
    known = sorted({*STUDY_TEXTS, *INHERITED, *MERGED, "quotes", "records"})
    for key in table:
        if key not in known:
            read(refuse, f"unknown key {key!r}; near: {near(key, known)}", key, place)
    named = list(read(subtable, table, "records", place) or ())
    if not named:
        read(refuse, "[records] is missing: a study has at least one figure", place=place)
    return read.finish(read(strict, Study, {**texts, "quotes": quotes, "figures": named}, place))


def figures(studies: dict[str, Table]) -> dict[str, Table]:
    """Every published figure by its id, with what it inherits from its study; ids are unique over
    all studies."""
    tables: dict[str, Table] = {}
    for name, table in studies.items():
        place = f"facts/studies/{name}.toml"
        common = {key: table[key] for key in INHERITED if key in table}
        for key, entry in subtable(table, "records", place).items():
            where = at(place, "records", key)
            if not isinstance(entry, dict):
                refuse(f"must be a table, not {entry!r}", place=where)
            merged = {
                word: {**subtable(table, word, place), **subtable(entry, word, where)}
                for word in MERGED
            }
            tables[key] = {**common, **entry, **merged, "study": name}
    return dict(sorted(tables.items()))


def published(name: str, table: Table) -> Published:
    """A published figure as its study's file has it."""
    place, read = at(f"facts/studies/{table['study']}.toml", "records", name), Reading()
    if not subtable(table, "figures", place):
        refuse("'figures' is missing", place=place)
    common = {key: table[key] for key in FIGURE_TEXTS if key in table}
    details = {"place": table.get("place", ""), "name": "as printed"}
    alternatives = {
        category: {
            PRINTED: read(
                _printed,
                {**common, **details},
                table["figures"],
                table["boundary"],
                category,
                at(place, "figures"),
            )
        }
        for category in table["figures"]
    }
    cited: Table = {key: table[key] for key in ("source", "seen") if key in table}
    states = {
        key: read(
            strict,
            Statement,
            {**cited, **subtable(table["states"], key, place)},
            at(place, "states", key),
        )
        for key in table["states"]
    }
    stages = [
        read(strict, Part, entry, below) for entry, below in subtables(table, "stages", place)
    ]
    texts = {key: value for key, value in table.items() if key != "figures"}
    counted = read(of_table, table["boundary"], at(place, "boundary"), ANSWER_STAGES)
    made = {"boundary": counted, "alternatives": alternatives, "states": states, "stages": stages}
    return read.finish(read(strict, Published, {**texts, **made}, place))


def _printed(
    common: Table, figures: Table, boundary: Table, category: str, place: Place
) -> Alternative:
    """The figure of a category as the study prints it."""
    figure = {**common, **subtable(figures, category, place)}
    return alternative(PRINTED, figure, boundary, category, place, ANSWER_STAGES)
