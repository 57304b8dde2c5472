"""The reader's question: read from JSON or from a link, checked field by field, never silently changed."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as made
from difflib import get_close_matches
from sys import float_info
from typing import Any

from setara.core import link, present, records
from setara.core.records import Table, strict
from setara.facts import MODELS, PLACES

TYPES = ("model", "grid", "choice", "number")
LARGEST = float_info.max


@dataclass(frozen=True)
class Field:
    """One thing a question may say, with what it accepts."""

    key: str
    type: str
    label: str
    hint: str
    default: Any = None
    unit: str = ""
    node: str = ""
    least: float = 0.0
    most: float = 1e18
    whole: bool = False
    ranged: bool = True
    choices: dict[str, str] = made(default_factory=dict)

    def __post_init__(self) -> None:
        records.choose(self.type, TYPES, "type")

    def options(self) -> dict[str, str]:
        """The ids this field accepts, with their names."""
        if self.type == "model":
            return MODELS.names()
        if self.type == "grid":
            return PLACES.names()
        return self.choices

    def accepted(self) -> str:
        """What the field accepts, in words."""
        if self.type == "number":
            return (
                f"a number from {self.least:g} to {self.most:g}{', or two of them as a range' if self.ranged else ''}"
            )
        options = list(self.options())
        return (
            ", ".join(options) if len(options) <= 8 else f"one of {len(options)} ids, such as {', '.join(options[:3])}"
        )


FIELDS = {name: strict(Field, table, f"question.toml [{name}]") for name, table in records.table("question").items()}
OTHER_FIELDS = ("given", "locale")
RESERVED = ("ed", "r", "q", "h")  # keys of links that belong to the edition, the sharer and the theme
KEYS = {one.key: name for name, one in FIELDS.items()}


@dataclass
class Problem:
    """Something in a question that cannot be answered, with what would be."""

    field: str
    message: str
    accepted: str = ""
    near: list[str] = made(default_factory=list)


@dataclass
class Question:
    """What was asked, as understood: every field's value in force, nodes given by name, and what is wrong."""

    values: dict[str, Any]
    given: dict[str, Any]
    locale: str
    problems: list[Problem]

    @property
    def choices(self) -> dict[str, Any]:
        """The choices in force: the reader's own computer has no data centre's contracts to account by."""
        return {**self.values, "accounting": "location"} if self.values["hardware"] == "local" else self.values

    def link(self) -> str:
        """The query that asks the same, only what differs from the defaults."""
        sized = self.values["active_parameters"] is not None  # then a model left out would be no model
        state = {
            one.key: self.values[name]
            for name, one in FIELDS.items()
            if self.values[name] is not None and (self.values[name] != one.default or (name == "model" and sized))
        }
        return link.write({**state, **self.given})


def near(word: str, names: Any) -> list[str]:
    """The known names nearest to a word, upper or lower case."""
    lower = {str(name).lower(): str(name) for name in names}
    starts = [name for low, name in lower.items() if word and low.startswith(word.lower())]
    close = get_close_matches(word.lower(), lower, n=3, cutoff=0.5)
    return list(dict.fromkeys([*(lower[one] for one in close), *starts]))[:3]


def read(asked: Table, nodes: dict[str, Any]) -> Question:
    """Check a question against its fields; `nodes` are the names that may be given, with the bounds of each."""
    problems: list[Problem] = []
    known = (*FIELDS, *OTHER_FIELDS)
    locale = asked.get("locale")
    if locale is not None and not (isinstance(locale, str) and locale in present.MARKS):
        problems.append(
            Problem("locale", f"No locale called {locale}.", ", ".join(present.MARKS), near(str(locale), present.MARKS))
        )
        locale = None
    problems += [
        Problem(name, f"A question has no field called {name}.", ", ".join(known), near(name, known))
        for name in asked
        if name not in known
    ]
    values = {}
    for name, one in FIELDS.items():
        if asked.get(name) is None:
            values[name] = one.default
        elif isinstance(asked[name], list) and not one.ranged:
            problems.append(Problem(name, f"{one.label} is one number, not a range.", one.accepted()))
            values[name] = None
        elif one.type == "number":
            values[name] = _number(
                name, asked[name], one.label, (one.least, one.most), one.accepted(), locale, problems, one.whole
            )
        else:
            values[name] = _id(name, asked[name], one, problems)
    given = asked.get("given") or {}
    if not isinstance(given, dict):
        problems.append(
            Problem("given", "“given” holds names of the graph with a value each.", '{"idle_reserve": 0.2}')
        )
        given = {}
    taken = {}
    for name, value in given.items():
        if name not in nodes:
            problems.append(
                Problem(
                    f"given.{name}",
                    f"Nothing in the calculation is called {name}.",
                    "a name from `setara factors` or `setara explain`",
                    near(name, nodes),
                )
            )
        else:
            bounds = nodes[name]
            accepted = f"a number from {bounds[0]:g} to {bounds[1]:g}, or two of them as a range"
            taken[name] = _number(f"given.{name}", value, name, bounds, accepted, locale, problems)
    question = Question(values, taken, locale or "en", problems)
    _sizes(question, asked)
    return question


def _sizes(question: Question, asked: Table) -> None:
    values = question.values
    active, total = values["active_parameters"], values["total_parameters"]
    if active is None and total is None:
        return
    if asked.get("model") is None:
        values["model"] = None
    if active is None or total is None:
        active = values["active_parameters"] = total if active is None else active
        total = values["total_parameters"] = active if total is None else total
    lows, highs = zip(*(one if isinstance(one, list) else (one, one) for one in (active, total)), strict=True)
    if None not in (*lows, *highs) and (lows[0] > lows[1] or highs[0] > highs[1]):
        message = (
            f"Total parameters ({link.written(total)}) cannot be fewer than active parameters ({link.written(active)})."
        )
        question.problems.append(Problem("total_parameters", message, f"at least {link.written(active)}"))


def _id(name: str, value: Any, one: Field, problems: list[Problem]) -> str | None:
    options = one.options()
    exact = {option.lower(): option for option in options}.get(value.lower()) if isinstance(value, str) else None
    if exact is None:
        labels = {label.lower(): option for option, label in options.items()}
        by_name = near(str(value), labels)
        found = list(dict.fromkeys([*near(str(value), options), *(labels[label] for label in by_name)]))[:3]
        hint = " or ".join(f"{option} ({options[option]})" for option in found)
        message = f"No {one.type if one.type != 'choice' else name} called {value}."
        problems.append(
            Problem(
                name,
                f"{message}{f' Did you mean {hint}?' if found else ''} Nothing was computed.",
                one.accepted(),
                found,
            )
        )
    return exact


def _number(
    name: str, value: Any, label: str, bounds: tuple[float, float], accepted: str,
    locale: str | None, problems: list[Problem], whole: bool = False,
) -> Any:  # fmt: skip
    if isinstance(value, (list, tuple)):
        if len(value) != 2 or any(isinstance(end, (list, tuple)) for end in value):
            problems.append(Problem(name, f"{label}: a range has two ends, low and high.", accepted))
            return None
        low, high = (_number(name, end, label, bounds, accepted, locale, problems, whole) for end in value)
        if low is None or high is None:
            return None
        if not 0 < low <= high:
            problems.append(
                Problem(
                    name, f"{label}: a range runs from a low above 0 to a high; you gave {low:g} to {high:g}.", accepted
                )
            )
            return None
        return low if low == high else [low, high]
    if isinstance(value, str) and locale:
        try:
            value = present.number_in(value, locale, whole)
        except present.NumberError as error:
            problems.append(Problem(name, f"{label}: {error}.", accepted))
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) <= LARGEST:
        problems.append(Problem(name, f"{label} must be a finite number, not {value!r}.", accepted))
        return None
    if not bounds[0] <= value <= bounds[1]:
        side = f"at least {bounds[0]:g}" if value < bounds[0] else f"at most {bounds[1]:g}"
        problems.append(Problem(name, f"{label} is {side}; you gave {value:g}.", accepted))
        return None
    return value


def from_link(query: str, nodes: dict[str, Any]) -> tuple[Table, list[str], list[Problem]]:
    """The question a link asks, the keys it holds that mean nothing here, and what cannot be read."""
    try:
        state = link.read(query)
    except (link.LinkError, ValueError) as error:
        return {}, [], [Problem("link", f"This link cannot be read: {error}.")]
    asked: Table = {KEYS[key]: value for key, value in state.items() if key in KEYS}
    given = {key: value for key, value in state.items() if key not in KEYS and key in nodes}
    unknown = [key for key in state if key not in KEYS and key not in nodes and key not in RESERVED]
    return {**asked, **({"given": given} if given else {})}, unknown, []
