"""Pieces of pages that come from the calculator: a formula, a factor, a source, a result, each from
its template."""

import json
from functools import cache
from typing import Any

from setara import EDITION, api
from setara.answers.steps import notation
from setara.categories import CATEGORIES
from setara.core.formula import Formula
from setara.facts import LIVES, PUBLISHED, SCENARIOS, SOURCES
from setara.reconciliations.pairs import PAIRS
from setara.stages.factors import FACTORS, Factor
from setara.stages.life_cycle import GRAPH
from setara.tables import listing
from setara.writing import present
from setara.writing.wording import heading, spoken
from site_build.theme import templating

NAMES = {category.id: category.name for category in CATEGORIES}
UNITS = {category.id: category.unit for category in CATEGORIES}
Texts = dict[str, Any]


def render(template: str, **data: Any) -> str:
    """A template as one block of HTML: no empty line in it, or Markdown would end the block
    there."""
    text = templating.environment().get_template(template).render({"edition": EDITION, **data})
    return "\n".join(line for line in text.splitlines() if line.strip())


@cache
def answered(scenario: str) -> Texts:
    """The answer to a scenario's question."""
    return _from_the_door("answer", SCENARIOS[scenario]["question"])


@cache
def compared(question: str) -> Texts:
    """The answer to a comparison, asked as JSON."""
    return _from_the_door("compare", json.loads(question))


@cache
def lived(name: str) -> Texts:
    """The answer to the question of a named life."""
    return _from_the_door("life", LIVES[name]["question"])


@cache
def reconciled(pair: str) -> Texts:
    """A well-known pair of figures, led from the one to the other."""
    record = PAIRS[pair]
    return _from_the_door("reconcile", {"a": record.a, "b": record.b, "category": record.category})


def _from_the_door(call: str, question: Texts) -> Texts:
    report: Texts = json.loads(getattr(api, call)(json.dumps(question)))
    if "problems" in report:
        raise ValueError(f"{call} {question}: {report['problems']}")
    return report


def leaf(name: str) -> Texts:
    """A name that formulas need, with its symbol and where it is explained."""
    node, page = GRAPH.nodes[name], "formulas" if name in GRAPH.formulas else "factors"
    return {
        "name": name,
        "label": spoken(name),
        "heading": heading(name),
        "symbol": node.symbol,
        "meaning": node.meaning,
        "place": f"/data/{page}.md#{name}",
    }


def formula(name: str, anchored: bool = False) -> str:
    """A formula as the code has it, each symbol linked to what it stands for; its likes in other
    categories named."""
    equation = GRAPH.formulas[name]
    symbols, _ = notation(name)
    return render(
        "formula.html",
        one=equation,
        heading=heading(name),
        unit=present.unit_name(equation.unit),
        alike=[
            leaf(formula.name)
            for formula in GRAPH.formulas.values()
            if formula.body is equation.body
        ],
        latex=f"{equation.symbol} = {symbols}",
        needs=[leaf(need) for need in equation.needs],
        anchored=anchored,
    )


def formulas(stage: str, anchored: bool = False) -> str:
    """All formulas of a stage, those that are alike in every category printed once."""
    first: dict[Any, Formula] = {}
    for equation in GRAPH.formulas.values():
        if equation.stage == stage:
            first.setdefault(equation.body, equation)
    if not first:
        raise LookupError(f"no stage called {stage}")
    return "\n\n".join(formula(equation.name, anchored) for equation in first.values())


def figure(factor: Factor, option: str) -> Texts:
    """One figure of a factor as texts."""
    number = factor.options[option]
    return {
        "name": factor.name,
        "heading": heading(factor.name),
        "symbol": factor.symbol,
        "option": option,
        "anchor": factor.name if option == "default" else f"{factor.name}.{option}",
        "alias": factor.aliases.get(option, "").removesuffix(".default").replace("_", " "),
        "figure": number,
        "text": present.quantity(number.value, factor.unit, 4 if number.range else 8),
        "range": listing.range_of(number, factor.unit),
        "others": [
            {**alternative, "text": present.quantity(alternative["value"], factor.unit)}
            for alternative in number.others
        ],
        "source": SOURCES[number.source],
    }


def factor(name: str, option: str | None = None, what: str = "value") -> str:
    """A factor's value with its range in square brackets, linked to where it is explained; or its
    range alone."""
    record = FACTORS[name]
    chosen = option or ("default" if "default" in record.options else next(iter(record.options)))
    return render("factor.html", shown=figure(record, chosen), what=what).strip()


def factors(stage: str) -> str:
    """A table of a stage's factors, every option with range, evidence and source."""
    rows = [
        figure(factor, option)
        for factor in FACTORS.values()
        if factor.stage == stage
        for option in factor.options
    ]
    if not rows:
        raise LookupError(f"stage {stage} has no factors")
    return render("factors.html", rows=rows)


def source(name: str) -> str:
    """A citation, linked to the list of sources."""
    return render(
        "source.html", id=name, one=SOURCES[name], by=listing.authors(SOURCES[name].by)
    ).strip()


def result_text(scenario: str, category: str, what: str = "text") -> str:
    """A scenario's result as plain text."""
    return str(answered(scenario)["impacts"][category][what])


def scenario_link(scenario: str) -> str:
    """The query that asks a scenario's question."""
    return str(answered(scenario)["link"])


def published_text(name: str, category: str) -> str:
    """A published per-answer figure as plain text."""
    number = PUBLISHED[name].figure(category)
    if number is None:
        raise LookupError(f"published figure {name} has none for {category}")
    return present.quantity(number.value, UNITS[category], 3)


def result(scenario: str, category: str, what: str = "text") -> str:
    """A scenario's result as text, linked to the calculator in that state."""
    text = result_text(scenario, category, "range_text" if what == "range" else what)
    return render("result.html", page="answer", text=text, link=scenario_link(scenario)).strip()


def life(name: str, category: str, part: str = "", what: str = "text") -> str:
    """A result of a named life as text, or of a part of it (break_even), linked to the calculator
    in that state."""
    report = lived(name)
    impact = report["impacts"][category]
    text = (impact[part] if part else impact)[what]
    return render("result.html", page="life", text=text, link=report["link"]).strip()


def published(name: str, category: str) -> str:
    """A published per-answer figure as text, linked to its source."""
    return render(
        "published.html", text=published_text(name, category), one=PUBLISHED[name]
    ).strip()
