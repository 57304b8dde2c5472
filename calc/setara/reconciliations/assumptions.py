"""The assumptions of a reconciliation in words: what each is called, and what a side says of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from setara.facts import MODELS, PLACES
from setara.facts.boundary import spoken
from setara.questions.question import FIELDS
from setara.reconciliations.sides import LAW, Aspect, Side
from setara.reconciliations.states import State
from setara.stages.life_cycle import GRAPH
from setara.writing import present

LABELS = {
    "inputs": "What its own inputs give",
    "outputs": "The figure as printed",
    "accounting": "Electricity accounted by",
    "stations": "Water of power stations",
    "hardware": "Making the hardware",
    "end_of_life": "End of life",
    "training": "A share of training",
    "network": "Network",
    "device": "Reader’s device",
    "host": "Host",
    "idle": "Idle machines",
    "building": "Building",
    "length": "Length",
    "size": "Size of the model",
    "precision": "Bits per weight",
    "generation": "Hardware and software",
    "load": "How busy the servers are",
    "electricity": "Electricity",
    "intensity": "Where the electricity comes from",
    "site": "Water on site",
    "making": "What the hardware weighs",
    "rest": "Not explained",
}
Words = Callable[[Any, str], str]


def _amount(unit: str, words: str = "{}") -> Words:
    return lambda value, locale: words.format(present.quantity(value, unit, 3, locale))


def _count(words: str) -> Words:
    return lambda value, locale: words.format(present.trimmed(value, 6, locale))


def _choice(field: str) -> Words:
    return lambda value, _: FIELDS[field].options()[value]


def _per_kilowatt_hour(value: float, unit: str, locale: str) -> str:
    return present.bare(present.quantity(value, unit, 3, locale))


WORDS: dict[str, Words] = {
    "supply_carbon": lambda value, locale: _per_kilowatt_hour(value, "kgCO2e/kWh", locale),
    "host_overhead": lambda value, _: f"host {present.share(value)}",
    "idle_reserve": lambda value, _: f"idle machines {present.share(value)}",
    "power_usage_effectiveness": lambda value, locale: f"PUE {present.trimmed(value, 3, locale)}",
    "prompt_tokens": _count("{} tokens in"),
    "cached_tokens": _count("{} cached"),
    "output_tokens": _count("{} tokens out"),
    "reasoning_tokens": _count("{} reasoning"),
    "model": lambda value, _: MODELS[value].name,
    "active_parameters": _amount("Gparam", "{} at work"),
    "total_parameters": _amount("Gparam"),
    "precision_bits": _count("{} bit"),
    "hardware": _choice("hardware"),
    "load": _choice("load"),
    "concurrent_requests": _count("{} requests together"),
    "grid": lambda value, _: PLACES[value].name,
    "water_usage_effectiveness": _amount("L/kWh"),
}


def words(aspect: Aspect | None, locale: str) -> str:
    """What a side says of an assumption."""
    if aspect is None:
        return "not stated"
    if aspect.left_out:
        return "left out"
    parts = []
    for key, value in aspect.values.items():
        if key == "accounting":
            parts.append(spoken(key, value))
        elif key in WORDS:
            if value or key not in ("cached_tokens", "reasoning_tokens"):
                parts.append(WORDS[key](value, locale))
        elif key.startswith("grid_"):
            parts.append(_per_kilowatt_hour(value, GRAPH.nodes[key].unit, locale))
    if not aspect.sized:
        return "counted, size not stated"
    default = "this calculator’s" if aspect.basis == "computed" else "counted"
    return (
        f"{', '.join(parts) or default}"
        f"{' (assumed)' if aspect.basis == 'assumed' and parts else ''}"
    )


def electricity(side: Side, final: State, locale: str, metered: float) -> str:
    """The electricity a side publishes, at the meter compared, or the calculator's for what it
    says."""
    if side.metered is not None:
        text, printed = (
            present.quantity(energy, "kWh", 3, locale) for energy in (metered, side.metered)
        )
        return text if text == printed else f"{text} at the meter compared ({printed} at its own)"
    case = [words(side.aspects[name], locale) for name in LAW if name in side.aspects]
    if "load" not in side.aspects:
        case.append(f"{FIELDS['load'].options()[FIELDS['load'].default].lower()} (default)")
    value = final.node("facility_electricity")
    return f"{present.quantity(value, 'kWh', 2, locale)} by this calculator for {', '.join(case)}"


def making(side: Side, unit: str, locale: str) -> str:
    """What a side says of making the hardware."""
    return (
        "this calculator’s"
        if side.making is None
        else present.quantity(side.making, unit, 3, locale)
    )
