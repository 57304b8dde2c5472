"""What the fields of a question must be to each other; each adds a problem to the field that would
have to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from setara.core import link
from setara.core.records import Table
from setara.questions.fields import Problem
from setara.writing import present

if TYPE_CHECKING:
    from setara.questions.question import Question

TEXTS = ("prompt_tokens", "cached_tokens", "output_tokens", "reasoning_tokens")
LONGEST_TEXT = (
    10_000_000  # tokens of one answer in all: our choice, ten times what models are served with
)
SLACK = 1.001  # so that one field may reach its end beside the usual values of the others
MULTIPLIERS = ("answers", "answers_per_day")
MOST_AT_HOME = 64  # requests that one computer of a reader decodes together: our choice


def ends(value: Any) -> tuple[float, float]:
    """Low and high of a value, the same where it is no range."""
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def check(question: Question, table: Table) -> None:
    """All of them."""
    _sizes(question, table)
    _tokens(question)
    _lifetime(question)
    _at_home(question)
    _measured(question)


def _sizes(question: Question, table: Table) -> None:
    values = question.values
    active, total = values["active_parameters"], values["total_parameters"]
    if active is None and total is None:
        return
    if table.get("model") is None:
        values["model"] = None
    if active is None or total is None:
        active = values["active_parameters"] = total if active is None else active
        total = values["total_parameters"] = active if total is None else total
    lows, highs = zip(ends(active), ends(total), strict=True)
    if None not in (*lows, *highs) and (lows[0] > lows[1] or highs[0] > highs[1]):
        message = (
            f"Total parameters ({link.written(total)}) cannot be fewer than active parameters "
            f"({link.written(active)})."
        )
        question.problems.append(
            Problem("total_parameters", message, f"at least {link.written(active)}")
        )


def _tokens(question: Question) -> None:
    """An answer has at least one token that is read or written, and no more than any model looks
    back on."""
    most = {name: ends(question.values[name])[1] for name in TEXTS}
    if None in most.values():
        return
    if sum(most.values()) == most["cached_tokens"]:
        message = (
            "An answer without tokens serves nothing: give at least one token to send or to get."
        )
        question.problems.append(
            Problem("output_tokens", message, "at least 1, or tokens you send")
        )
    elif (whole := sum(most.values())) > LONGEST_TEXT * SLACK:
        longest = max(most, key=lambda name: most[name])
        text, limit = (present.quantity(tokens, "token", 6) for tokens in (whole, LONGEST_TEXT))
        message = (
            f"An answer of {text} in all is longer than any model takes; the most here is {limit}."
        )
        question.problems.append(Problem(longest, message, f"at most {limit} together"))


def _lifetime(question: Question) -> None:
    """The answers take no more tokens than the model's whole life has; a life is asked for its
    service instead."""
    values = question.values
    most = {name: ends(values.get(name))[1] for name in (*TEXTS, "answers")}
    lifetime = ends(values["lifetime_tokens"])[0]
    if lifetime is None or None in most.values():
        return
    served = most["answers"] * (sum(most[name] for name in TEXTS) - most["cached_tokens"])
    if lifetime < served:
        text, limit = (present.quantity(tokens, "token", 6) for tokens in (served, lifetime))
        message = f"The answers take {text}, more than the {limit} of the model’s whole life."
        question.problems.append(
            Problem("lifetime_tokens", message, f"at least {link.written(served)}")
        )


def _at_home(question: Question) -> None:
    together = ends(question.values["concurrent_requests"])[1]
    if question.local and together is not None and together > MOST_AT_HOME:
        message = (
            f"Your own computer decodes at most {MOST_AT_HOME} requests together here; you gave "
            f"{together:,g}."
        )
        question.problems.append(
            Problem("concurrent_requests", message, f"1 to {MOST_AT_HOME} on your own computer")
        )


def _measured(question: Question) -> None:
    """A contract counts where contracts do; what is measured of one answer is multiplied by a
    number of them."""
    values = question.values
    if values["supply_carbon"] is not None and question.choices["accounting"] != "market":
        message = (
            "The greenhouse gas of a supply contract counts with market-based accounting "
            "only: choose it as well."
        )
        if question.local:
            message = (
                "Your own computer has no supply contract; its electricity is accounted by "
                "location."
            )
        question.problems.append(Problem("supply_carbon", message, "with accounting: market"))
    for name in MULTIPLIERS:
        if values["facility_electricity"] is not None and isinstance(values.get(name), list):
            message = (
                "Electricity of one answer is multiplied by one number of answers, not by a "
                "range of them."
            )
            question.problems.append(
                Problem("facility_electricity", message, f"with one number for {name}")
            )
