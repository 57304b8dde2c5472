"""What is known of a language model: its sizes, its training run, and who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import Any

from setara.core import records
from setara.core.faults import Reading, at, refuse
from setara.core.record_types import number_near
from setara.core.records import RecordError, Table, choose, choose_day, strict

STATUSES = ("published", "estimated", "unknown")
ATTENTION = (
    "",
    "more",
    "less",
)  # than the factor assumes by several times, from the layers and heads of the model
ACCELERATORS = ("h100", "a100", "v100")
PRECISIONS = (4, 8, 16)
RELEASED = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
METERED = (
    "rated",
    "accelerators",
    "site",
    "machines",
)  # what power or electricity of a run is: see the factor


@dataclass(frozen=True)
class Training:
    """What is known of a model's training run: its hours, or its electricity and where that was
    metered."""

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
        check = Reading()
        check(choose, self.seen, records.SEEN, "seen")
        check(choose, self.accelerator, ACCELERATORS, "accelerator")
        check(choose, self.metered, METERED, "metered")
        for key in ("accelerator_power", "accelerator_hours", "accelerator_electricity"):
            amount = getattr(self, key)
            if amount is not None and not amount > 0:
                check(refuse, f"{key} must be above 0, not {amount}", key)
        check.finish()
        if (self.accelerator_hours is None) == (self.accelerator_electricity is None):
            raise RecordError("a run has hours or electricity, one of them")
        if (self.accelerator_electricity is None) and self.metered in METERED[1:3]:
            raise RecordError(
                "hours are metered nowhere: their power is rated, or that of machines"
            )
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
        check = Reading()
        check(choose, self.status, STATUSES, "status")
        check(choose, self.seen, records.SEEN, "seen")
        check(choose, self.attention_memory, ATTENTION, "attention_memory")
        check(choose_day, self.checked, "checked")
        if self.precision_bits is not None and self.precision_bits not in PRECISIONS:
            check(
                refuse,
                f"precision_bits = {self.precision_bits:g} must be one of 4, 8 and 16",
                "precision_bits",
            )
        if not RELEASED.fullmatch(self.released):
            check(
                refuse,
                f"released = {self.released!r} is no month; write 2026-01 to 2026-12, or 2026",
                "released",
            )
        check(check_size, self.active_parameters, "active_parameters")
        check(check_size, self.total_parameters, "total_parameters")
        check.finish()
        for active, total in zip(
            ends(self.active_parameters), ends(self.total_parameters), strict=True
        ):
            if active > total:
                refuse(
                    f"active {active} must be above 0 and at most total {total}",
                    "active_parameters",
                )
        if (self.status == "published") != isinstance(self.active_parameters, (int, float)):
            raise RecordError("a published size is a number, an unpublished one a range")


def check_size(size: Any, key: str) -> None:
    """Refuse what is neither a size nor a range of sizes."""
    bounds = size if isinstance(size, tuple) else (size,)
    if [type(end) in (int, float) for end in bounds] not in ([True], [True, True]):
        refuse(
            f"{key!r} must be a number, or two of them as a range, not {size!r}{number_near(size)}",
            key,
        )
    if not 0 < bounds[0] <= bounds[-1] < inf:
        refuse(f"{key} = {size} must be above 0, and a range runs from low to high", key)


def ends(size: Any) -> tuple[float, float]:
    """A size or a range of sizes as low and high."""
    return (
        (float(size[0]), float(size[1]))
        if isinstance(size, (list, tuple))
        else (float(size), float(size))
    )


def model(name: str, table: Table) -> Model:
    """The record of a model, read strictly."""
    place, read = f"facts/models/{name}.toml", Reading()
    records.filled(table, place)
    parts = {
        key: read(strict, kind, table[key], at(place, key))
        for key, kind in (("training", Training), ("tokens", Tokens))
        if key in table
    }
    record = read(strict, Model, {**table, **parts}, place)
    return read.finish(record)
