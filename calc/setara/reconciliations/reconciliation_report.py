"""A reconciliation as the answer that leaves the door: a waterfall, each step with its words and its sources."""

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

IMPACTS = {one.id: one for one in CATEGORIES}
BASES = {
    "own": ("derived", "its own arithmetic"),
    "stated": ("reported", "as published"),
    "computed": ("derived", "by this calculator"),
    "assumed": ("assumed", "assumed here"),
    "rest": ("", ""),
}
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
    ends = [_end(one, category, locale) | _bar(axis, one.value, one.value) for one in (start, end)]
    left = abs(way.steps[-1].factor - 1) > SAME
    opened = _open(way) if left else []
    mismatches = [
        {**difference(one), "aspect": STAGE_NAMES.get(one.aspect, boundary.NAMES[one.aspect])}
        for one in boundary.compare(start.boundary, end.boundary, category.id)
        if one.match != "same" and one.left != one.right
    ]
    candidates = [_effect(one, locale) for one in effects]
    return {
        "edition": EDITION,
        "question": {"a": start.id, "b": end.id, "category": category.id, "locale": locale},
        "link": link_to(start.id, end.id, category.id),
        "pair": pair,
        "intro": PAIRS[pair].intro if pair else "",
        "title": _title(way, locale),
        "category": {"id": category.id, "name": category.name, "noun": category.noun, "what": category.what},
        "from": start.name,
        "to": end.name,
        "rows": [ends[0], *steps, ends[1]],
        "lines": axis.lines(lambda value: _short(value, category, locale), MOST_LABELS),
        "label": _label(ends, steps),
        "alike": ", ".join(LABELS[name].lower() for name in way.alike if name not in _covered(way)) or "nothing",
        "open": opened,
        "candidates": candidates,
        "mismatches": mismatches,
        "sections": {
            name: "yes" if found else ""
            for name, found in (("open", opened), ("candidates", candidates), ("mismatches", mismatches))
        },
    }  # fmt: skip


def factor_text(factor: float, locale: str) -> str:
    """A factor as people write it."""
    return f"×\u00a0{present.trimmed(factor, 3, locale)}"


def _range(low: float, high: float, locale: str) -> str:
    ends = [present.trimmed(one, 2, locale) for one in (low, high)]
    return f"{ends[0]} to {ends[1]}" if high - low > SAME * high else ""


def _short(value: float, category: Category, locale: str) -> str:
    return present.bare(present.quantity(value, category.unit, 3, locale))


def _bar(axis: scale.Scale, before: float, after: float) -> dict[str, float]:
    """Where a row's bar runs from and to, in percent of the axis."""
    ends = sorted((axis.place(before), axis.place(after)))
    return {"x": ends[0], "width": round(ends[1] - ends[0], 2), "at": axis.place(after)}


def _title(way: Reconciliation, locale: str) -> dict[str, str]:
    """The finding: how far the two lie apart, and how much of it nothing published explains."""
    apart, left = (max(one, 1 / one) for one in (way.end.value / way.start.value, way.steps[-1].factor))
    text = present.trimmed(left, 2, locale)
    after = f"; a factor of {text} remains unexplained"
    if text == "1":
        after = "; some percent remain unexplained" if left - 1 > SAME else ", and nothing remains unexplained"
    return {"before": "", "number": f"{present.trimmed(apart, 2, locale)} times apart", "after": after}


def _end(one: Side, category: Category, locale: str) -> dict[str, Any]:
    published = PUBLISHED.get(one.id)
    figure, value = one.figure, present.quantity(one.value, category.unit, 3, locale)
    return {
        "kind": "end", "label": one.name,
        "words": published.functional_unit if published else "one answer",
        "place": f"studies/{published.study}/#{one.id}" if published else f"calculators/answer/{_asked(one)}",
        "value": one.value, "value_text": value, "text": value,
        "factor_text": "", "range_text": "", "evidence": "", "basis": "",
        "sources": [_source(figure)] if figure else [], "sourced": "yes" if figure else "",
    }  # fmt: skip


def _asked(one: Side) -> str:
    return f"?{one.link}" if one.link else ""


def _step(step: Step, way: Reconciliation, category: Category, locale: str) -> dict[str, Any]:
    evidence, basis = BASES[step.basis]
    text, said = _words(step, way, category, locale)
    unique = {(one["id"], one["where"]): one for one in map(_source, said)}
    factor = factor_text(step.factor, locale)
    return {
        "kind": "rest" if step.aspect == "rest" else "step", "label": LABELS[step.aspect], "words": text, "place": "",
        "value_text": present.quantity(step.value, category.unit, 3, locale),
        "factor": step.factor, "value": step.value,
        "text": factor, "factor_text": factor, "range_text": _range(step.low, step.high, locale),
        "evidence": evidence, "basis": basis, "sources": list(unique.values()), "sourced": "yes" if unique else "",
    }  # fmt: skip


def _words(step: Step, way: Reconciliation, category: Category, locale: str) -> tuple[str, list[Statement | Figure]]:
    """What the two sides say of an assumption, from the one to the other, and who says so."""
    sides = (way.start, way.end)
    if step.aspect in ("inputs", "outputs"):
        side = sides[step.aspect == "outputs"]
        return f"{side.name}: what it states, multiplied, against what it prints", _inputs(side)
    if step.aspect == "rest":
        return "nothing that both state accounts for it" if abs(step.factor - 1) > SAME else "nothing is left", []
    if step.aspect == "making":
        return _turn(*(assumptions.making(one, category.unit, locale) for one in sides)), []
    if step.aspect == "electricity":
        assert way.final is not None
        pairs = zip(sides, step.metered, strict=True)
        texts = [assumptions.electricity(one, way.final, locale, metered) for one, metered in pairs]
        law = [one.aspects[name] for one in sides if one.metered is None for name in LAW if name in one.aspects]
        printed = [PUBLISHED[one.id].figure("electricity") for one in sides if one.id in PUBLISHED]
        return _turn(*texts), [*filter(None, printed), *(said for aspect in law for said in aspect.said)]
    ends = [step.before, step.after]
    texts = [assumptions.words(one, locale) for one in ends]
    said: list[Statement | Figure] = [stated for one in ends if one for stated in one.said]
    if step.aspect == "accounting":  # by place it is the grid that the side with contracts states as well
        grid = next((one.aspects["intensity"] for one in sides if one.boundary.accounting == "market"), None)
        at = next((index for index, one in enumerate(ends) if one and "supply_carbon" not in one.values), None)
        if grid and at is not None:
            texts[at] += f", {assumptions.words(grid, locale)}"
            said += grid.said
    return _turn(*texts), said


def _inputs(side: Side) -> list[Statement | Figure]:
    """What a side states that its figure follows from."""
    published = PUBLISHED.get(side.id)
    figure = published.figure("electricity") if published else None
    making = published.states.get(f"hardware_{side.category}") if published and side.making is not None else None
    said = [
        one for name in ("accounting", "intensity", "site") if name in side.aspects for one in side.aspects[name].said
    ]
    return [one for one in (figure, *said, making) if one]


def _turn(before: str, after: str) -> str:
    return f"from {before} to {after}"


def _source(one: Statement | Figure) -> dict[str, str]:
    source = SOURCES[one.source]
    seen = SEEN[one.seen]
    return {
        "id": one.source, "text": f"{source.by} {source.published}",
        "where": f"{one.where.removesuffix('.')}{f' ({seen})' if seen else ''}",
    }  # fmt: skip


def _covered(way: Reconciliation) -> set[str]:
    """What does not matter once both sides publish their electricity: it holds these already."""
    sides = (way.start, way.end)
    if way.start.category == "electricity" or not all(one.metered is not None for one in sides):
        return set()
    inside = [one.aspects.get(name) for one in sides for name in AROUND]
    return {*LAW, *(() if any(one is None or one.left_out for one in inside) else AROUND)}


def _open(way: Reconciliation) -> list[dict[str, str]]:
    """The assumptions that could not be taken over, by who states them."""
    found: dict[str, list[str]] = {}
    for name in way.open:
        if name not in _covered(way):
            stated = [one.name for one in (way.start, way.end) if _states(one, name)]
            who = f"Stated by one side alone ({stated[0]})" if len(stated) == 1 else "Stated by neither"
            found.setdefault(who, []).append(LABELS[name].lower())
    return [{"who": who, "names": ", ".join(names)} for who, names in found.items()]


def _states(one: Side, name: str) -> bool:
    if name == "making":
        return one.making is not None
    if name == "electricity":
        return one.metered is not None
    return name in one.aspects and one.aspects[name].sized


def _effect(one: Effect, locale: str) -> dict[str, str]:
    return {
        "name": one.candidate.name, "note": one.candidate.note,
        "factor_text": factor_text(one.factor, locale), "range_text": _range(one.low, one.high, locale),
    }  # fmt: skip


def _label(ends: list[dict[str, Any]], steps: list[dict[str, Any]]) -> str:
    """The waterfall in a sentence."""
    moves = "; ".join(f"{one['label'].lower()} {one['factor_text']}" for one in steps)
    return f"From {ends[0]['value_text']} to {ends[1]['value_text']}: {moves}".replace("\u00a0", " ")
