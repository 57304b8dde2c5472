"""So much of a thing, once or so often, as comparisons and links name it: 10d-answer,
2-beef.wfn-blue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from math import isnan
from typing import Any

from setara.core import link
from setara.core.records import Table
from setara.facts import LIVES, PUBLISHED, SCENARIOS
from setara.facts.things import THINGS
from setara.questions.numbers import shown
from setara.writing import present

ANSWER, NOTHING = "answer", "none"
LIFE = "life"  # the one that is asked about; life-mistral is a named one
PERIODS = {"d": "day", "w": "week", "m": "month", "y": "year"}
DAYS = {"d": 1.0, "w": 7.0, "m": 365.25 / 12, "y": 365.25}
LONGEST = 365.25 * 1000  # days of a time span
MOST, LEAST = 1e18, 1e-18  # of one thing, where there is any of it
AMOUNT = f"a number from 0 to {present.said(MOST)}"
LENGTH = (
    "a number and days, weeks, months or years, such as 18 months or 18m, up to a thousand years"
)
PARTS = ("amount", "period", "thing", "figures")
SPAN = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,6})?)(?P<period>[dwmy])", re.ASCII)
SAID_SPAN = re.compile(r"(?P<number>[^A-Za-z]*)(?P<word>[A-Za-z]+)")
FIGURES = re.compile(r"(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)?", re.ASCII)
ITEM = re.compile(
    r"(?:(?P<amount>\d{1,20}(?:\.\d{1,20})?(?:e-?\d{1,2})?)(?P<period>[dwmy]?)-)?"
    r"(?P<id>[A-Za-z][A-Za-z0-9-]*)(?P<figures>(?:\.[A-Za-z0-9-]+)*)",
    re.ASCII,
)


class ItemError(ValueError):
    """An item or a span that cannot be read: what would be accepted, the nearest names, which part
    is wrong."""

    def __init__(
        self, message: str, accepted: str, near: tuple[str, ...] = (), part: str = ""
    ) -> None:
        super().__init__(message)
        self.accepted, self.near, self.part = accepted, near, part


@dataclass(frozen=True)
class Item:
    """An amount of one thing, once or per period, by the figures that the reader chose."""

    id: str
    amount: float = 1.0
    period: str = ""
    figures: tuple[str, ...] = ()

    def __str__(self) -> str:
        number = link.written(self.amount)
        amount = "" if self.amount == 1 and not self.period else f"{number}{self.period}-"
        return ".".join((f"{amount}{self.id}", *self.figures))

    @property
    def single(self) -> str:
        """One of it by the chosen figures, as links write it."""
        return str(Item(self.id, figures=self.figures))

    def choice(self, figures: Mapping[str, object]) -> str:
        """The chosen one of some figures; the first of them where none was chosen, nothing where
        there is none."""
        return next(
            (figure for figure in self.figures if figure in figures), next(iter(figures), "")
        )


@dataclass(frozen=True)
class Span:
    """A length of time, as links write it: 18m."""

    number: float
    period: str

    def __str__(self) -> str:
        return f"{link.written(self.number)}{self.period}"

    @property
    def days(self) -> float:
        """Its length in days."""
        return self.number * DAYS[self.period]

    def text(self, locale: str) -> str:
        """Its length in words."""
        word = PERIODS[self.period]
        return (
            f"{present.trimmed(self.number, 6, locale)}\u00a0"
            f"{word if self.number == 1 else f'{word}s'}"
        )


@cache
def names() -> dict[str, str]:
    """What everything that can be compared is called, by id."""
    scenarios = {
        name: scenario["name"] for name, scenario in SCENARIOS.items() if name != "default"
    }
    lives = {f"{LIFE}-{name}": life["name"] for name, life in LIVES.items()}
    return {
        ANSWER: "One answer",
        **scenarios,
        LIFE: "This model’s life",
        **lives,
        **PUBLISHED.names(),
        **THINGS.names(),
    }


def life(name: str) -> Table | None:
    """The named life that an id of an item stands for."""
    return LIVES.get(name.removeprefix(f"{LIFE}-")) if name.startswith(f"{LIFE}-") else None


def read_item(entry: object, locale: str | None = None) -> Item:
    """An item from its text in links, or from its parts as they were typed; refuses what cannot be
    meant."""
    if isinstance(entry, Mapping):
        return _from_parts(entry, locale)
    text = str(entry).strip()
    match = ITEM.fullmatch(text)
    if not match:
        accepted = (
            "an id such as beef, 2-beef, 10d-answer for ten a day, beef.wfn-blue for one "
            "of "
            "its figures"
        )
        raise ItemError(f"“{text[:60]}” does not name a thing.", accepted, part="thing")
    name = _thing(match["id"])
    amount = _amount(match["amount"] or 1.0, name, "en")
    return Item(
        name, amount, match["period"] or "", tuple(filter(None, match["figures"].split(".")))
    )


def _from_parts(parts: Mapping[Any, Any], locale: str | None) -> Item:
    if strange := [key for key in parts if key not in PARTS]:
        raise ItemError(f"An item has no part called {str(strange[0])[:60]}.", ", ".join(PARTS))
    name = _thing(str(parts.get("thing", "")))
    period = parts.get("period") or ""
    if not (isinstance(period, str) and period in ("", *PERIODS)):
        raise ItemError(f"No period called {str(period)[:60]}.", ", ".join(PERIODS), part="period")
    figures = parts.get("figures") or ""
    if not (isinstance(figures, str) and FIGURES.fullmatch(figures)):
        raise ItemError(
            "The figures of a thing are ids with dots between them.",
            "such as ademe",
            part="figures",
        )
    typed = parts.get("amount")
    amount = _amount(1.0 if typed is None or typed == "" else typed, name, locale)
    return Item(name, amount, period, tuple(filter(None, figures.split("."))))


def _thing(word: str) -> str:
    known = names()
    name = word if word in known else word.lower()
    if name in known:
        return name
    near = nearest(word, known)
    hint = (
        f" Did you mean {' or '.join(f'{option} ({known[option]})' for option in near)}?"
        if near
        else ""
    )
    message = f"Nothing to compare with is called {word[:60]}.{hint} Nothing was computed."
    raise ItemError(message, f"one of {len(known)} ids", near, "thing")


def _amount(amount: object, name: str, locale: str | None) -> float:
    title = names()[name]
    if isinstance(amount, str) and locale:
        try:
            amount = present.number_in(amount, locale)
        except present.NumberError as error:
            raise ItemError(f"{title}: {error}.", AMOUNT, part="amount") from None
    if isinstance(amount, bool) or not isinstance(amount, (int, float)) or isnan(amount):
        raise ItemError(
            f"{title}: the amount must be a number, not {shown(amount)}.", AMOUNT, part="amount"
        )
    if amount != 0 and not LEAST <= amount <= MOST:
        far = "least" if amount < LEAST else "most"
        reason = f"is beyond reason; the {far} is {present.said(LEAST if amount < LEAST else MOST)}"
        reason = "cannot be negative" if amount < 0 else reason
        raise ItemError(
            f"{title}: an amount of {present.said(amount)} {reason}.", AMOUNT, part="amount"
        )
    return float(amount)


def listed(entries: object) -> list[object]:
    """What a list, or one text with commas, names one by one."""
    return (
        list(entries)
        if isinstance(entries, (list, tuple))
        else []
        if entries == NOTHING
        else list(str(entries).split(","))
    )


def read_items(entries: object) -> list[Item]:
    """The items that a list, or one text with commas, names."""
    return [read_item(entry) for entry in listed(entries)]


def check(items: list[Item], least: int, most: int) -> None:
    """Refuses too few or too many items, and two that are alike."""
    accepted = f"from {least} to {most} of them"
    if not least <= len(items) <= most:
        number = "One thing was" if len(items) == 1 else f"{len(items)} things were"
        raise ItemError(f"{number} named.", accepted)
    for place, item in enumerate(items):
        if item in items[:place]:
            raise ItemError(f"{names()[item.id]} is named twice.", accepted, part=str(place))


def read_span(text: str, locale: str | None = None) -> Span:
    """A time span from its text, as links write it (18m) or in words (18 months)."""
    match = SAID_SPAN.fullmatch(text.strip())
    word = match["word"].lower() if match else ""
    period = next((key for key, name in PERIODS.items() if word in (key, name, f"{name}s")), "")
    if not match or not period:
        raise ItemError(f"“{text[:60]}” is not a time span: write 10d, 6m or 1y.", LENGTH)
    try:
        number = present.number_in(match["number"].strip() or "1", locale or "en")
    except present.NumberError as error:
        raise ItemError(f"{error}.", LENGTH) from None
    span = Span(number, period)
    if not SPAN.fullmatch(str(span)) or not 0 < span.days <= LONGEST:
        reason = (
            "is no time" if not span.days > 0 else "is beyond reason; the most is a thousand years"
        )
        raise ItemError(f"A time span of {text[:60]} {reason}.", LENGTH)
    return span


def nearest(word: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The ids nearest to a word, by id or by name."""
    lower = word.lower()
    by_id = get_close_matches(lower, known, n=3, cutoff=0.6)
    within = [
        name
        for name, title in known.items()
        if len(lower) > 2 and (lower in name or lower in title.lower())
    ]
    return tuple(dict.fromkeys((*by_id, *within)))[:3]
