"""What is known of a language model: its sizes, its training run, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from setara.core import records
from setara.core.records import RecordError, Table, strict

STATUSES = ("published", "estimated", "unknown")
ATTENTION = ("", "more", "less")  # than the factor assumes by several times, from the layers and heads of the model
ACCELERATORS = ("h100", "a100", "v100")
METERED = ("rated", "accelerators", "site", "machines")  # what power or electricity of a run is: see the factor


@dataclass(frozen=True)
class Training:
    """What is known of a model's training run: its hours, or its electricity and where that was metered."""

    accelerator_power: float
    grid: str
    source: str
    where: str
    seen: str
    note: str = ""
    accelerator: str = ACCELERATORS[0]
    accelerator_hours: float | None = None
    accelerator_electricity: float | None = None
    metered: str = METERED[0]
    idle_overhead: float | None = None  # of machines that stood idle for this very run

    def __post_init__(self) -> None:
        records.choose(self.seen, records.SEEN, "seen")
        records.choose(self.accelerator, ACCELERATORS, "accelerator")
        records.choose(self.metered, METERED, "metered")
        if (self.accelerator_hours is None) == (self.accelerator_electricity is None):
            raise RecordError("a run has hours or electricity, one of them")
        if (self.accelerator_electricity is None) and self.metered in METERED[1:3]:
            raise RecordError("hours are metered nowhere: their power is rated, or that of machines")
        if self.accelerator_electricity is not None and self.metered == METERED[0]:
            raise RecordError("electricity is metered somewhere")
        if self.idle_overhead is not None and not self.idle_overhead >= 0:
            raise RecordError(f"idle_overhead must be 0 or more, not {self.idle_overhead}")


@dataclass(frozen=True)
class Tokens:
    """How many tokens a model was trained on, and who says so."""

    count: float
    source: str
    where: str
    seen: str
    note: str = ""

    def __post_init__(self) -> None:
        records.choose(self.seen, records.SEEN, "seen")
        if not self.count > 0:
            raise RecordError(f"count must be above 0, not {self.count}")


@dataclass(frozen=True)
class Model:
    """A language model: its sizes in 1e9 parameters, and who says so."""

    name: str
    developer: str
    released: str
    status: str
    active_parameters: Any
    total_parameters: Any
    source: str
    where: str
    seen: str
    checked: str
    note: str
    precision_bits: float | None = None
    attention_memory: str = ATTENTION[0]
    training: Training | None = None
    tokens: Tokens | None = None

    def __post_init__(self) -> None:
        records.choose(self.status, STATUSES, "status")
        records.choose(self.seen, records.SEEN, "seen")
        records.choose(self.attention_memory, ATTENTION, "attention_memory")
        for active, total in zip(ends(self.active_parameters), ends(self.total_parameters), strict=True):
            if not 0 < active <= total:
                raise RecordError(f"active {active} must be above 0 and at most total {total}")
        if (self.status == "published") != isinstance(self.active_parameters, (int, float)):
            raise RecordError("a published size is a number, an unpublished one a range")


def ends(size: Any) -> tuple[float, float]:
    """A size or a range of sizes as low and high."""
    return (float(size[0]), float(size[1])) if isinstance(size, (list, tuple)) else (float(size), float(size))


def model(name: str, table: Table) -> Model:
    """The record of a model, read strictly."""
    place = f"models/{name}.toml"
    records.filled(table, place)
    parts = {
        key: strict(kind, table[key], f"{place} [{key}]")
        for key, kind in (("training", Training), ("tokens", Tokens))
        if key in table
    }
    return strict(Model, {**table, **parts}, place)
