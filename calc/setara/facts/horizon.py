"""Greenhouse gas weighed over 20 years: as a source prints it, or from the share of methane it
gives."""

from __future__ import annotations

from dataclasses import dataclass

from setara.core import records
from setara.core.faults import Place, refuse
from setara.core.records import Figure, RecordError, Table, strict

METHANE = strict(
    Figure, records.table("facts/gases")["methane"], Place("facts/gases.toml", ("methane",))
)


@dataclass(frozen=True)
class Horizon:
    """A figure with its methane weighed over 20 years; all else weighs nearly the same over 20
    years as over 100."""

    value: float
    source: str
    where: str
    seen: str
    note: str = ""
    methane: float | None = None  # share of the figure over 100 years
    weight: float | None = None  # what methane weighs in the figure, per weight of CO2

    def __post_init__(self) -> None:
        records.choose(self.seen, records.SEEN, "seen")
        if self.methane is not None and not 0 < self.methane <= 1:
            raise RecordError(f"methane {self.methane} is a share, above 0 and at most 1")
        if self.weight is not None and self.weight <= 0:
            raise RecordError(f"weight {self.weight} must be above 0")

    @property
    def sources(self) -> list[str]:
        """Every source it rests on."""
        return [self.source, *([METHANE.source] if self.methane is not None else [])]


def of_table(table: Table, over_100_years: float, place: Place | str) -> Horizon:
    """A horizon as a record writes it: a value, or methane and its weight, which give one."""
    if ("methane" in table, "weight" in table) not in ((True, True), (False, False)):
        refuse("methane and weight, or neither", place=place)
    if ("value" in table) == ("methane" in table):
        refuse("a value, or methane and weight, not both", place=place)
    if "value" in table:
        return strict(Horizon, table, place)
    checked = strict(Horizon, {**table, "value": over_100_years}, place)
    heavier = table["methane"] * (METHANE.value / table["weight"] - 1)
    return strict(Horizon, {**vars(checked), "value": over_100_years * (1 + heavier)}, place)
