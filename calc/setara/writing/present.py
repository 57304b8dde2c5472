"""Numbers as people read them: rounded to what the range supports, with unit prefixes, in the
reader's locale."""

from __future__ import annotations

import re
from math import floor, isfinite, log10

NAMED = {
    "en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
    "id": ((1e12, "triliun"), (1e9, "miliar"), (1e6, "juta")),
}
MARKS = {"en": (".", ","), "id": (",", ".")}  # decimal mark, grouping mark
PREFIXES = ((1e-9, "n"), (1e-6, "µ"), (1e-3, "m"), (1.0, ""), (1e3, "k"), (1e6, "M"), (1e9, "G"))
COUNTS = ((1.0, ""), (1e6, "million"), (1e9, "billion"), (1e12, "trillion"), (1e15, "quadrillion"))
MASSES = (
    *((factor * 1e-3, f"{prefix}g") for factor, prefix in PREFIXES[:5]),
    (1e3, "t"),
    (1e6, "kt"),
    (1e9, "Mt"),
)
LADDERS: dict[str, tuple[tuple[float, str], ...]] = {
    "kWh": tuple((factor * 1e-3, f"{prefix}Wh") for factor, prefix in (*PREFIXES, (1e12, "T"))),
    "kgCO2e": tuple((factor, f"{name} CO₂e") for factor, name in (*MASSES, (1e12, "Gt"))),
    "kgSb": tuple((factor, f"{name} Sb eq") for factor, name in MASSES),
    "L": (
        *((factor, f"{prefix}L") for factor, prefix in PREFIXES[:4]),
        (1e3, "m³"),
        (1e9, "million m³"),
        (1e12, "billion m³"),
    ),
    "MJ": tuple(
        (factor * 1e-6, f"{prefix}J") for factor, prefix in (*PREFIXES, (1e12, "T"), (1e15, "P"))
    ),
    "J": tuple((factor, f"{prefix}J") for factor, prefix in PREFIXES),
    "GB": tuple((factor * 1e-9, f"{prefix}B") for factor, prefix in PREFIXES[3:]),
    "L/kWh": ((1.0, "L/kWh"),),
    "count": COUNTS,
    "token": tuple((factor, f"{name} tokens".strip()) for factor, name in COUNTS),
    "W": tuple((factor, f"{prefix}W") for factor, prefix in PREFIXES[2:]),
}
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = {
    "1": "",
    "Gparam": "billion parameters",
    "token": "tokens",
    "bit": "bit",
    "year": "years",
    "h": "hours",
}
SPACE = "[ \u00a0\u202f]"  # between thousands
PER = {"Gparam": "billion parameters", "token": "token"}


class NumberError(ValueError):
    """Text that the locale does not read as one number; the message says how to write it."""


def digits(
    number: float, significant: int, most_decimals: int | None = None, locale: str = "en"
) -> str:
    """The number with so many significant digits, grouped in thousands."""
    if number == 0:
        return "0"
    if abs(number) < 1e-4 or abs(number) >= 1e10:
        mantissa, exponent = f"{number:.{significant - 1}e}".split("e")
        return (
            f"{mantissa.replace('.', MARKS[locale][0])}\u00a0×\u00a010"
            f"{str(int(exponent)).translate(RAISED)}"
        )
    decimals = significant - 1 - floor(log10(abs(number)))
    if floor(log10(abs(round(number, decimals)))) > floor(log10(abs(number))):
        decimals -= 1
    if most_decimals is not None and round(number, most_decimals):
        decimals = min(decimals, most_decimals)
    rounded, decimals = round(number, decimals), max(0, decimals)
    text = f"{rounded:,.{decimals}f}"
    decimal, group = MARKS[locale]
    return text.replace(",", "\0").replace(".", decimal).replace("\0", group)


def trimmed(number: float, significant: int, locale: str = "en") -> str:
    """The number with at most so many significant digits, no zeros at the end of its decimals."""
    text, mark = digits(number, significant, locale=locale), MARKS[locale][0]
    head, times, power = text.partition("\u00a0×")
    return (head.rstrip("0").rstrip(mark) if mark in head else head) + times + power


def rung(value: float, unit: str) -> tuple[float, str]:
    """The prefixed unit a value is best read in, as its size in the base unit and its name."""
    over, _, under = (unit, "", "") if unit in LADDERS else unit.partition("/")
    ladder = LADDERS.get(over)
    if ladder is None:
        size, name = 1.0, PLAIN.get(over, over)
    elif value == 0:
        size, name = next((step for step in ladder if step[0] == 1), ladder[0])
    else:
        size, name = ladder[0]
        for candidate in ladder:
            least = 0.1 if candidate[0] < 1 else 1
            if float(f"{abs(value) / candidate[0]:.1e}") >= least:
                size, name = candidate
    return size, name + "".join(f"/{PER.get(part, part)}" for part in under.split("/") if part)


def unit_name(unit: str) -> str:
    """A unit as people write it; empty where there is none."""
    return rung(0.0, unit)[1]


def significant_digits(value: float, low: float, high: float) -> int:
    """Two digits, or one more for each time the range narrows about tenfold; four where there is no
    range."""
    width = (high - low) / abs(value) if value else 0.0
    return 4 if width < 0.002 else 3 if width < 0.02 else 2


def decimals_of(text: str, locale: str = "en") -> int:
    """How many decimals a printed number has."""
    return len(text.partition(MARKS[locale][0])[2])


def said(value: float, locale: str = "en", significant: int = 3) -> str:
    """A number as people say it: 50 million, not 50,000,000."""
    for size, name in NAMED[locale]:
        if size <= abs(value) < 1e18:
            return f"{trimmed(value / size, significant, locale)}\u00a0{name}"
    return trimmed(value, significant, locale)


def bare(text: str) -> str:
    """A value with its unit, without what the unit is of, where that is said beside it."""
    for of in ("CO₂e", "CO₂", "Sb\u00a0eq"):
        text = text.replace(f"\u00a0{of}", "")
    return text


def quantity(value: float, unit: str, significant: int = 4, locale: str = "en") -> str:
    """A value with its unit, prefixed; at most four significant digits unless said otherwise."""
    size, name = rung(value, unit)
    return f"{trimmed(value / size, significant, locale)} {name}".rstrip().replace(" ", "\u00a0")


def measured(
    value: float, low: float, high: float, unit: str, locale: str = "en"
) -> dict[str, str]:
    """A value with its range as texts: number, unit, and both ends in the same unit as the
    number."""
    size, name = rung(value, unit)
    if not isfinite(high / size):
        size, name = rung(high, unit)
    exact = low == high
    number = (
        trimmed(value / size, 4, locale)
        if exact
        else digits(value / size, significant_digits(value, low, high), locale=locale)
    )
    most = decimals_of(number, locale)
    ends = []
    for end in (low, high):
        text = digits(end / size, 2, most, locale)
        ends.append(
            text
            if end == 0 or float(f"{end / size:.0e}") >= 10.0**-most
            else digits(end / size, 1, locale=locale)
        )
    short = name.replace(" CO₂e", "").replace(" Sb eq", "").replace(" ", "\u00a0")
    return {
        "text": f"{number}\u00a0{name}".strip("\u00a0").replace(" ", "\u00a0"),
        "number": number,
        "unit_text": name,
        "low_text": ends[0],
        "high_text": ends[1],
        "range_text": f"{ends[0]} to {ends[1]}\u00a0{short}".strip("\u00a0"),
    }


def share(part: float) -> str:
    """A share in whole percent; small ones are named, never printed as 0 %."""
    return "under 1\u00a0%" if part < 0.005 else f"{part * 100:.0f}\u00a0%"


def number_in(text: str, locale: str, whole: bool = False) -> float:
    """The number a text says in a locale; refused when it could be read as another one a thousand
    times off."""
    decimal, group = (re.escape(mark) for mark in MARKS[locale])
    plain = text.strip()
    text = text if len(text) <= 60 else f"{text[:60]}…"
    grouped = "|".join(rf"[1-9]\d{{0,2}}(?:{mark}\d{{3}})+" for mark in (group, SPACE))
    if not re.fullmatch(rf"[+-]?({grouped}|\d+)({decimal}\d+)?([eE][+-]?\d+)?", plain, re.ASCII):
        if re.fullmatch(rf"\d+{group}\d+", plain, re.ASCII):
            mark = MARKS[locale]
            raise NumberError(
                f"“{text}” is not a number here: the decimal mark is “{mark[0]}”, thousands "
                f"are “1{mark[1]}000”"
            )
        raise NumberError(f"“{text}” is not a number")
    if whole and re.fullmatch(rf"[+-]?\d{{1,3}}{decimal}\d{{3}}", plain):
        joined = re.sub(decimal, "", plain)
        raise NumberError(
            f"“{text}” could mean {joined} or {plain.split(MARKS[locale][0])[0]}; write one of them"
        )
    number = float(re.sub(rf"{SPACE}|{group}", "", plain).replace(MARKS[locale][0], "."))
    if not isfinite(number):
        raise NumberError(f"“{text}” is too large to compute with")
    return number
