"""The whole life cycle: every stage in one graph."""

from __future__ import annotations

from importlib import import_module

from setara.categories import IMPACTS
from setara.core.formula import Formula
from setara.core.graph import Graph, Leaf
from setara.stages.factors import EXACT, FACTORS, STAGES


def _formulas() -> list[Formula]:
    found: list[Formula] = []
    for stage in STAGES:
        for one in vars(import_module(f"setara.stages.{stage}.formulas")).values():
            found.extend(part for part in (one if isinstance(one, tuple) else (one,)) if isinstance(part, Formula))
    return found


def _inputs() -> list[Leaf]:
    asked = [
        Leaf("answers_per_day", "1/day", r"r_{\mathrm{ans}}", "Answers a service gives on one day"),
        Leaf("service_months", "month", r"t_{\mathrm{serve}}", "How long a service runs"),
        Leaf("output_tokens", "token", r"n_{\mathrm{vis}}", "Visible tokens of one answer"),
        Leaf("reasoning_tokens", "token", r"n_{\mathrm{reas}}", "Reasoning tokens of one answer, visible or not"),
        Leaf("prompt_tokens", "token", r"n_{\mathrm{in}}", "Fresh prompt tokens of one answer"),
        Leaf("cached_tokens", "token", r"n_{\mathrm{cache}}", "Cached prompt tokens of one answer"),
        Leaf("active_parameters", "Gparam", r"P_a", "Parameters one token uses"),
        Leaf("total_parameters", "Gparam", r"P_t", "Parameters held in memory"),
        Leaf("training_tokens", "token", r"D", "Tokens the model was trained on"),
    ]
    for one in IMPACTS:
        unit, kind = f"{one.unit}/kWh", one.noun
        asked.append(
            Leaf(f"grid_{one.id}", unit, rf"g^{{{one.symbol}}}", f"{kind.capitalize()} per kilowatt-hour where it runs")
        )
        asked.append(
            Leaf(
                f"training_grid_{one.id}",
                unit,
                rf"g_{{\mathrm{{train}}}}^{{{one.symbol}}}",
                f"{kind.capitalize()} per kilowatt-hour where the model was trained",
            )
        )
    return asked


def _graph() -> Graph:
    formulas = _formulas()
    computed = {one.name for one in formulas}
    factors = [
        Leaf(one.name, one.unit, one.symbol, one.meaning) for one in FACTORS.values() if one.name not in computed
    ]
    return Graph(formulas, [*_inputs(), *factors, *(leaf for _, leaf in EXACT.values())])


GRAPH = _graph()
