"""The whole life cycle: every stage in one graph."""

from __future__ import annotations

from importlib import import_module

from setara.categories import IMPACTS
from setara.core.formula import Formula
from setara.core.graph import Graph, Leaf
from setara.stages.factors import EXACT, FACTORS, STAGES


def _formulas() -> list[Formula]:
    formulas: list[Formula] = []
    for stage in STAGES:
        for var in vars(import_module(f"setara.stages.{stage}.formulas")).values():
            formulas.extend(
                part
                for part in (var if isinstance(var, tuple) else (var,))
                if isinstance(part, Formula)
            )
    return formulas


def _inputs() -> list[Leaf]:
    inputs = [
        Leaf("answers_per_day", "1/day", r"r_{\mathrm{ans}}", "Answers a service gives on one day"),
        Leaf("service_months", "month", r"t_{\mathrm{serve}}", "How long a service runs"),
        Leaf("output_tokens", "token", r"n_{\mathrm{vis}}", "Visible tokens of one answer"),
        Leaf(
            "reasoning_tokens",
            "token",
            r"n_{\mathrm{reas}}",
            "Reasoning tokens of one answer, visible or not",
        ),
        Leaf("prompt_tokens", "token", r"n_{\mathrm{in}}", "Fresh prompt tokens of one answer"),
        Leaf("cached_tokens", "token", r"n_{\mathrm{cache}}", "Cached prompt tokens of one answer"),
        Leaf("active_parameters", "Gparam", r"P_a", "Parameters one token uses"),
        Leaf("total_parameters", "Gparam", r"P_t", "Parameters held in memory"),
        Leaf("training_tokens", "token", r"D", "Tokens the model was trained on"),
    ]
    for impact in IMPACTS:
        unit, kind = f"{impact.unit}/kWh", impact.noun
        inputs.append(
            Leaf(
                f"grid_{impact.id}",
                unit,
                rf"g^{{{impact.symbol}}}",
                f"{kind.capitalize()} per kilowatt-hour where it runs",
            )
        )
        inputs.append(
            Leaf(
                f"training_grid_{impact.id}",
                unit,
                rf"g_{{\mathrm{{train}}}}^{{{impact.symbol}}}",
                f"{kind.capitalize()} per kilowatt-hour where the model was trained",
            )
        )
    return inputs


def _graph() -> Graph:
    formulas = _formulas()
    computed = {formula.name for formula in formulas}
    factors = [
        Leaf(factor.name, factor.unit, factor.symbol, factor.meaning)
        for factor in FACTORS.values()
        if factor.name not in computed
    ]
    return Graph(formulas, [*_inputs(), *factors, *(leaf for _, leaf in EXACT.values())])


GRAPH = _graph()
