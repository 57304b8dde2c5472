"""Amounts, quantities, ratios and what figures count, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from setara.categories import CATEGORIES, Category
from setara.facts import SOURCES, boundary
from setara.facts.boundary import SHORT, STAGE_NAMES, STAGES, Difference
from setara.facts.quantity import Quantity, Ratio
from setara.facts.things import Thing
from setara.questions.items import DAYS, PERIODS, Item
from setara.writing import present, scale
from setara.writing.bar import short
from setara.writing.wording import among

IMPACTS = {category.id: category for category in CATEGORIES}
VERBS = {
    "electricity": ("uses", "used"),
    "carbon": ("emits", "emitted"),
    "water": ("takes", "took"),
    "metals": ("depletes", "depleted"),
    "primary_energy": ("takes", "took"),
}  # of what goes on, and of what is over
MEASURES = {
    "electricity": "as much electricity as",
    "carbon": "as much as",
    "water": "as much water as",
    "metals": "as many metals as",
    "primary_energy": "as much primary energy as",
}
WEIGHS = {category: f"{verbs[0]} {MEASURES[category]}" for category, verbs in VERBS.items()}
FRACTIONS = {
    "0.5": "half",
    "0.2": "a fifth",
    "0.1": "a tenth",
    "0.01": "a hundredth",
    "0.001": "a thousandth",
}
SAME = 1e-9  # a ratio that is no further from 1 is 1, but for rounding
SEEN = {"primary": "", "quoted": "read in a text that quotes it", "no": "recalled, not read"}
SPOKEN_STATES = {
    "in": "counted",
    "out": "left out",
    "unknown": "not stated",
    "none": "does not exist here",
}


def amount(item: Item, thing: Thing, locale: str) -> str:
    """So much of a thing, in words."""
    many = item.amount != 1
    words = f"{present.said(item.amount, locale, 6)}\u00a0{thing.many}" if many else thing.one
    return f"{words} a {PERIODS[item.period]}" if item.period else words


def duration(days: float) -> tuple[float, str]:
    """The size in days of the period that a time is best told in, and the period's plural."""
    period = next((key for key in ("y", "m", "w") if days >= DAYS[key]), "d")
    return DAYS[period], f"{PERIODS[period]}s"


def quantity_texts(
    quantity: Quantity | None,
    category: Category,
    locale: str,
    spread: tuple[float, float] | None = None,
) -> dict[str, Any]:
    """A quantity with its range, its boundary and its source, or that none was found."""
    if quantity is None:
        return {
            "missing": f"No figure for {category.noun} was found.",
            "value": None,
            "text": "none found",
        }
    low, high = spread or quantity.range()
    return {
        "value": quantity.value,
        "low": low,
        "high": high,
        "unit": category.unit,
        **measured(quantity.value, (low, high), quantity.boundary, category, locale),
        **counted_texts(quantity, category),
        **provenance(quantity),
    }


def measured(
    value: float,
    spread: tuple[float, float],
    stated: boundary.Boundary,
    category: Category,
    locale: str = "en",
) -> dict[str, str]:
    """A value with its range as texts; a figure of CO2 alone is in CO₂, not in CO₂e."""
    texts = present.measured(value, *spread, category.unit, locale)
    if stated.gases == "CO2":
        texts |= {key: texts[key].replace("CO₂e", "CO₂") for key in ("text", "unit_text")}
    return texts


def counted_texts(quantity: Quantity, category: Category) -> dict[str, Any]:
    """What a figure counts: stage by stage for the bar, in words for whoever does not see it, and
    in short."""
    states = quantity.boundary.stages()
    names = list(zip(STAGES, STAGE_NAMES, strict=True))
    listed = {
        state: ", ".join(name.lower() for stage, name in names if states[stage] == state)
        or "nothing"
        for state in ("in", "out", "unknown")
    }
    return {
        "boundary": [
            {"stage": stage, "name": name, "state": states[stage]} for stage, name in names
        ],
        "boundary_label": "; ".join(
            f"{name} {SPOKEN_STATES[states[stage]]}" for stage, name in names
        ),
        "boundary_text": listed,
        "counts": counted(quantity, category),
    }


def counted(quantity: Quantity, category: Category) -> str:
    """What a figure counts in the words that decide a comparison, its place and year."""
    stated = quantity.boundary
    words = [
        SHORT.get((aspect, getattr(stated, aspect)), "") for aspect in boundary.DECIDES[category.id]
    ]
    return "; ".join(filter(None, [*words, stated.place, stated.year]))


def provenance(quantity: Quantity) -> dict[str, Any]:
    """Where a published figure is from and how sure it is; nothing for what is computed here."""
    figure = quantity.figure
    if figure is None:
        return {"source": "", "assumed": "", "evidence": "", "seen": ""}
    source = SOURCES[figure.source]
    return {
        "source": figure.source,
        "source_text": f"{source.by} {source.published}",
        "where": figure.where,
        "evidence": figure.kind,
        "seen": SEEN[figure.seen],
        "why": figure.note,
        "assumed": "" if figure.range else "range assumed",
    }


def on_axis(rows: Iterable[dict[str, Any]], unit: str, locale: str) -> list[dict[str, Any]]:
    """Gives every row its place on one axis that holds them all; the lines of the axis."""
    drawn = [row for row in rows if row["value"] and row["low"] > 0]
    if not drawn:
        return []
    axis = scale.Scale([end for row in drawn for end in (row["low"], row["value"], row["high"])])
    for row in drawn:
        row["bar"] = {
            key: axis.place(row[name])
            for key, name in (("x1", "low"), ("x", "value"), ("x2", "high"))
        }
    return axis.lines(lambda value: short(value, unit, locale))


def ratio_texts(ratio: Ratio, locale: str) -> dict[str, str]:
    """A ratio with its range as texts."""
    texts = present.measured(ratio.value, ratio.low, ratio.high, "1", locale)
    return {
        "text": texts["text"],
        "range_text": texts["range_text"] if ratio.low < ratio.high else "",
    }


def undecided(ratio: Ratio) -> bool:
    """Whether the range of a ratio holds both more and less than as much."""
    return ratio.low < 1 - SAME and ratio.high > 1 + SAME


def times_text(ratio: Ratio, locale: str) -> str:
    """The range of an undecided ratio in words, its low end with one digit: between a tenth and 7.6
    times."""
    low, high = _beside_one(ratio.low, 1, locale), _beside_one(ratio.high, 2, locale)
    return f"between {FRACTIONS.get(f'{ratio.low:.1g}', low)} and {high} times"


def _beside_one(number: float, least: int, locale: str) -> str:
    """A number with so many digits, or as many as tell it from 1."""
    significant = next(count for count in range(least, 16) if float(f"{number:.{count}g}") != 1)
    return present.trimmed(number, significant, locale)


def unlike(differences: list[Difference]) -> list[dict[str, str]]:
    """What two sides do not say alike; what neither says is left out."""
    return [
        difference(contrast)
        for contrast in differences
        if contrast.match != "same" and contrast.left != contrast.right
    ]


def difference(difference: Difference) -> dict[str, str]:
    """A difference as texts."""
    left, right = (
        boundary.spoken(difference.aspect, word) for word in (difference.left, difference.right)
    )
    decides = "decides" if difference.decides else "beside"
    return {
        "aspect": boundary.NAMES[difference.aspect],
        "left": left,
        "right": right,
        "match": difference.match,
        "weight": decides,
    }


def badge(
    differences: list[Difference], unlike: Sequence[Difference], category: str
) -> dict[str, str]:
    """How one side compares with the other, in a word or two.

    `unlike`: the settings in which both were computed unlike; with any, the two are not called
    alike.
    """
    mark = boundary.badge(differences, category)
    if mark["state"] != "like" or not unlike:
        return mark
    return {"state": "other", "text": f"other {_aspects(unlike)}"}


def verdict(
    differences: list[Difference], unlike: Sequence[Difference], names: tuple[str, str]
) -> str:
    """Whether two figures count alike, in sentences; what decides it is named for each side."""
    state = boundary.match(differences)
    settings = f"{_told(unlike, names)}." if unlike else ""
    if state == "like":
        end = f", but with another {_aspects(unlike)}" if unlike else " in what decides"
        return f"Both sides count alike{end}. {settings}".rstrip()
    wanted = "differs" if state == "unlike" else "unstated"
    reasons = _told(
        [
            difference
            for difference in differences
            if difference.decides and difference.match == wanted
        ],
        names,
    )
    start = (
        "The two do not count alike"
        if state == "unlike"
        else "Whether the two count alike is not stated"
    )
    return f"{start}. {reasons}. {settings}".rstrip()


def _aspects(unlike: Sequence[Difference]) -> str:
    return among([setting.aspect for setting in unlike])


def _told(differences: Sequence[Difference], names: tuple[str, str]) -> str:
    return "; ".join(_sides_told(difference, names) for difference in differences)


def _sides_told(difference: Difference, names: tuple[str, str]) -> str:
    left, right = (
        boundary.spoken(difference.aspect, word) for word in (difference.left, difference.right)
    )
    return f"{boundary.NAMES[difference.aspect]}: {left} for {names[0]}, {right} for {names[1]}"
