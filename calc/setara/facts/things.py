"""The things of everyday life, one record each, with every published figure side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from setara.categories import CATEGORIES
from setara.core import records
from setara.core.faults import Place, Reading, at, near, refuse, subtable, subtables
from setara.core.records import Figure, Register, Table, choose, strict
from setara.facts import boundary, horizon
from setara.facts.boundary import Boundary
from setara.facts.horizon import Horizon

GROUPS = {
    "ai": "AI",
    "food": "Food and drink",
    "meals": "Meals and diets",
    "transport": "Transport",
    "digital": "Digital",
    "home": "At home",
    "goods": "Goods",
    "water": "Water",
    "people": "People and countries",
}
LONGEST_LABEL = 18  # characters of a label on a scale
OWN_KEYS = ("name", "place", "boundary", "factors", "gwp20", "withdrawn")


@dataclass(frozen=True)
class Spread:
    """How far from its value a figure of a category may lie whose source gives no range."""

    factor: float
    note: str
    people: float = 1.0  # the same for inventories and statistics of whole countries


RANGES = records.settings_of_each("facts/ranges", Spread)


@dataclass(frozen=True)
class Part:
    """A factor of a figure that is arithmetic on others; a new term to add begins at plus."""

    what: str
    value: float
    unit: str
    source: str
    where: str
    seen: str
    per: bool = False
    plus: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.seen, records.SEEN, "seen")
        if self.value <= 0:
            check(refuse, f"value {self.value} of {self.what!r} must be above 0", "value")
        check.finish()


@dataclass(frozen=True)
class Alternative:
    """One published figure of a thing, with what it counts."""

    id: str
    name: str
    figure: Figure
    boundary: Boundary
    range: tuple[float, float]
    factors: tuple[Part, ...] = ()
    gwp20: Horizon | None = None
    withdrawn: str = ""  # by whom, where its author does not hold it any more

    @property
    def assumed(self) -> bool:
        """Whether the range is the one assumed for its category, because the source gives none."""
        return self.figure.range is None

    @property
    def sources(self) -> list[str]:
        """Every source the figure rests on."""
        part_sources = [part.source for part in self.factors]
        return list(
            dict.fromkeys(
                [self.figure.source, *part_sources, *(self.gwp20.sources if self.gwp20 else [])]
            )
        )


@dataclass(frozen=True)
class Thing:
    """Something to compare with, per one of it."""

    id: str
    name: str
    one: str
    many: str
    group: str
    alternatives: dict[str, dict[str, Alternative]]
    powered: bool = False
    past: bool = False  # whether it is over and done, so that sentences say that it emitted
    note: str = ""

    @property
    def sources(self) -> list[str]:
        """Every source its figures rest on."""
        figures = [
            figure for alternative in self.alternatives.values() for figure in alternative.values()
        ]
        return list(dict.fromkeys(source for figure in figures for source in figure.sources))

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.group, tuple(GROUPS), "group")
        if self.powered and "electricity" not in self.alternatives:
            check(refuse, "what is powered needs a figure for electricity", "powered")
        if not self.alternatives:
            check(refuse, "a thing needs at least one figure")
        check.finish()


def total(parts: tuple[Part, ...]) -> float:
    """The factors multiplied, term by term, and the terms added."""
    terms: list[float] = []
    for part in parts:
        if part.plus or not terms:
            terms.append(1)
        terms[-1] *= 1 / part.value if part.per else part.value
    return sum(terms)


def assumed_factor(category: str, group: str) -> float:
    """How far from its value a figure may lie whose source gives no range; inventories of people
    lie closer."""
    factors = RANGES[category]
    return float(factors[group] if group in factors else factors["factor"])


@dataclass(frozen=True)
class Texts:
    """What a figure is called, where it is from, and by whom it was withdrawn."""

    name: str
    place: str = ""
    withdrawn: str = ""


def alternative(
    name: str,
    table: Any,
    common: Table,
    category: str,
    place: Place | str,
    stages: tuple[str, ...] = boundary.STAGES,
    group: str = "",
) -> Alternative:
    """A figure as a record writes it: one value, or factors to multiply; a range is assumed where
    none is given."""
    where, read = at(place, category, name), Reading()
    if category not in RANGES:
        refuse(
            f"no category {category!r}; near: {near(category, RANGES)}", place=at(place, category)
        )
    if not isinstance(table, dict):
        refuse(f"must be a table, not {table!r}", place=where)
    texts = read(
        strict,
        Texts,
        {key: table[key] for key in ("name", "place", "withdrawn") if key in table},
        where,
    )
    aspects = subtable(table, "boundary", where)
    counted = read(boundary.of_table, {**common, **aspects}, at(where, "boundary"), stages)
    parts = [
        read(strict, Part, entry, below) for entry, below in subtables(table, "factors", where)
    ]
    plain = {key: value for key, value in table.items() if key not in OWN_KEYS}
    if parts and "value" in plain:
        refuse("a value or factors, not both", "value", where)
    made = tuple(part for part in parts if part)
    if parts:
        plain["value"] = (
            total(made) if len(made) == len(parts) else 1.0
        )  # a part that was refused is named alone
    figure = read(strict, Figure, plain, where)
    over_20_years = None
    if figure and figure.value <= 0:
        read(refuse, f"value {figure.value} must be above 0", "value", where)
    if figure and "gwp20" in table:
        over_20_years = read(horizon.of_table, table["gwp20"], figure.value, at(where, "gwp20"))
    read.finish()
    assert texts
    assert counted
    assert figure
    factor = assumed_factor(category, group)
    spread = figure.range or (figure.value / factor, figure.value * factor)
    counted = replace(counted, place=texts.place, year=figure.year)
    return Alternative(
        name, texts.name, figure, counted, spread, made, over_20_years, texts.withdrawn
    )


def thing(name: str, table: Table) -> Thing:
    """The record of a thing, read strictly."""
    place, read = f"facts/things/{name}.toml", Reading()
    records.filled(table, place)
    categories = [category.id for category in CATEGORIES if category.id in table]
    common, label, group = subtable(table, "boundary", place), table.get("one"), table.get("group")
    if not common:
        read(refuse, "[boundary] is missing", place=place)
    elif isinstance(label, str) and len(label) > LONGEST_LABEL:
        read(
            refuse, f"one has {len(label)} characters; a label holds {LONGEST_LABEL}", "one", place
        )
    figures = {
        category: {
            key: read(alternative, key, content, common, category, place, group=str(group))
            for key, content in (read(subtable, table, category, place) or {}).items()
        }
        for category in categories
    }
    texts = {key: value for key, value in table.items() if key not in (*categories, "boundary")}
    return read.finish(read(strict, Thing, {**texts, "id": name, "alternatives": figures}, place))


THINGS = Register(records.folder("facts/things"), thing)
