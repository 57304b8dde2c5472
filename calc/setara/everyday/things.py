"""The things of everyday life, one record each, with every published figure side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from setara.categories import CATEGORIES
from setara.core import records
from setara.core.records import Figure, RecordError, Register, Table, strict
from setara.everyday import boundary, horizon
from setara.everyday.boundary import Boundary
from setara.everyday.horizon import Horizon

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
RANGES = records.table("everyday/ranges")
LONGEST_LABEL = 18  # characters of a label on a scale
OWN_KEYS = ("name", "place", "boundary", "factors", "gwp20", "withdrawn")


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
        records.choose(self.seen, records.SEEN, "seen")
        if self.value <= 0:
            raise RecordError(f"value {self.value} of {self.what!r} must be above 0")


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
        others = [part.source for part in self.factors]
        return list(dict.fromkeys([self.figure.source, *others, *(self.gwp20.sources if self.gwp20 else [])]))


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
        figures = [one for found in self.alternatives.values() for one in found.values()]
        return list(dict.fromkeys(source for one in figures for source in one.sources))

    def __post_init__(self) -> None:
        records.choose(self.group, tuple(GROUPS), "group")
        if self.powered and "electricity" not in self.alternatives:
            raise RecordError("what is powered needs a figure for electricity")
        if not self.alternatives:
            raise RecordError("a thing needs at least one figure")


def total(parts: tuple[Part, ...]) -> float:
    """The factors multiplied, term by term, and the terms added."""
    terms: list[float] = []
    for part in parts:
        if part.plus or not terms:
            terms.append(1)
        terms[-1] *= 1 / part.value if part.per else part.value
    return sum(terms)


def assumed_factor(category: str, group: str) -> float:
    """How far from its value a figure may lie whose source gives no range; inventories of people lie closer."""
    one = RANGES[category]
    return float(one.get(group, one["factor"]))


def alternative(
    name: str,
    table: Table,
    common: Table,
    category: str,
    place: str,
    stages: tuple[str, ...] = boundary.STAGES,
    group: str = "",
) -> Alternative:
    """A figure as a record writes it: one value, or factors to multiply; a range is assumed where none is given."""
    place = f"{place} [{category}.{name}]"
    if category not in RANGES:
        raise RecordError(f"{place}: no category {category!r}; they are {', '.join(RANGES)}")
    counted = boundary.of_table({**common, **table.get("boundary", {})}, f"{place} boundary", stages)
    parts = tuple(strict(Part, one, f"{place} factors") for one in table.get("factors", ()))
    plain = {key: value for key, value in table.items() if key not in OWN_KEYS}
    if parts:
        if "value" in plain:
            raise RecordError(f"{place}: a value or factors, not both")
        plain["value"] = total(parts)
    figure = strict(Figure, plain, place)
    if not table.get("name"):
        raise RecordError(f"{place}: 'name' is missing")
    where: dict[str, Any] = {"place": table.get("place", ""), "year": figure.year}
    over_20_years = horizon.of_table(table["gwp20"], figure.value, f"{place} gwp20") if "gwp20" in table else None
    factor = assumed_factor(category, group)
    spread = figure.range or (figure.value / factor, figure.value * factor)
    return Alternative(
        name,
        table["name"],
        figure,
        Boundary(**{**vars(counted), **where}),
        spread,
        parts,
        over_20_years,
        str(table.get("withdrawn", "")),
    )


def thing(name: str, table: Table) -> Thing:
    """The record of a thing, read strictly."""
    place = f"everyday/things/{name}.toml"
    records.filled(table, place)
    categories = [one.id for one in CATEGORIES if one.id in table]
    common = table.get("boundary")
    if common is None:
        raise RecordError(f"{place}: [boundary] is missing")
    figures = {
        category: {
            key: alternative(key, content, common, category, place, group=table.get("group", ""))
            for key, content in table[category].items()
        }
        for category in categories
    }
    if len(table.get("one", "")) > LONGEST_LABEL:
        raise RecordError(f"{place}: one has {len(table['one'])} characters; a label holds {LONGEST_LABEL}")
    texts = {key: value for key, value in table.items() if key not in (*categories, "boundary")}
    return strict(Thing, {**texts, "id": name, "alternatives": figures}, place)


THINGS = Register(records.folder("everyday/things"), thing)
