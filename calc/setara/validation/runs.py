"""Measured runs of inference beside what the energy law says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum, log
from typing import Any

from setara.core import records
from setara.core.faults import Reading, Table, at, refuse
from setara.core.records import strict
from setara.evaluation.evaluation import point
from setara.questions.limits import NODES
from setara.questions.question import Question, read

MEASURED = ("accelerators", "requests", "tokens", "joules")
NODE = "chip_energy_per_output_token"


@dataclass(frozen=True)
class Runs:
    """What the records of runs say of all of them."""

    fitted: tuple[str, ...]
    within: float
    share: float
    most: float
    sources: dict[str, str]
    series: tuple[Table, ...]


TABLE = records.settings("validation/runs", Runs)


@dataclass(frozen=True)
class Run:
    """One measured run: so many requests decoded together on one replica of a model."""

    name: str
    model: str
    hardware: str
    task: str
    active: float
    total: float
    bits: float
    accelerators: int
    requests: float
    tokens: int
    joules: float

    def __post_init__(self) -> None:
        for key in ("active", "total", "bits", *MEASURED):
            if not getattr(self, key) > 0:
                refuse(f"{key} = {getattr(self, key)} must be above 0", key)

    @property
    def question(self) -> Question:
        """The question whose answer predicts the run; the prompt is unknown and left out."""
        table = {
            "active_parameters": self.active,
            "total_parameters": self.total,
            "precision_bits": self.bits,
            "hardware": self.hardware,
            "concurrent_requests": self.requests,
            "output_tokens": self.tokens,
            "prompt_tokens": 0,
        }
        return read(table, NODES)

    @cached_property
    def predicted(self) -> float:
        """Joules per output token by the calculator."""
        return float(point(self.question)[NODE])

    @property
    def ratio(self) -> float:
        """Predicted over measured."""
        return self.predicted / self.joules

    @property
    def fitted(self) -> bool:
        """Whether the energy law was fitted on runs of this kind."""
        return self.task in TABLE["fitted"]

    @property
    def within(self) -> bool:
        """Whether the law is as near as it claims."""
        return abs(log(self.ratio)) <= log(TABLE["within"])

    @property
    def source(self) -> str:
        """The id of the source."""
        return str(TABLE["sources"][self.hardware])


@dataclass(frozen=True)
class Agreement:
    """How near the law is to a group of runs."""

    runs: int
    within: int
    middle: float
    lowest: float
    highest: float

    @property
    def passed(self) -> bool:
        """Whether enough runs are within the band and none is far off."""
        worst = max(self.highest, 1 / self.lowest)
        return bool(self.within >= TABLE["share"] * self.runs and worst <= TABLE["most"])


def agreement(runs: Iterable[Run]) -> Agreement:
    """The number of runs, those within the band, the geometric mean of predicted over measured, and
    its ends."""
    logs = sorted((log(run.ratio), run.within) for run in runs)
    ratios = [logarithm for logarithm, _ in logs]
    return Agreement(
        len(logs),
        sum(near for _, near in logs),
        exp(fsum(ratios) / len(logs)),
        exp(ratios[0]),
        exp(ratios[-1]),
    )


def _runs() -> tuple[Run, ...]:
    runs: list[Run] = []
    read = Reading()
    for number, series in enumerate(TABLE["series"]):
        place = at("validation/runs.toml", "series", number)
        shared: dict[str, Any] = {
            "model": "",
            **{key: value for key, value in series.items() if key != "runs"},
        }
        for index, run in enumerate(series.get("runs", ())):
            if not isinstance(run, list) or len(run) != len(MEASURED):
                read(refuse, f"a run is {', '.join(MEASURED)}, not {run!r}", "runs", place)
                continue
            table = {**shared, **dict(zip(MEASURED, run, strict=True))}
            if record := read(strict, Run, table, at(place, "runs", index)):
                runs.append(record)
    return read.finish(tuple(runs))


RUNS = _runs()
FITTED = tuple(run for run in RUNS if run.fitted)
