"""A claim as its record has it, and whether a ratio meets it."""

from __future__ import annotations

from dataclasses import dataclass, field

from setara.categories import CATEGORIES
from setara.core import records
from setara.core.faults import Reading, at, refuse, subtables
from setara.core.records import RecordError, Table, strict

SUBJECTS = {
    "food": "Food",
    "streaming": "Streaming",
    "transport": "Transport",
    "search": "Search and e-mail",
    "models": "Models",
    "scale": "Scale",
}


@dataclass(frozen=True)
class Rule:
    """By how much a ratio may differ from what is claimed, and why."""

    factor: float
    note: str


RULES = {
    name: float(rule["factor"])
    for name, rule in records.settings_of_each("claims/rules", Rule).items()
}


@dataclass(frozen=True)
class Change:
    """What would change the verdict, in a word or two and in a sentence."""

    name: str
    text: str


@dataclass(frozen=True)
class Pair:
    """Two things set against each other: how many of the right one the left one is said to
    equal."""

    left: str
    right: str
    claimed: float
    relation: str
    says: str = ""

    def __post_init__(self) -> None:
        records.choose(self.relation, tuple(RULES), "relation")
        if not self.claimed > 0:
            raise RecordError(f"claimed = {self.claimed} must be above 0")

    def meets(self, ratio: float) -> bool:
        """Whether a ratio is what the claim says, by the rule for its relation."""
        factor = RULES[self.relation]
        if self.relation == "equal":
            return self.claimed / factor <= ratio <= self.claimed * factor
        if self.relation == "less":
            return ratio <= self.claimed
        return ratio > self.claimed if self.relation == "more" else ratio >= self.threshold

    def open(self, low: float, high: float) -> bool:
        """Whether a range holds values that meet the claim and values that do not."""
        if self.relation != "equal":
            return self.meets(low) != self.meets(high)
        touches = low <= self.claimed * RULES["equal"] and high >= self.claimed / RULES["equal"]
        return touches and not (self.meets(low) and self.meets(high))

    @property
    def threshold(self) -> float:
        """The ratio that the words of the claim stand for."""
        return self.claimed * (RULES[self.relation] if self.relation == "far-more" else 1)


@dataclass(frozen=True)
class Claim:
    """What is said, by whom, and everything it takes to check it; texts hold macros where numbers
    stand."""

    quote: str
    name: str
    short_name: str  # where claims are listed side by side, as in the site's menu
    subject: str
    said_by: str
    year: str
    source: str
    where: str
    seen: str
    checked: str
    category: str
    reads: str  # what a ratio counts, such as "queries that take the water of 1 kg of beef"
    left_name: str
    right_name: str
    own: tuple[str, ...]  # the pair that the claim itself makes
    best_for: str
    best_against: str
    changes: tuple[Change, ...]
    pairs: tuple[Pair, ...]
    grid: bool = False  # whether the pairs are all of one list with all of another
    span: str = "1y"
    question: Table = field(default_factory=dict)
    # what the claim takes the boundary of its left side to be
    asserts: dict[str, str] = field(default_factory=dict)
    whole: bool = False  # whether the right sides are totals that count every stage there is
    note: str = ""
    rests_on: tuple[str, ...] = ()  # sources of what the note says, beside those of the figures

    def __post_init__(self) -> None:
        records.choose(self.subject, tuple(SUBJECTS), "subject")
        records.choose(self.seen, records.SEEN, "seen")
        records.choose(self.category, tuple(category.id for category in CATEGORIES), "category")
        if self.own and self.own not in [(pair.left, pair.right) for pair in self.pairs]:
            raise RecordError(f"own = {list(self.own)} is not among the pairs")


def claim(name: str, table: Table) -> Claim:
    """A claim as its file has it: either lists `left` and `right` to be combined, or `pairs`."""
    place = f"claims/{name}.toml"
    records.filled(table, place)
    texts = {
        key: text
        for key, text in table.items()
        if key not in ("left", "right", "claimed", "relation", "changes", "pairs")
    }
    grid = "left" in table
    if grid == ("pairs" in table):
        refuse("either left and right, or pairs", place=place)
    common = {key: table[key] for key in ("claimed", "relation") if key in table}
    for key in ("left", "right", "pairs"):
        if key in table and not isinstance(table[key], list):
            refuse(f"{key!r} must be a list, not {table[key]!r}", key, place)
    if grid and "right" not in table:
        refuse("'right' is missing", place=place)
    written = (
        [
            {"left": left, "right": right, **common}
            for left in table["left"]
            for right in table["right"]
        ]
        if grid
        else [{**common, **pair} if isinstance(pair, dict) else pair for pair in table["pairs"]]
    )
    read = Reading()
    where = [at(place) if grid else at(place, "pairs", index) for index in range(len(written))]
    pairs = [read(strict, Pair, pair, below) for pair, below in zip(written, where, strict=True)]
    changes = [
        read(strict, Change, subtable, below)
        for subtable, below in subtables(table, "changes", place)
    ]
    read.finish()
    return strict(Claim, {**texts, "pairs": pairs, "changes": changes, "grid": grid}, place)


CLAIMS = records.Register(
    {name: table for name, table in records.folder("claims").items() if name != "rules"}, claim
)
