"""What a figure counts, as data, and whether two figures count alike."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from setara.core.faults import Place, Reading, near, refuse
from setara.core.records import Table, choose, strict

STAGES = (
    "development",
    "operation",
    "equipment",
    "construction",
    "delivery",
    "device",
    "end_of_life",
)
STAGE_NAMES = (
    "Development",
    "Operation",
    "Equipment",
    "Buildings",
    "Delivery",
    "Device",
    "End of life",
)
ANSWER_STAGES = (
    "training",
    "inference",
    "hardware",
    "construction",
    "network",
    "device",
    "end_of_life",
)
STATES = ("in", "out", "unknown", "none")
WORDS = {
    "reach": ("direct", "supply chain", "unknown"),
    "gases": ("CO2", "CO2e", "CO2e with contrails", "unknown"),
    "water": ("consumption", "withdrawal", "rain too", "scarcity-weighted", "unknown"),
    "energy": ("final", "primary", "fossil primary", "unknown"),
    "accounting": ("location", "market", "none", "unknown"),
}
NAMES = {
    **dict(zip(STAGES, STAGE_NAMES, strict=True)),
    "reach": "Supply chain",
    "gases": "Gases",
    "water": "Kind of water",
    "energy": "Kind of energy",
    "accounting": "Electricity accounted by",
    "place": "Place",
    "year": "Year",
    "model": "Model",
    "load": "Load",
    "hardware": "Hardware",
    "precision": "Precision",
    "allocation": "Allocation",
}
SPOKEN = {
    ("reach", "direct"): "what happens on the spot",
    ("reach", "supply chain"): "inputs and power supply counted",
    ("gases", "CO2"): "CO₂ alone",
    ("gases", "CO2e"): "CO₂e",
    ("gases", "CO2e with contrails"): "CO₂e with contrails",
    ("water", "consumption"): "water consumed",
    ("water", "withdrawal"): "water withdrawn",
    ("water", "rain too"): "rain, irrigation and dilution",
    ("water", "scarcity-weighted"): "weighted by scarcity",
    ("energy", "final"): "electricity at the meter",
    ("energy", "primary"): "primary energy",
    ("energy", "fossil primary"): "fossil primary energy",
    ("accounting", "location"): "location-based",
    ("accounting", "market"): "market-based",
    ("accounting", "none"): "no electricity in it",
}
SHORT = {
    ("reach", "direct"): "on the spot",
    ("reach", "supply chain"): "with supply chain",
    ("gases", "CO2"): "CO₂ alone",
    ("gases", "CO2e"): "CO₂e",
    ("gases", "CO2e with contrails"): "with contrails",
    ("water", "consumption"): "consumption",
    ("water", "withdrawal"): "withdrawal",
    ("water", "rain too"): "rain counted",
    ("water", "scarcity-weighted"): "weighted by scarcity",
    ("energy", "final"): "electricity",
    ("energy", "primary"): "primary energy",
    ("energy", "fossil primary"): "fossil primary",
    ("accounting", "market"): "market-based",
    ("accounting", "location"): "location-based",
    ("equipment", "in"): "equipment counted",
    ("equipment", "out"): "without equipment",
    ("device", "in"): "device counted",
    ("device", "out"): "without device",
    ("delivery", "in"): "network counted",
    ("delivery", "out"): "without network",
}
DECIDES = {
    "electricity": ("delivery", "device"),
    "carbon": ("gases", "reach", "accounting", "equipment", "device"),
    "water": ("water", "reach"),
    "metals": ("equipment",),
    "primary_energy": ("energy", "reach"),
}
WIDER = {
    "reach": ("direct", "supply chain"),
    "gases": ("CO2", "CO2e", "CO2e with contrails"),
    **dict.fromkeys(STAGES, ("out", "in")),
}  # what counts more, last
ALIKE = {
    frozenset(("primary", "fossil primary"))
}  # renewables aside; said, but not held against a pair
LISTED = ("reach", "gases", "water", "energy", "accounting", *STAGES, "place", "year")
OTHER_CATEGORY = {
    "electricity": ("gases", "water", "energy"),
    "carbon": ("water", "energy"),
    "water": ("gases", "energy"),
    "metals": ("gases", "water", "energy"),
    "primary_energy": ("gases", "water"),
}


@dataclass(frozen=True)
class Boundary:
    """What a figure counts: seven stages, how far up the supply chain, and which kind of each
    impact."""

    development: str = "unknown"
    operation: str = "unknown"
    equipment: str = "unknown"
    construction: str = "unknown"
    delivery: str = "unknown"
    device: str = "unknown"
    end_of_life: str = "unknown"
    reach: str = "unknown"
    gases: str = "unknown"
    water: str = "unknown"
    energy: str = "unknown"
    accounting: str = "unknown"
    place: str = ""
    year: str = ""
    mostly: str = ""  # the stage that makes more than half of the figure, where known

    def __post_init__(self) -> None:
        check = Reading()
        check(choose, self.mostly, ("", *STAGES), "mostly")
        for stage in STAGES:
            check(choose, getattr(self, stage), STATES, stage)
        for key, words in WORDS.items():
            check(choose, getattr(self, key), words, key)
        check.finish()

    def stages(self) -> dict[str, str]:
        """The state of each stage, in order."""
        return {stage: getattr(self, stage) for stage in STAGES}


@dataclass(frozen=True)
class Difference:
    """One thing two figures say about what they count, and whether it is the same."""

    aspect: str
    left: str
    right: str
    match: str  # same | differs | unstated
    decides: bool  # whether a ratio of the two is held to be unlike for it

    def text(self) -> str:
        """The difference in words."""
        name, left, right = (
            NAMES[self.aspect],
            spoken(self.aspect, self.left),
            spoken(self.aspect, self.right),
        )
        return f"{name}: {left} on one side, {right} on the other"


def spoken(aspect: str, word: str) -> str:
    """What a boundary says of one aspect, in words for a reader."""
    if aspect in STAGES:
        return {
            "in": "counted",
            "out": "left out",
            "unknown": "not stated",
            "none": "does not exist here",
        }[word]
    return "not stated" if word in ("unknown", "") else SPOKEN.get((aspect, word), word)


def of_table(table: Table, place: Place | str, stages: tuple[str, ...] = STAGES) -> Boundary:
    """A boundary as a record writes it; studies of AI name the stages their own way."""
    names = dict(zip(stages, STAGES, strict=True))
    known = {field.name for field in fields(Boundary)} - {"place", "year"}
    for key in table:
        if names.get(key, key) not in known:
            refuse(
                f"unknown key {key!r}; near: {near(key, (*stages, *WORDS, 'mostly'))}", key, place
            )
    return strict(Boundary, {names.get(key, key): word for key, word in table.items()}, place)


def compare(left: Boundary, right: Boundary, category: str) -> list[Difference]:
    """Everything two figures of a category say about what they count, in order; symmetric but for
    the sides."""
    differences = []
    for aspect in LISTED:
        if aspect in OTHER_CATEGORY[category]:
            continue
        left_word, right_word = getattr(left, aspect), getattr(right, aspect)
        # what does not exist is not missing
        absent = aspect in STAGES and "none" in (left_word, right_word)
        decides = aspect in (*DECIDES[category], left.mostly, right.mostly) and not absent
        differences.append(
            Difference(
                aspect, left_word, right_word, _match(aspect, left_word, right_word), decides
            )
        )
    return differences


def _match(aspect: str, left: str, right: str) -> str:
    pair: Any = frozenset((left, right))
    if pair & {"unknown", ""}:
        return "unstated"
    if len(pair) == 1 or pair in ALIKE or (aspect == "accounting" and pair == {"none", "location"}):
        return "same"
    if aspect in STAGES and pair == {"in", "none"}:
        return "same"  # on each side all of it there is
    return "differs"


def narrower(differences: list[Difference]) -> str:
    """The side that counts less wherever a difference decides, "left" or "right"; nothing where
    neither always does."""
    sides = set()
    for difference in differences:
        if difference.decides and difference.match == "differs":
            order = WIDER.get(difference.aspect, ())
            if difference.left not in order or difference.right not in order:
                return ""
            sides.add(
                "left" if order.index(difference.left) < order.index(difference.right) else "right"
            )
    return sides.pop() if len(sides) == 1 else ""


def match(differences: list[Difference]) -> str:
    """Whether two figures compare: "like", "unlike" for a difference that decides, "unstated" where
    one is open."""
    deciding = {difference.match for difference in differences if difference.decides}
    return "unlike" if "differs" in deciding else "unstated" if "unstated" in deciding else "like"


def badge(differences: list[Difference], category: str) -> dict[str, str]:
    """How the right side compares with the left, in a word or two."""
    state = match(differences)
    if state == "unstated":
        return {"state": state, "text": "not stated"}
    wanted = "differs" if state == "unlike" else "same"
    matches = {
        difference.aspect: difference
        for difference in differences
        if difference.match == wanted and (difference.decides or state == "like")
    }
    deciding = (difference.aspect for difference in differences if difference.decides)
    aspect = next((name for name in (*DECIDES[category], *deciding) if name in matches), None)
    if aspect is None:
        return {"state": state, "text": "counts alike"}
    right = matches[aspect].right
    return {"state": state, "text": SHORT.get((aspect, right), spoken(aspect, right))}
