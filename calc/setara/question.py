"""The reader's question: read from JSON or from a link, checked field by field, never silently changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from setara.core import link, present
from setara.core.records import Table
from setara.fields import Fields, Problem, differing, near, read_fields, read_number, registry, state
from setara.sharing.claimed import Ends, read_ends
from setara.wording import heading

FIELDS = registry("question")
OTHER_FIELDS = ("given", "locale", "claimed")
CLAIMED = "r"
RESERVED = ("ed", CLAIMED, "q", "h")  # keys of links that belong to the edition, the sharer and the theme


@dataclass
class Question:
    """What was asked, as understood: every field's value in force, nodes given by name, and what is wrong."""

    values: dict[str, Any]
    given: dict[str, Any]
    locale: str
    problems: list[Problem]
    fields: Fields = field(default_factory=lambda: FIELDS)
    inputs: dict[str, float] = field(default_factory=dict)  # values of leaves that follow from what was said
    claimed: Ends | None = None  # the range that a link was shared with, which is no part of what is asked
    whole_life: bool = False  # asked of a model's whole life: answers and tokens follow from the service

    @property
    def local(self) -> bool:
        """Whether the reader's own computer answers: it stands in no data centre, and nothing is sent."""
        return bool(self.values["hardware"] == "local")

    @property
    def choices(self) -> dict[str, Any]:
        """The choices in force: the reader's own computer has no data centre's contracts to account by."""
        return {**self.values, "accounting": "location"} if self.local else self.values

    def asked(self) -> Table:
        """The question that asks the same, as the door takes it: only what differs from the defaults."""
        said = differing(self.fields, self.values, self._kept)
        return {**said, "given": self.given} if self.given else said

    def link(self) -> str:
        """The query that asks the same, only what differs from the defaults."""
        return link.write({**state(self.fields, self.values, self._kept), **self.given})

    @property
    def _kept(self) -> tuple[str, ...]:
        sized = self.values["active_parameters"] is not None  # then a model left out would be no model
        return ("model",) if sized else ()


def read(asked: Table, nodes: dict[str, Any], fields: Fields = FIELDS) -> Question:
    """Check a question against its fields; `nodes` are the names that may be given, with the bounds of each."""
    problems: list[Problem] = []
    known = (*fields, *OTHER_FIELDS)
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
    values = read_fields(fields, asked, locale, problems)
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
            taken[name] = read_number(f"given.{name}", value, heading(name), bounds, accepted, locale, problems)
    claimed = read_ends(asked.get("claimed"))
    if claimed is None and asked.get("claimed") is not None:
        problems.append(Problem("claimed", "“claimed” is the range that a link was shared with.", "[0.00006, 0.00035]"))
    question = Question(values, taken, locale or "en", problems, fields, claimed=claimed)
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


def from_link(query: str, nodes: dict[str, Any], fields: Fields = FIELDS) -> tuple[Table, list[str], list[Problem]]:
    """The question a link asks, the keys it holds that mean nothing here, and what cannot be read."""
    try:
        found = link.read(query)
    except (link.LinkError, ValueError) as error:
        return {}, [], [Problem("link", f"This link cannot be read: {error}.")]
    keys = {one.key: name for name, one in fields.items()}
    asked: Table = {keys[key]: value for key, value in found.items() if key in keys}
    given = {key: value for key, value in found.items() if key not in keys and key in nodes}
    unknown = [key for key in found if key not in keys and key not in nodes and key not in RESERVED]
    claimed = read_ends(found.get(CLAIMED))
    if CLAIMED in found and not claimed:
        unknown.append(CLAIMED)
    others = {"given": given, "claimed": claimed}
    return {**asked, **{name: one for name, one in others.items() if one}}, unknown, []
