"""Why: every node behind a result, with its formula in symbols, in words and with the reader's own
values."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from setara.core import symbols
from setara.core.formula import Formula
from setara.core.symbols import Term
from setara.evaluation import training_run
from setara.evaluation.bound import Bound
from setara.evaluation.evaluation import OUTSIDE, STAGES, Evaluation
from setara.facts import MODELS, PLACES, SOURCES
from setara.stages.factors import EXACT
from setara.stages.life_cycle import GRAPH
from setara.writing import present
from setara.writing.wording import capital, spoken

_NUMBER = re.compile(r"([-\d.,]+)(?:\u00a0×\u00a010([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?\u00a0?(.*)")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def label(name: str, evaluation: Evaluation) -> str:
    """The name of a node as a heading, with the place or model it depends on."""
    text = spoken(name)
    values = evaluation.question.values
    if name.startswith("grid_"):
        text = f"{text.removeprefix('grid ')} of the grid, {PLACES[values['grid']].name}"
    if name.startswith("training_grid_"):
        trained = PLACES[training_run.place(evaluation.question)].name
        text = f"{text.removeprefix('training grid ')} of the grid of training, {trained}"
    if name in ("active_parameters", "total_parameters") and values["model"]:
        text = f"{text} of {MODELS[values['model']].name}"
    return capital(text)


@cache
def tree(name: str) -> Term:
    """The formula of a node as a tree."""
    formula = GRAPH.formulas[name]
    return symbols.term(formula.body, formula.needs)


@cache
def notation(name: str) -> tuple[str, str]:
    """A formula's right-hand side in LaTeX symbols and in words."""
    return symbols.latex(tree(name), lambda need: GRAPH.nodes[need].symbol), symbols.words(
        tree(name), spoken
    )


def largest(formula: Formula, evaluation: Evaluation) -> str:
    """The name of the addend that a sum owes most to, of those computed and in the unit of the sum;
    of any other formula the first need that is computed, and nothing where none is."""
    return max(
        (need for need in formula.needs if need not in evaluation.bound),
        key=lambda need: evaluation.point[need] if GRAPH.nodes[need].unit == formula.unit else 0,
        default="",
    )


def steps(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    """Every node behind the totals and the energy per token, by name, in words and with the
    reader's values."""
    names = _behind(evaluation)
    texts = _texts(evaluation, names)
    return {name: _step(name, evaluation, texts) for name in names}


def notations(evaluation: Evaluation) -> dict[str, dict[str, str]]:
    """The formula of every node behind the totals in LaTeX: in symbols, and with the reader's
    values."""
    names = _behind(evaluation)
    texts = _texts(evaluation, names)
    formulas = {}
    for name in names:
        if name not in evaluation.bound:
            symbol, right = GRAPH.nodes[name].symbol, notation(name)[0]
            filled = symbols.latex(tree(name), lambda need: _latex(texts[need]))
            formulas[name] = {
                "latex": f"{symbol} = {right}",
                "latex_values": f"{symbol} = {filled} = {_latex(texts[name])}",
            }
    return formulas


def _behind(evaluation: Evaluation) -> list[str]:
    return GRAPH.behind(evaluation.results, evaluation.bound)


def _texts(evaluation: Evaluation, names: list[str]) -> dict[str, str]:
    locale = evaluation.question.locale
    texts = {}
    for name in names:
        sure = name in evaluation.bound and not evaluation.bound[name].uncertain
        texts[name] = present.quantity(
            evaluation.point[name], GRAPH.nodes[name].unit, 8 if sure else 4, locale
        )
    for stage in STAGES:
        state = evaluation.state(stage)
        if state != "in":
            texts |= dict.fromkeys(stage.nodes.values(), OUTSIDE[state])
    return texts


def _step(name: str, evaluation: Evaluation, texts: dict[str, str]) -> dict[str, Any]:
    node = GRAPH.nodes[name]
    step = {
        "label": label(name, evaluation),
        "value": evaluation.point[name],
        "unit": node.unit,
        "text": texts[name],
        "needs": [],
        "largest": "",
    }
    if name in evaluation.bound:
        return {**step, **_leaf(evaluation.bound[name], name, evaluation)}
    assert isinstance(node, Formula)
    return {
        **step,
        "kind": "formula",
        "needs": list(node.needs),
        "largest": largest(node, evaluation),
        "words": notation(name)[1],
        "words_values": symbols.words(
            tree(name), lambda need: f"({texts[need]})" if "×" in texts[need] else texts[need]
        ),
        "place": f"data/formulas/#{name}",
    }


def _latex(text: str) -> str:
    match = _NUMBER.fullmatch(text)
    if not match:
        return rf"\text{{{text}}}"
    number, power, unit = match.groups()
    exponent = rf" \times 10^{{{power.translate(_LOWERED)}}}" if power else ""
    unit = (
        unit.replace("\u00a0", r"\ ")
        .replace("₂", "$_2$")
        .replace("µ", r"$\mu$")
        .replace("³", "$^3$")
    )
    return number.replace(",", "{,}") + exponent + (rf"\,\text{{{unit}}}" if unit else "")


def _leaf(bound: Bound, name: str, evaluation: Evaluation) -> dict[str, Any]:
    leaf: dict[str, Any] = {
        "kind": "exact" if name in EXACT else bound.origin,
        "place": bound.place,
        "source": None,
    }
    figure = bound.figure
    if figure:
        leaf |= {
            "evidence": figure.kind,
            "seen": figure.seen,
            "source": figure.source,
            "source_title": SOURCES[figure.source].title,
        }
    if bound.uncertain and bound.low is not None and bound.high is not None:
        unit = GRAPH.nodes[name].unit
        leaf["range_text"] = present.measured(
            bound.value, bound.low, bound.high, unit, evaluation.question.locale
        )["range_text"]
    return leaf
