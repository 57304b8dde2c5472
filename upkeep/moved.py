"""Which printed numbers moved between two sets of answers, and by how much."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isclose

from upkeep import tell
from upkeep.answers import Answer, Answers

PRINTED = re.compile(r"(?:× )?(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>[^(]*)(?:\(.*\))?")
SAME = 1e-12  # relative; sums differ by less from one Python to another
OF_VALUES, OF_PRINT = 4, 2  # digits of a ratio


@dataclass(frozen=True)
class Move:
    """A number that moved: whose, which of its numbers, and what is printed before and after."""

    name: str
    part: str
    before: str
    after: str
    ratio: str

    @property
    def cells(self) -> tuple[str, ...]:
        """A row of a table."""
        return self.name, self.part, self.before, self.after, self.ratio


@dataclass(frozen=True)
class Section:
    """What moved in one set of answers, what was added to it and what was taken away."""

    title: str
    moves: tuple[Move, ...]
    names: tuple[str, ...]
    total: int

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The numbers that a reader sees move."""
        return [move.cells for move in self.moves if move.before != move.after]

    @property
    def notes(self) -> list[str]:
        """What is no row: names that came or went, and what moved unseen; where there is nothing at
        all, that."""
        unseen = len(self.moves) - len(self.rows)
        notes = [*self.names, *([f"{unseen} more by less than is printed"] if unseen else [])]
        return notes if notes or self.rows else [f"nothing moved in {self.total}"]

    def text(self) -> str:
        """Aligned columns for a terminal."""
        return "\n  ".join([f"{self.title}:", *tell.aligned(self.rows), *self.notes])

    def markdown(self) -> str:
        """A table for a pull request."""
        table = tell.markdown(("of", "what", "before", "after", "ratio"), self.rows)
        return "\n".join([f"### {self.title}", "", *table, "", *self.notes, ""])


def of_answers(title: str, before: Answers, after: Answers) -> Section:
    """What moved in answers whose values are known."""
    moves = (
        move
        for name in before
        if name in after
        for move in _answer_moves(name, before[name], after[name])
    )
    return Section(title, tuple(moves), _names(before, after), len(after))


def of_links(title: str, before: dict[str, str], after: dict[str, str]) -> Section:
    """What moved in published links, whose printed numbers alone are known."""
    moves = (
        move
        for link in before
        if link in after
        for move in _link_moves(link, before[link], after[link])
    )
    return Section(title, tuple(moves), _names(before, after), len(after))


def _answer_moves(name: str, before: Answer, after: Answer) -> Iterator[Move]:
    for category in (key for key in before if key != "title" and key in after):
        old, new = before[category], after[category]
        values = all(isclose(old[key], new[key], rel_tol=SAME) for key in ("value", "low", "high"))
        if not values or _printed(old) != _printed(new):
            yield Move(
                name,
                category,
                _printed(old),
                _printed(new),
                _ratio(old["value"], new["value"], OF_VALUES),
            )


def _printed(impact: Answer) -> str:
    return f"{impact['text']} ({impact['range_text']})".replace("\u00a0", " ")


def _link_moves(link: str, before: str, after: str) -> Iterator[Move]:
    old, new = before.split("; "), after.split("; ")
    if len(old) != len(new):
        yield Move(link, "", before, after, "")
        return
    for place, (first, second) in enumerate(zip(old, new, strict=True), start=1):
        if first != second:
            yield Move(link, str(place), first, second, _printed_ratio(first, second))


def _printed_ratio(before: str, after: str) -> str:
    old, new = PRINTED.fullmatch(before), PRINTED.fullmatch(after)
    if not old or not new or old["unit"] != new["unit"]:
        return ""
    first, second = (float(printed["number"].replace(",", "")) for printed in (old, new))
    return _ratio(first, second, OF_PRINT) and f"about {_ratio(first, second, OF_PRINT)}"


def _ratio(before: float, after: float, digits: int) -> str:
    return f"× {after / before:.{digits}g}" if before else ""


def _names(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    old, new = list(before), list(after)
    added = (f"new: {name}" for name in new if name not in old)
    return (*added, *(f"gone: {name}" for name in old if name not in new))
