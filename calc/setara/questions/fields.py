"""The fields of a question: what each accepts, how a value of it is read, and how it stands in a
link."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from difflib import get_close_matches
from typing import Any

from setara.core import records
from setara.core.faults import refuse
from setara.core.records import Table, strict
from setara.facts import MODELS, PLACES
from setara.questions import items
from setara.questions.items import NOTHING, ItemError
from setara.questions.numbers import read_number, shown
from setara.writing.present import NumberError

TYPES = ("model", "grid", "choice", "number", "items", "span", "month")
GROUPS = (
    "answer",  # the question of one answer
    "life",  # the question of a model's life
    "run",  # the training run of that life
    "boundary",  # what is counted, and how it is allocated
    "comparison",  # what stands side by side
    "side",  # which answer is meant there
    "frame",  # the question of a frame in another page
    "curve",  # the model put on the measured curves
)
MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
EARLIEST, LATEST = (
    "2010-01",
    "2100-12",
)  # no language model was served before; beyond, nothing here means anything


@dataclass(frozen=True)
class Field:
    """One thing a question may say, with what it accepts."""

    key: str
    type: str
    label: str
    hint: str
    part: str = (
        ""  # what it is said of: of a model, of tokens; empty where it is of the whole question
    )
    default: Any = None
    unit: str = ""
    node: str = ""
    least: float = 0.0
    most: float = 1e18
    whole: bool = False
    ranged: bool = True
    per_answer: bool = False  # its node holds it for all answers together
    first: bool = False  # replaces what is computed or assumed, so that titles begin with it
    choices: dict[str, str] = made(default_factory=dict)
    groups: dict[str, int] = made(default_factory=dict)  # of controls, with its place in each
    pair_hint: str = ""  # of this control and the one before it, where they stand beside each other

    def __post_init__(self) -> None:
        records.choose(self.type, TYPES, "type")
        for name, place in self.groups.items():
            records.choose(name, GROUPS, "groups")
            if place < 1:
                refuse(f"groups: the place in {name} must be 1 or more, not {place}")

    def options(self) -> dict[str, str]:
        """The ids this field accepts, with their names."""
        if self.type == "model":
            return MODELS.names()
        if self.type == "grid":
            return PLACES.names()
        if self.type == "items":
            return items.names()
        return self.choices

    def accepted(self) -> str:
        """What the field accepts, in words."""
        if self.type == "number":
            what = f"a {'whole ' if self.whole else ''}number from {self.least:g} to {self.most:g}"
            return f"{what}{', or two of them as a range' if self.ranged else ''}"
        if self.type == "span":
            return items.LENGTH
        if self.type == "month":
            return f"a year and a month from {EARLIEST} to {LATEST}, such as 2025-01"
        options = list(self.options())
        return (
            ", ".join(options)
            if len(options) <= 8
            else f"one of {len(options)} ids, such as {', '.join(options[:3])}"
        )


Fields = Mapping[str, Field]


def registry(place: str) -> dict[str, Field]:
    """The fields that a record of the package lists; two at one place of a group are refused."""
    fields = {
        name: strict(Field, table, f"{place}.toml [{name}]")
        for name, table in records.table(place).items()
    }
    taken: dict[tuple[str, int], str] = {}
    for name, field in fields.items():
        for spot in field.groups.items():
            if spot in taken:
                refuse(
                    f"groups: {name} and {taken[spot]} have one place, {spot[1]} in {spot[0]}",
                    "groups",
                    f"{place}.toml [{name}]",
                )
            taken[spot] = name
    return fields


@dataclass
class Problem:
    """Something in a question that cannot be answered, with what would be."""

    field: str
    message: str
    accepted: str = ""
    near: list[str] = made(default_factory=list)


def near(word: str, names: Any) -> list[str]:
    """The known names nearest to a word, upper or lower case."""
    lower = {str(name).lower(): str(name) for name in names}
    starts = [name for low, name in lower.items() if word and low.startswith(word.lower())]
    close = get_close_matches(word.lower(), lower, n=3, cutoff=0.5)
    return list(dict.fromkeys([*(lower[key] for key in close), *starts]))[:3]


def read_fields(fields: Fields, table: Table, locale: str | None, problems: list[Problem]) -> Table:
    """The value in force of each field: what was asked, else its default; what cannot be read adds
    a problem."""
    values: Table = {}
    for name, field in fields.items():
        entry = table.get(name)
        if entry is None:
            values[name] = field.default
        elif field.type in ("items", "span"):
            values[name] = (_items if field.type == "items" else _span)(
                name, entry, field, locale, problems
            )
        elif field.type == "month":
            values[name] = _month(name, entry, field, problems)
        elif field.type == "number":
            values[name] = number(name, entry, field, locale, problems)
        else:
            values[name] = _id(name, entry, field, problems)
    return values


def number(name: str, entry: Any, field: Field, locale: str | None, problems: list[Problem]) -> Any:
    """A number or a range as a field accepts it; nothing, and one problem more, where it is
    neither."""
    try:
        return read_number(entry, field, locale)
    except NumberError as error:
        problems.append(Problem(name, str(error), field.accepted()))
        return None


def months(text: str) -> int | None:
    """A year and a month as months since year 0; nothing where the text is no such thing."""
    match = MONTH.fullmatch(text)
    return int(match[1]) * 12 + int(match[2]) if match else None


def _month(name: str, entry: Any, field: Field, problems: list[Problem]) -> str | None:
    text = entry.strip() if isinstance(entry, str) else ""
    if months(text) and EARLIEST <= text <= LATEST:
        return text
    reason = f"before {EARLIEST}" if text < EARLIEST else f"after {LATEST}"
    what = (
        f"{text} is {reason}" if months(text) else f"“{str(entry)[:40]}” is not a year and a month"
    )
    problems.append(Problem(name, f"{field.label}: {what}.", field.accepted()))
    return None


def _span(
    name: str, entry: Any, _field: Field, locale: str | None, problems: list[Problem]
) -> str | None:
    """A time span as it stands in a link."""
    try:
        return str(items.read_span(str(entry), locale))
    except ItemError as error:
        problems.append(_problem(name, error))
        return None


def _items(
    name: str, entry: Any, field: Field, locale: str | None, problems: list[Problem]
) -> str | None:
    """Items as they stand in a link; what is wrong with one of them is said of it:
    items.1.amount."""
    things, before = [], len(problems)
    for place, text in enumerate(items.listed(entry)):
        try:
            things.append(items.read_item(text, locale))
        except ItemError as error:
            problems.append(_problem(f"{name}.{place}", error))
    try:
        if len(problems) == before:
            items.check(things, int(field.least), int(field.most))
            return ",".join(map(str, things)) or NOTHING
    except ItemError as error:
        problems.append(_problem(name, error))
    return None


def _problem(name: str, error: ItemError) -> Problem:
    field = f"{name}.{error.part}" if error.part else name
    return Problem(field, str(error), error.accepted, list(error.near))


def differing(fields: Fields, values: Table, exceptions: Collection[str] = ()) -> Table:
    """Some values without those that are the defaults, unless they are to be kept."""
    return {
        name: values[name]
        for name, field in fields.items()
        if values.get(name) is not None and (values[name] != field.default or name in exceptions)
    }


def state(fields: Fields, values: Table, exceptions: Collection[str] = ()) -> Table:
    """The same as a link holds it, by keys."""
    return {
        fields[name].key: value for name, value in differing(fields, values, exceptions).items()
    }


def _id(name: str, value: Any, field: Field, problems: list[Problem]) -> str | None:
    options = field.options()
    exact = (
        {option.lower(): option for option in options}.get(value.lower())
        if isinstance(value, str)
        else None
    )
    if exact is None:
        labels = {label.lower(): option for option, label in options.items()}
        word = value if isinstance(value, str) else shown(value)
        by_name = near(word, labels)
        candidates = list(
            dict.fromkeys([*near(word, options), *(labels[label] for label in by_name)])
        )[:3]
        hint = " or ".join(f"{option} ({options[option]})" for option in candidates)
        message = f"No {field.type if field.type != 'choice' else name} called {word[:60]}."
        problems.append(
            Problem(
                name,
                f"{message}{f' Did you mean {hint}?' if candidates else ''} Nothing was computed.",
                field.accepted(),
                candidates,
            )
        )
    return exact
