"""What share training has as use grows: a curve over tokens on a logarithmic scale. Places are in
percent."""

from __future__ import annotations

from typing import Any

from setara.categories import Category
from setara.evaluation.evaluation import Evaluation
from setara.stages.life_cycle import GRAPH
from setara.writing import present
from setara.writing.scale import Scale

REACH, STEP = (
    100.0,
    10.0,
)  # how far the axis goes beyond the break-even; how far apart the rows of the table are
POINTS = 100  # of the curve, from end to end
CENTRE, CLOSE, FAR = 50.0, 15.0, 75.0  # percent: where labels change sides
HALF, NEARLY_ALL = 0.5, 0.995


def part(break_even: float, tokens: float) -> float:
    """Training's share of a life of so many tokens."""
    return float(GRAPH.formulas["training_part_carbon"](break_even, tokens))


def percent(share: float) -> str:
    """A share in whole percent; never all of it while some is left."""
    return "over\u00a099\u00a0%" if NEARLY_ALL < share < 1 else present.share(share)


def chart(evaluation: Evaluation, category: Category, span: str) -> dict[str, Any] | None:
    """The curve with its band, the break-even and the life asked about; none where no training is
    counted."""
    node, locale = f"break_even_tokens_{category.id}", evaluation.question.locale
    even, (low, _, high) = evaluation.point[node], evaluation.quantiles(node)
    life = evaluation.point["lifetime_tokens"]
    if not low > 0:
        return None
    axis = Scale([low / REACH, life / STEP, life * STEP, high * REACH])
    share = part(even, life)
    half = _mark(axis, even, CENTRE, "start up" if axis.place(even) < CENTRE else "end down")
    life_mark = _mark(axis, life, _height(share), "start down" if share > HALF else "start up")
    if life_mark["x"] > FAR:
        life_mark["side"] = life_mark["side"].replace("start", "end")
    if abs(life_mark["y"] - CENTRE) < CLOSE:
        half["side"], life_mark["side"] = "end down", "start up"
    half["text"] = f"half: {present.quantity(even, 'token', 2, locale)}"
    life_mark["text"] = f"{span}: {percent(share)}"
    return {
        "label": (
            f"Training’s share of {category.noun} over the tokens served. {life_mark['text']}; "
            f"{half['text']}"
        ),
        "ticks": axis.ticks(),
        "decades": axis.decades(lambda tokens: _word(tokens, locale)),
        "curve": _path(_line(axis, even)),
        "band": _path(_line(axis, high) + _line(axis, low)[::-1]),
        "half": half,
        "life": life_mark,
        "rows": [_row(low, even, high, life * STEP**power, locale) for power in (-2, -1, 0, 1, 2)],
    }


def _mark(axis: Scale, tokens: float, y: float, side: str) -> dict[str, Any]:
    return {"x": axis.place(tokens), "y": y, "side": side}


def _line(axis: Scale, even: float) -> list[str]:
    decades = axis.last - axis.first
    tokens = [10.0 ** (axis.first + decades * step / POINTS) for step in range(POINTS + 1)]
    return [f"{axis.place(token):g} {_height(part(even, token)):g}" for token in tokens]


def _height(share: float) -> float:
    return round(100 * (1 - share), 2)


def _path(points: list[str]) -> str:
    return "M" + "L".join(points)


def _word(tokens: float, locale: str) -> str:
    """What a power of ten is called: one, a thousand, a million and so on; nothing in between."""
    text = present.quantity(tokens, "count", 4, locale)
    return text if text.split("\u00a0")[0] in ("1", "1,000", "1.000") else ""


def _row(low: float, even: float, high: float, tokens: float, locale: str) -> dict[str, str]:
    ends = [percent(part(end, tokens)) for end in (low, high)]
    return {
        "tokens": present.quantity(tokens, "token", 2, locale),
        "text": percent(part(even, tokens)),
        "range_text": ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}",
    }
