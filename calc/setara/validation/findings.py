"""What the measured runs say when they stand beside each other: of requests together, of size, of
precision and of hardware. Every run and its source: runs.toml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log
from typing import Any

from setara.evaluation.evaluation import point
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.validation.runs import NODE, RUNS, Run

FAMILY = ("Llama 3.1 8B", "Llama 3.1 70B", "Llama 3.1 405B")
MIXTURE = "Qwen3 235B A22B Instruct"
GENERATIONS = ("a100-2024", "h100-2024", "h100-2026", "b200-2026")
HALF, WHOLE = 8, 16  # bit per weight
FEW, EVEN, MANY = (
    8.0,
    64.0,
    255.0,
)  # requests together at which runs of different models and chips can be compared
NEAR = 0.1  # how far from so many requests a run may be, as a part of them


def law(run: Run, **changes: float) -> float:
    """Joules per output token by the calculator, for a run's model and hardware with something
    changed: a short answer of 400 tokens without a prompt."""
    question = {
        "active_parameters": run.active, "total_parameters": run.total, "precision_bits": run.bits,
        "hardware": run.hardware, "concurrent_requests": run.requests,
        "output_tokens": 400, "prompt_tokens": 0,
    }  # fmt: skip
    return float(point(read({**question, **changes}, NODES))[NODE])


def alike(runs: Iterable[Run], requests: float | None = None, **kind: Any) -> list[Run]:
    """The runs of a kind, and with about so many requests decoded together."""
    return [
        run
        for run in runs
        if all(getattr(run, key) == value for key, value in kind.items())
        and (requests is None or abs(run.requests / requests - 1) < NEAR)
    ]


def least(runs: Iterable[Run]) -> Run:
    """Of runs that differ in the number of chips, the one on the number that suits it best: with
    the fewest joules per output token."""
    return min(runs, key=lambda run: run.joules)


@dataclass(frozen=True)
class Ladder:
    """One model on one machine with more and more requests decoded together."""

    start: Run
    runs: tuple[Run, ...]

    @property
    def end(self) -> Run:
        """The run with the most requests together."""
        return max(self.runs, key=lambda run: run.requests)

    @property
    def gain(self) -> float:
        """How many times the joules per output token of the last run those of the first are."""
        return self.start.joules / self.end.joules


def ladders(runs: Iterable[Run] = RUNS) -> list[Ladder]:
    """The dense family and the mixture in chat on the H100 of 2026, each from few requests on."""
    sample = list(runs)
    starts = [
        least(alike(sample, FEW, name=name, hardware="h100-2026", task="chat"))
        for name in (*FAMILY, MIXTURE)
    ]
    keys = ("name", "hardware", "task", "bits", "accelerators")
    return [
        Ladder(start, tuple(alike(sample, **{key: getattr(start, key) for key in keys})))
        for start in starts
    ]


@dataclass(frozen=True)
class Sizes:
    """Models of all sizes with about as many requests together, each on the chips that suit it."""

    dense: tuple[Run, ...]  # in 16 bit, by size
    mixed: tuple[Run, ...]

    @property
    def family(self) -> tuple[Run, ...]:
        """The dense models of one family, the smallest first."""
        return tuple(next(run for run in self.dense if run.name == name) for name in FAMILY)

    @property
    def exponent(self) -> float:
        """The power of the size by which joules per output token grow, from the smallest of the
        family to the largest; 1 would be in proportion."""
        small, *_, large = self.family
        return log(large.joules / small.joules) / log(large.total / small.total)

    @property
    def tenfold(self) -> float:
        """How many times the joules per output token a model of ten times the size takes."""
        return float(10**self.exponent)


def sizes(runs: Iterable[Run] = RUNS) -> Sizes:
    """Chat on the B200 of 2026 with as many requests together as all sizes were measured with."""
    sample = alike(runs, EVEN, hardware="b200-2026", task="chat")
    best = [
        least(run for run in sample if (run.name, run.bits) == key)
        for key in dict.fromkeys((run.name, run.bits) for run in sample)
    ]
    dense = [run for run in best if run.active == run.total and run.bits == WHOLE]
    return Sizes(
        tuple(sorted(dense, key=lambda run: run.total)),
        tuple(run for run in best if run.active < run.total),
    )


@dataclass(frozen=True)
class Halving:
    """The same model, hardware and requests together with weights of 8 bit and of 16 bit."""

    half: Run
    whole: Run

    @property
    def dense(self) -> bool:
        """Whether every token uses all parameters."""
        return self.half.active == self.half.total

    @property
    def ratio(self) -> float:
        """Joules per output token in 8 bit over those in 16 bit."""
        return self.half.joules / self.whole.joules


def halvings(runs: Iterable[Run] = RUNS) -> list[Halving]:
    """Every model that was measured in both, on each hardware, with few, more and many requests."""
    sample = list(runs)
    pairs = []
    for name, hardware in sorted({(run.name, run.hardware) for run in sample if run.fitted}):
        for requests in (FEW, EVEN, MANY):
            both = alike(sample, requests, name=name, hardware=hardware)
            if {run.bits for run in both} == {HALF, WHOLE}:
                pairs.append(Halving(*(least(alike(both, bits=bits)) for bits in (HALF, WHOLE))))
    return pairs


def saving(pairs: Iterable[Halving]) -> tuple[float, float]:
    """The least and the most that 8 bit saves a dense model, as a part of the joules per output
    token in 16 bit."""
    ratios = [pair.ratio for pair in pairs if pair.dense]
    return 1 - max(ratios), 1 - min(ratios)


def few_of_mixtures(pairs: Iterable[Halving]) -> tuple[float, float]:
    """The lowest and the highest ratio of 8 bit to 16 bit for mixtures of experts with few requests
    together."""
    ratios = [pair.ratio for pair in pairs if not pair.dense and pair.half.requests <= FEW]
    return min(ratios), max(ratios)


@dataclass(frozen=True)
class Succession:
    """One model with as many requests together on each generation of hardware and software."""

    requests: float
    runs: tuple[Run, ...]  # the oldest generation first

    @property
    def gain(self) -> float:
        """How many times the joules per output token of the newest the oldest takes."""
        return self.runs[0].joules / self.runs[-1].joules


def successions(runs: Iterable[Run] = RUNS) -> list[Succession]:
    """The two smaller models of the family in 16 bit, which all generations were measured with."""
    sample = list(runs)
    return [
        Succession(
            requests,
            tuple(
                least(alike(sample, requests, name=name, hardware=generation, bits=WHOLE))
                for generation in GENERATIONS
            ),
        )
        for name in FAMILY[:2]
        for requests in (EVEN, MANY)
    ]


def gains(lines: Iterable[Succession]) -> tuple[float, float]:
    """The least and the most that the newest generation gains over the oldest, in times."""
    times = sorted(line.gain for line in lines)
    return times[0], times[-1]
