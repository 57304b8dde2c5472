"""Every fact the calculator knows, read once from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from setara.categories import IMPACTS
from setara.core import records
from setara.core.graph import Leaf
from setara.core.records import Figure, RecordError, Register, Source, Table, strict
from setara.models.model_record import model
from setara.published import studies

STAGES = (
    "request", "inference", "facility", "electricity", "water", "hardware",
    "training", "service", "network", "device", "end_of_life", "total",
)  # fmt: skip
EXACT = {
    leaf.name: (value, leaf)
    for value, leaf in (
        (3.6e6, Leaf("joules_per_kilowatt_hour", "J/kWh", r"c_{\mathrm{kWh}}", "Joules in a kilowatt-hour")),
        (3600.0, Leaf("seconds_per_hour", "s/h", r"c_{\mathrm{h}}", "Seconds in an hour")),
        (30.4375, Leaf("days_per_month", "day/month", r"c_{\mathrm{mon}}", "Days in a month of a year of 365.25 days")),
        (1e9, Leaf("parameters_per_billion", "param/Gparam", r"c_{\mathrm{G}}", "Parameters in a billion of them")),
        (31557600.0, Leaf("seconds_per_year", "s/year", r"c_{\mathrm{a}}", "Seconds in a year of 365.25 days")),
        (16.0, Leaf("reference_bits", "bit", r"q_{16}", "Bits per weight that the energy law is written in")),
        (0.5, Leaf("mean_of_growth", "1", r"\tfrac12", "Mean over final value of what grows evenly from nothing")),
    )
}
SCOPES = ("life cycle", "stack")
WORLD = "WOR"  # the place that stands in for an unknown one


@dataclass(frozen=True)
class Factor:
    """A quantity the formulas need, with a figure for each choice that changes it."""

    name: str
    stage: str
    meaning: str
    unit: str
    symbol: str
    by: tuple[str, ...]
    options: dict[str, Figure]
    aliases: dict[str, str]

    def option(self, choices: dict[str, Any]) -> str | None:
        """Which of its figures the choices call for; None where the formula of the same name applies."""
        choice = self.choice(choices)
        wanted = choices[choice] if choice else "default"
        return wanted if wanted in self.options else None

    def choice(self, choices: dict[str, Any]) -> str:
        """Which of the choices decides its figure; nothing where its default holds."""
        return next((name for name in self.by if choices[name] in self.options), "")

    def column(self, option: str) -> str:
        """The identity of a figure: what shares it shares its draws."""
        return self.aliases.get(option, f"{self.name}.{option}")


@dataclass(frozen=True)
class Place:
    """The electricity of one place, in each category that a figure was found for."""

    name: str
    scope: str
    carbon: Figure
    part_of: str = ""
    water: Figure | None = None
    metals: Figure | None = None
    primary_energy: Figure | None = None

    def __post_init__(self) -> None:
        records.choose(self.scope, SCOPES, "scope")


def _factors() -> dict[str, Factor]:
    raw = {
        name: (stage, dict(table))
        for stage in STAGES
        for name, table in records.folder(stage).get("factors", {}).items()
    }
    figures: dict[str, Figure] = {}
    aliases: dict[str, str] = {}
    for name, (stage, table) in raw.items():
        for option, content in table.items():
            if isinstance(content, dict):
                place = f"{stage}/factors.toml [{name}.{option}]"
                if "same" in content:
                    aliases[f"{name}.{option}"] = content["same"]
                else:
                    figures[f"{name}.{option}"] = strict(Figure, content, place)
    for alias, target in aliases.items():
        if target not in figures:
            raise RecordError(f"{alias} is the same as {target}, which is not a figure")
    found = {}
    for name, (stage, table) in raw.items():
        missing = {"meaning", "unit", "symbol"} - table.keys()
        texts = {key: value for key, value in table.items() if not isinstance(value, dict)}
        if missing or texts.keys() - {"meaning", "unit", "symbol", "by"}:
            raise RecordError(
                f"{stage}/factors.toml [{name}]: keys are meaning, unit, symbol and perhaps by; missing {missing}"
            )
        own = {key.rpartition(".")[2]: f"{key}" for key in (*figures, *aliases) if key.rpartition(".")[0] == name}
        found[name] = Factor(
            name, stage, texts["meaning"], texts["unit"], texts["symbol"], tuple(texts.get("by", ())),
            {option: figures[aliases.get(key, key)] for option, key in own.items()},
            {option: aliases[key] for option, key in own.items() if key in aliases},
        )  # fmt: skip
    return found


def _place(code: str, table: Table) -> Place:
    place = f"electricity/grids/{code}.toml"
    figures = {one.id: strict(Figure, table[one.id], f"{place} [{one.id}]") for one in IMPACTS if one.id in table}
    return strict(Place, {**table, **figures}, place)


def _source(name: str, table: Table) -> Source:
    return strict(Source, table, f"sources.toml [{name}]")


SOURCES = Register(records.table("sources"), _source)
FACTORS = _factors()
MODELS = Register(records.folder("models"), model)
PLACES = Register(records.folder("electricity/grids"), _place)
STUDIES = Register(records.folder("published"), studies.study)
PUBLISHED = Register(studies.figures(records.folder("published")), studies.published)
SCENARIOS: dict[str, Table] = records.table("scenarios")
LIVES: dict[str, Table] = records.table("lives/lives")
