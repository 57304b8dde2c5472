"""A reconciliation as the answer that leaves the door: a waterfall, each step with its words and
its sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from setara import EDITION
from setara.categories import CATEGORIES, Category
from setara.comparisons.comparison_texts import SEEN, difference
from setara.core.records import Figure
from setara.evaluation.evaluation import STAGES
from setara.facts import PUBLISHED, SOURCES, boundary
from setara.facts.studies import Statement
from setara.reconciliations import assumptions
from setara.reconciliations.assumptions import LABELS
from setara.reconciliations.pair_question import link_to
from setara.reconciliations.pairs import PAIRS, Effect, known
from setara.reconciliations.reconciliation import AROUND, SAME, Reconciliation, Step
from setara.reconciliations.sides import LAW, Side
from setara.writing import present, scale

IMPACTS = {category.id: category for category in CATEGORIES}
BASES = {
    "own": ("derived", "its own arithmetic"), "stated": ("reported", "as published"),
    "computed": ("derived", "by this calculator"), "assumed": ("assumed", "assumed here"),
    "rest": ("", ""),
}  # fmt: skip
LEAST_DECADES, MOST_LABELS = 1, 4
STAGE_NAMES = dict(zip(boundary.STAGES, (stage.name for stage in STAGES), strict=True))


def report(way: Reconciliation, effects: Iterable[Effect], locale: str) -> dict[str, Any]:
    """The whole reconciliation, JSON-ready."""
    start, end = way.start, way.end
    category, pair = IMPACTS[start.category], known(start.id, end.id, start.category)
    values = [start.value, *(step.value for step in way.steps)]
    axis = scale.Scale(values, LEAST_DECADES)
    steps = [
        _step(step, way, category, locale) | _bar(axis, before, step.value)
        for before, step in zip(values, way.steps, strict=False)
    ]
    ends = [
        _end(side, category, locale) | _bar(axis, side.value, side.value) for side in (start, end)
    ]
    left = abs(way.steps[-1].factor - 1) > SAME
    gaps = _open(way) if left else []
    clashes = [
        {**difference(clash), "aspect": STAGE_NAMES.get(clash.aspect, boundary.NAMES[clash.aspect])}
        for clash in boundary.compare(start.boundary, end.boundary, category.id)
        if clash.match != "same" and clash.left != clash.right
    ]
    candidates = [_effect(effect, locale) for effect in effects]
    return {
        "edition": EDITION,
        "question": {"a": start.id, "b": end.id, "category": category.id, "locale": locale},
        "link": link_to(start.id, end.id, category.id),
        "pair": pair,
        "intro": PAIRS[pair].intro if pair else "",
        "title": _title(way, locale),
        "category": {
            "id": category.id,
            "name": category.name,
            "noun": category.noun,
            "what": category.what,
        },
        "from": start.name,
        "to": end.name,
        "rows": [ends[0], *steps, ends[1]],
        "lines": axis.lines(lambda value: _short(value, category, locale), MOST_LABELS),
        "label": _label(ends, steps),
        "alike": ", ".join(LABELS[name].lower() for name in way.alike if name not in _covered(way))
        or "nothing",
        "open": gaps,
        "candidates": candidates,
        "mismatches": clashes,
        "sections": {
            name: "yes" if rows else ""
            for name, rows in (("open", gaps), ("candidates", candidates), ("mismatches", clashes))
        },
    }


def factor_text(factor: float, locale: str) -> str:
    """A factor as people write it."""
    return f"×\u00a0{present.trimmed(factor, 3, locale)}"


def _range(low: float, high: float, locale: str) -> str:
    ends = [present.trimmed(end, 2, locale) for end in (low, high)]
    return f"{ends[0]} to {ends[1]}" if high - low > SAME * high else ""


def _short(value: float, category: Category, locale: str) -> str:
    return present.bare(present.quantity(value, category.unit, 3, locale))


def _bar(axis: scale.Scale, before: float, after: float) -> dict[str, float]:
    """Where a row's bar runs from and to, in percent of the axis."""
    ends = sorted((axis.place(before), axis.place(after)))
    return {"x": ends[0], "width": round(ends[1] - ends[0], 2), "at": axis.place(after)}


def _title(way: Reconciliation, locale: str) -> dict[str, str]:
    """The finding: how far the two lie apart, and how much of it nothing published explains."""
    apart, left = (
        max(gap, 1 / gap) for gap in (way.end.value / way.start.value, way.steps[-1].factor)
    )
    text = present.trimmed(left, 2, locale)
    after = f"; a factor of {text} remains unexplained"
    if text == "1":
        after = (
            "; some percent remain unexplained"
            if left - 1 > SAME
            else ", and nothing remains unexplained"
        )
    return {
        "before": "",
        "number": f"{present.trimmed(apart, 2, locale)} times apart",
        "after": after,
    }


def _end(side: Side, category: Category, locale: str) -> dict[str, Any]:
    published = PUBLISHED.get(side.id)
    figure, value = side.figure, present.quantity(side.value, category.unit, 3, locale)
    return {
        "kind": "end",
        "label": side.name,
        "words": published.functional_unit if published else "one answer",
        "place": f"studies/{published.study}/#{side.id}"
        if published
        else f"calculators/answer/{_asked(side)}",
        "value": side.value,
        "value_text": value,
        "text": value,
        "factor_text": "",
        "range_text": "",
        "evidence": "",
        "basis": "",
        "sources": [_source(figure)] if figure else [],
        "sourced": "yes" if figure else "",
    }


def _asked(side: Side) -> str:
    return f"?{side.link}" if side.link else ""


def _step(step: Step, way: Reconciliation, category: Category, locale: str) -> dict[str, Any]:
    evidence, basis = BASES[step.basis]
    text, statements = _words(step, way, category, locale)
    unique = {(source["id"], source["where"]): source for source in map(_source, statements)}
    factor = factor_text(step.factor, locale)
    return {
        "kind": "rest" if step.aspect == "rest" else "step",
        "label": LABELS[step.aspect],
        "words": text,
        "place": "",
        "value_text": present.quantity(step.value, category.unit, 3, locale),
        "factor": step.factor,
        "value": step.value,
        "text": factor,
        "factor_text": factor,
        "range_text": _range(step.low, step.high, locale),
        "evidence": evidence,
        "basis": basis,
        "sources": list(unique.values()),
        "sourced": "yes" if unique else "",
    }


def _words(
    step: Step, way: Reconciliation, category: Category, locale: str
) -> tuple[str, list[Statement | Figure]]:
    """What the two sides say of an assumption, from the one to the other, and who says so."""
    sides = (way.start, way.end)
    if step.aspect in ("inputs", "outputs"):
        side = sides[step.aspect == "outputs"]
        return f"{side.name}: what it states, multiplied, against what it prints", _inputs(side)
    if step.aspect == "rest":
        return "nothing that both state accounts for it" if abs(
            step.factor - 1
        ) > SAME else "nothing is left", []
    if step.aspect == "making":
        return _turn(*(assumptions.making(side, category.unit, locale) for side in sides)), []
    if step.aspect == "electricity":
        assert way.final is not None
        pairs = zip(sides, step.metered, strict=True)
        texts = [assumptions.electricity(side, way.final, locale, meter) for side, meter in pairs]
        law = [
            side.aspects[name]
            for side in sides
            if side.metered is None
            for name in LAW
            if name in side.aspects
        ]
        energy = [
            PUBLISHED[side.id].figure("electricity") for side in sides if side.id in PUBLISHED
        ]
        return _turn(*texts), [
            *filter(None, energy),
            *(statement for aspect in law for statement in aspect.said),
        ]
    ends = [step.before, step.after]
    texts = [assumptions.words(end, locale) for end in ends]
    statements: list[Statement | Figure] = [stated for end in ends if end for stated in end.said]
    # by place it is the grid that the side with contracts states as well
    if step.aspect == "accounting":
        grid = next(
            (side.aspects["intensity"] for side in sides if side.boundary.accounting == "market"),
            None,
        )
        at = next(
            (index for index, end in enumerate(ends) if end and "supply_carbon" not in end.values),
            None,
        )
        if grid and at is not None:
            texts[at] += f", {assumptions.words(grid, locale)}"
            statements += grid.said
    return _turn(*texts), statements


def _inputs(side: Side) -> list[Statement | Figure]:
    """What a side states that its figure follows from."""
    published = PUBLISHED.get(side.id)
    figure = published.figure("electricity") if published else None
    making = (
        published.states.get(f"hardware_{side.category}")
        if published and side.making is not None
        else None
    )
    statements = [
        statement
        for name in ("accounting", "intensity", "site")
        if name in side.aspects
        for statement in side.aspects[name].said
    ]
    return [statement for statement in (figure, *statements, making) if statement]


def _turn(before: str, after: str) -> str:
    return f"from {before} to {after}"


def _source(statement: Statement | Figure) -> dict[str, str]:
    source = SOURCES[statement.source]
    seen = SEEN[statement.seen]
    return {
        "id": statement.source,
        "text": f"{source.by} {source.published}",
        "where": f"{statement.where.removesuffix('.')}{f' ({seen})' if seen else ''}",
    }


def _covered(way: Reconciliation) -> set[str]:
    """What does not matter once both sides publish their electricity: it holds these already."""
    sides = (way.start, way.end)
    if way.start.category == "electricity" or not all(side.metered is not None for side in sides):
        return set()
    inside = [side.aspects.get(name) for side in sides for name in AROUND]
    return {*LAW, *(() if any(aspect is None or aspect.left_out for aspect in inside) else AROUND)}


def _open(way: Reconciliation) -> list[dict[str, str]]:
    """The assumptions that could not be taken over, by who states them."""
    groups: dict[str, list[str]] = {}
    for name in way.open:
        if name not in _covered(way):
            sides = [side.name for side in (way.start, way.end) if _states(side, name)]
            who = (
                f"Stated by one side alone ({sides[0]})" if len(sides) == 1 else "Stated by neither"
            )
            groups.setdefault(who, []).append(LABELS[name].lower())
    return [{"who": who, "names": ", ".join(names)} for who, names in groups.items()]


def _states(side: Side, name: str) -> bool:
    if name == "making":
        return side.making is not None
    if name == "electricity":
        return side.metered is not None
    return name in side.aspects and side.aspects[name].sized


def _effect(effect: Effect, locale: str) -> dict[str, str]:
    return {
        "name": effect.candidate.name,
        "note": effect.candidate.note,
        "factor_text": factor_text(effect.factor, locale),
        "range_text": _range(effect.low, effect.high, locale),
    }


def _label(ends: list[dict[str, Any]], steps: list[dict[str, Any]]) -> str:
    """The waterfall in a sentence."""
    text = "; ".join(f"{step['label'].lower()} {step['factor_text']}" for step in steps)
    return f"From {ends[0]['value_text']} to {ends[1]['value_text']}: {text}".replace("\u00a0", " ")
