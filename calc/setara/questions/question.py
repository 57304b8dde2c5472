"""The reader's question: read from JSON or from a link, checked field by field, never silently
changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from setara.core import link
from setara.core.records import Table
from setara.questions.checks import check
from setara.questions.claimed import Ends, read_ends
from setara.questions.fields import (
    Fields,
    Problem,
    differing,
    near,
    number,
    read_fields,
    registry,
    state,
)
from setara.questions.numbers import shown
from setara.questions.settable import Settable
from setara.writing import present

FIELDS = registry("questions/question")
OTHER_FIELDS = ("given", "locale", "claimed")
CLAIMED = "r"
LOCALE = "en"  # of links
RESERVED = (
    "ed",
    CLAIMED,
    "q",
    "h",
)  # keys of links that belong to the edition, the sharer and the theme


@dataclass
class Question:
    """What was asked, as understood: every field's value in force, nodes given by name, and what is
    wrong."""

    values: dict[str, Any]
    given: dict[str, Any]
    locale: str
    problems: list[Problem]
    fields: Fields = field(default_factory=lambda: FIELDS)
    inputs: dict[str, float] = field(
        default_factory=dict
    )  # values of leaves that follow from what was said
    claimed: Ends | None = (
        None  # the range that a link was shared with, which is no part of what is asked
    )
    whole_life: bool = (
        False  # asked of a model's whole life: answers and tokens follow from the service
    )

    @property
    def local(self) -> bool:
        """Whether the reader's own computer answers: it stands in no data centre, and nothing is
        sent."""
        return bool(self.values["hardware"] == "local")

    @property
    def choices(self) -> dict[str, Any]:
        """The choices in force: the reader's own computer has no data centre's contracts to account
        by."""
        return {**self.values, "accounting": "location"} if self.local else self.values

    def asked(self) -> Table:
        """The question that asks the same, as the door takes it: only what differs from the
        defaults."""
        settings = differing(self.fields, self.values, self._kept)
        return {**settings, "given": self.given} if self.given else settings

    def link(self) -> str:
        """The query that asks the same, only what differs from the defaults."""
        return link.write({**state(self.fields, self.values, self._kept), **self.given})

    @property
    def _kept(self) -> tuple[str, ...]:
        sized = (
            self.values["active_parameters"] is not None
        )  # then a model left out would be no model
        return ("model",) if sized else ()


def read(table: Table, nodes: Settable, fields: Fields = FIELDS) -> Question:
    """Check a question against its fields; `nodes` are the names that may be given, with the bounds
    of each."""
    problems: list[Problem] = []
    known = (*fields, *OTHER_FIELDS)
    locale = table.get("locale")
    if locale is not None and not (isinstance(locale, str) and locale in present.MARKS):
        message = f"No locale called {shown(locale)}."
        problems.append(
            Problem("locale", message, ", ".join(present.MARKS), near(str(locale), present.MARKS))
        )
        locale = None
    problems += [
        Problem(
            name[:60],
            f"A question has no field called {name[:60]}.",
            ", ".join(known),
            near(name, known),
        )
        for name in table
        if name not in known
    ]
    values = read_fields(fields, table, locale, problems)
    given = _given(table.get("given"), nodes, locale, problems)
    claimed = read_ends(table.get("claimed"))
    if claimed is None and table.get("claimed") is not None:
        problems.append(
            Problem(
                "claimed",
                "“claimed” is the range that a link was shared with.",
                "[0.00006, 0.00035]",
            )
        )
    question = Question(values, given, locale or "en", problems, fields, claimed=claimed)
    check(question, table)
    return question


def _given(entries: Any, nodes: Settable, locale: str | None, problems: list[Problem]) -> Table:
    """What is given by name, each read as a field is."""
    if entries is not None and not isinstance(entries, dict):
        accepted = '{"idle_reserve": 0.2}'
        problems.append(
            Problem("given", "“given” holds names of the graph with a value each.", accepted)
        )
        return {}
    given = {}
    for name, value in (entries or {}).items():
        if name in nodes:
            given[name] = number(f"given.{name}", value, nodes.field(name), locale, problems)
        else:
            problems.append(nodes.refusal(name))
    return given


def from_link(
    query: str, nodes: Settable, fields: Fields = FIELDS
) -> tuple[Table, list[str], list[Problem]]:
    """The question a link asks, the keys it holds that mean nothing here, and what cannot be read.

    Its texts are read as any text is, in the locale of links; where one cannot be, it stays as it
    is, with the locale.
    """
    try:
        texts = link.read(query)
    except (link.LinkError, ValueError) as error:
        return {}, [], [Problem("link", f"This link cannot be read: {error}.")]
    names = {field.key: name for name, field in fields.items()}
    field_texts = {names[key]: text for key, text in texts.items() if key in names}
    given = {
        key: text for key, text in texts.items() if key not in names and key in nodes.graph.nodes
    }
    unknown = [key for key in texts if not (key in names or key in given or key in RESERVED)]
    claimed = read_ends(texts.get(CLAIMED))
    if CLAIMED in texts and not claimed:
        unknown.append(CLAIMED)
    problems: list[Problem] = []
    values = _known(field_texts, read_fields(fields, field_texts, LOCALE, problems))
    extras: Table = {
        "given": _known(given, _given(given, nodes, LOCALE, problems)),
        "claimed": claimed,
    }
    extras |= {"locale": LOCALE} if problems else {}
    return {**values, **{name: extra for name, extra in extras.items() if extra}}, unknown, []


def _known(texts: Table, values: Table) -> Table:
    """The values that texts were read as; a text that was not stays as it is."""
    return {
        name: text if values.get(name) is None else values[name] for name, text in texts.items()
    }
