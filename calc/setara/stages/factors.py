"""The factors that the formulas of the stages use, and the exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from setara.core import records
from setara.core.faults import Reading, at, near, refuse
from setara.core.graph import Leaf
from setara.core.records import Figure, Table, strict

STAGES = (
    "request", "inference", "facility", "electricity", "water", "hardware",
    "training", "service", "network", "device", "end_of_life", "total",
)  # fmt: skip


EXACT = {
    leaf.name: (value, leaf)
    for value, leaf in (
        (
            3.6e6,
            Leaf(
                "joules_per_kilowatt_hour",
                "J/kWh",
                r"c_{\mathrm{kWh}}",
                "Joules in a kilowatt-hour",
            ),
        ),
        (3600.0, Leaf("seconds_per_hour", "s/h", r"c_{\mathrm{h}}", "Seconds in an hour")),
        (
            30.4375,
            Leaf(
                "days_per_month",
                "day/month",
                r"c_{\mathrm{mon}}",
                "Days in a month of a year of 365.25 days",
            ),
        ),
        (
            1e9,
            Leaf(
                "parameters_per_billion",
                "param/Gparam",
                r"c_{\mathrm{G}}",
                "Parameters in a billion of them",
            ),
        ),
        (
            31557600.0,
            Leaf(
                "seconds_per_year", "s/year", r"c_{\mathrm{a}}", "Seconds in a year of 365.25 days"
            ),
        ),
        (
            16.0,
            Leaf(
                "reference_bits",
                "bit",
                r"q_{16}",
                "Bits per weight that the energy law is written in",
            ),
        ),
        (
            0.5,
            Leaf(
                "mean_of_growth",
                "1",
                r"\tfrac12",
                "Mean over final value of what grows evenly from nothing",
            ),
        ),
    )
}


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
        """Which of its figures the choices call for; None where the formula of the same name
        applies."""
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
class FactorTexts:
    """What a factor is: what it means, its unit and symbol, and the choices that change it."""

    meaning: str
    unit: str
    symbol: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Same:
    """A choice that has the figure of another."""

    same: str


def _factors() -> dict[str, Factor]:
    read = Reading()
    raw = {
        name: (stage, table)
        for stage in STAGES
        for name, table in records.folder(f"stages/{stage}").get("factors", {}).items()
        if read(strict, FactorTexts, _texts(table), at(f"stages/{stage}/factors.toml", name))
    }
    figures: dict[str, Figure | None] = {}
    aliases: dict[str, str] = {}
    places = {
        f"{name}.{option}": (at(f"stages/{stage}/factors.toml", name, option), content)
        for name, (stage, table) in raw.items()
        for option, content in table.items()
        if isinstance(content, dict)
    }
    for column, (place, content) in places.items():
        if "same" in content:
            alias = read(strict, Same, content, place)
            aliases |= {column: alias.same} if alias else {}
        else:
            figures[column] = read(strict, Figure, content, place)
    for column, target in aliases.items():
        if target not in figures:
            read(
                refuse,
                f"same = {target!r} is no figure; near: {near(target, figures)}",
                "same",
                places[column][0],
            )
    read.finish()
    return {
        name: _factor(name, stage, table, figures, aliases) for name, (stage, table) in raw.items()
    }


def _texts(table: Any) -> Any:
    """What a factor says of itself, without its figures."""
    if not isinstance(table, dict):
        return table
    return {key: content for key, content in table.items() if not isinstance(content, dict)}


def _factor(
    name: str,
    stage: str,
    table: Table,
    figures: Mapping[str, Figure | None],
    aliases: dict[str, str],
) -> Factor:
    texts = FactorTexts(**_texts(table))
    columns = [column for column in (*figures, *aliases) if column.rpartition(".")[0] == name]
    options = {
        column.rpartition(".")[2]: figures[aliases.get(column, column)] for column in columns
    }
    return Factor(
        name,
        stage,
        texts.meaning,
        texts.unit,
        texts.symbol,
        tuple(texts.by),
        {option: figure for option, figure in options.items() if figure},
        {column.rpartition(".")[2]: aliases[column] for column in columns if column in aliases},
    )


FACTORS = _factors()
