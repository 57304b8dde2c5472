"""What moves the energy of a token: requests together, size, precision, hardware; measured, beside
the law."""

from collections.abc import Iterable
from math import log
from typing import Any

from setara.evaluation.evaluation import point
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.validation.runs import NODE, RUNS, Run
from setara.writing import present
from site_build.drawings.drawing import Spec
from site_build.drawings.marks import label, layers, logarithmic
from site_build.drawings.measured import HARDWARE, energy, told
from site_build.drawings.picture import Picture, Table

FAMILY = ("Llama 3.1 8B", "Llama 3.1 70B", "Llama 3.1 405B")
MIXTURE = "Qwen3 235B A22B Instruct"
GENERATIONS = ("a100-2024", "h100-2024", "h100-2026", "b200-2026")
FEW, EVEN, MANY = (
    8.0,
    64.0,
    255.0,
)  # requests together at which runs of different models and chips can be compared
STEPS = [2 ** (step / 2) for step in range(23)]  # 1 to 2048
ENERGY = "J per output token"


def pictures() -> dict[str, Picture]:
    """The pictures of this module."""
    return {
        "by-requests": by_requests(),
        "by-size": by_size(),
        "by-bits": by_bits(),
        "by-generation": by_generation(),
    }


def law(run: Run, **changed: float) -> float:
    """Joules per output token by the calculator for a short answer without a prompt: a run with
    something else."""
    question = {
        "active_parameters": run.active, "total_parameters": run.total, "precision_bits": run.bits,
        "hardware": run.hardware, "concurrent_requests": run.requests,
        "output_tokens": 400, "prompt_tokens": 0,
    }  # fmt: skip
    return float(point(read({**question, **changed}, NODES))[NODE])


def measured(requests: float | None = None, **wanted: Any) -> list[Run]:
    """The runs of a kind, and with about so many requests together."""
    return [
        run
        for run in RUNS
        if all(getattr(run, key) == value for key, value in wanted.items())
        and (requests is None or abs(run.requests / requests - 1) < 0.1)
    ]


def least(runs: Iterable[Run]) -> Run:
    """Of runs that differ in the number of chips, the one on the number that suits it best."""
    return min(runs, key=lambda run: run.joules)


def dots(runs: Iterable[Run], x: str, filled: bool = True) -> list[Spec]:
    return [
        {"x": getattr(run, x), "y": run.joules, "filled": filled, "text": told(run)} for run in runs
    ]


def size(run: Run) -> str:
    return f"{run.total:g}B"


def runs_table(runs: Iterable[Run]) -> Table:
    """Runs beside what the law says of each."""
    return Table(
        ("Model", "Bits", "Hardware", "Chips", "Requests", "Measured, J/token", "Law, J/token"),
        [
            (
                run.name,
                f"{run.bits:g}",
                HARDWARE[run.hardware],
                str(run.accelerators),
                present.trimmed(run.requests, 4),
                energy(run.joules),
                energy(run.predicted),
            )
            for run in runs
        ],
    )


def by_requests() -> Picture:
    """Four models, each with more and more requests together."""
    first = [
        least(measured(FEW, name=name, hardware="h100-2026", task="chat"))
        for name in (*FAMILY, MIXTURE)
    ]
    runs = [
        run
        for start in first
        for run in measured(
            name=start.name,
            hardware=start.hardware,
            task=start.task,
            bits=start.bits,
            accelerators=start.accelerators,
        )
    ]
    lines = [
        {
            "x": step,
            "y": law(start, concurrent_requests=step),
            "line": f"{start.name} {below}",
            "dashed": below,
        }
        for start in first
        for below in (True, False)
        for step in STEPS
        if (step <= FEW if below else step >= FEW)
    ]
    _, middle, *_ = first
    last = max((run for run in runs if run.name == middle.name), key=lambda run: run.requests)
    names = [
        label(STEPS[-1], law(start, concurrent_requests=STEPS[-1]), size(start), "nw")
        for start in first
    ]
    names[1] = label(middle.requests, middle.joules, size(middle), "sw")
    return Picture(
        lambda width: layers(
            width, 340, logarithmic(1, 2048, "Requests decoded together"),
            logarithmic(0.03, 200, ENERGY), lines, dots(runs, "requests"), names,
        ),
        runs_table(runs),
        {
            "times": present.trimmed(middle.joules / last.joules, 2), "model": middle.name,
            "few": present.trimmed(middle.requests, 3), "many": present.trimmed(last.requests, 3),
            "first": energy(middle.joules), "last": energy(last.joules),
        },
    )  # fmt: skip


def by_size() -> Picture:
    """Models of all sizes with about as many requests together."""
    runs = measured(EVEN, hardware="b200-2026", task="chat")
    best = [
        least(run for run in runs if (run.name, run.bits) == key)
        for key in {(r.name, r.bits): r for r in runs}
    ]
    dense = sorted(
        (run for run in best if run.active == run.total and run.bits == 16),
        key=lambda run: run.total,
    )
    mixed = [run for run in best if run.active < run.total]
    small, middle, large = (next(run for run in dense if run.name == name) for name in FAMILY)
    exponent = log(large.joules / small.joules) / log(large.total / small.total)
    lines = [
        {"x": billions, "y": joules, "line": proportion, "dashed": proportion}
        for billions in (3 * 1.25**step for step in range(26))
        for proportion, joules in (
            (False, law(small, active_parameters=billions, total_parameters=billions)),
            (True, small.joules * billions / small.total),
        )
    ]
    names = [
        label(run.total, run.joules, size(run), "le" if run is large else "se")
        for run in (small, middle, large)
    ]
    return Picture(
        lambda width: layers(
            width, 320, logarithmic(3, 800, "Total parameters, billions"),
            logarithmic(0.03, 10, ENERGY), lines,
            [*dots(dense, "total"), *dots(mixed, "total", filled=False)], names,
        ),
        runs_table([*dense, *mixed]),
        {
            "times": present.trimmed(10**exponent, 2), "exponent": present.trimmed(exponent, 2),
            "small": small.name, "first": energy(small.joules),
            "large": large.name, "last": energy(large.joules),
        },
    )  # fmt: skip


def by_bits() -> Picture:
    """Weights of 8 bit over the same weights of 16 bit."""
    pairs = []
    for name, hardware in sorted({(run.name, run.hardware) for run in RUNS if run.fitted}):
        for requests in (FEW, EVEN, MANY):
            runs = measured(requests, name=name, hardware=hardware)
            if {run.bits for run in runs} == {8, 16}:
                pairs.append([least(run for run in runs if run.bits == bits) for bits in (8, 16)])
    dense = [
        (half, half.joules / whole.joules) for half, whole in pairs if half.active == half.total
    ]
    mixed = [
        (half, half.joules / whole.joules) for half, whole in pairs if half.active < half.total
    ]
    points = [
        {
            "x": half.requests,
            "y": half.joules / whole.joules,
            "filled": half.active == half.total,
            "text": f"{told(half)}; in 16 bit {energy(whole.joules)}",
        }
        for half, whole in pairs
    ]
    lines = [
        {
            "x": step,
            "y": law(run, concurrent_requests=step)
            / law(run, concurrent_requests=step, precision_bits=16),
            "line": run.name,
            "dashed": run.active < run.total,
        }
        for run in (dense[0][0], mixed[0][0])
        for step in STEPS
        if step >= FEW / 2
    ]
    few, solid = (
        [ratio for run, ratio in mixed if run.requests <= FEW],
        [ratio for _, ratio in dense],
    )
    names = [
        label(FEW, max(few), f"{size(mixed[0][0])}, mixture", "ne"),
        label(
            FEW,
            next(ratio for run, ratio in dense if run.requests <= FEW),
            f"{size(dense[0][0])}, dense",
            "ne",
        ),
    ]
    return Picture(
        lambda width: layers(
            width,
            260,
            logarithmic(FEW / 2, 512, "Requests decoded together"),
            {
                "scale": {"domain": [0, 1.6]},
                "title": "8 bit over 16 bit",
                "axis": {"grid": True, "tickCount": 4},
            },
            lines,
            points,
            names,
        ),
        runs_table(run for pair in pairs for run in pair),
        {
            "saved": f"{100 * (1 - max(solid)):.0f} to {100 * (1 - min(solid)):.0f}\u00a0%",
            "lowest": present.digits(min(few), 2),
            "highest": present.digits(max(few), 2),
        },
    )


def by_generation() -> Picture:
    """The same models on four generations of hardware and software."""
    lines = {
        f"{size(runs[0])}, {requests:g} together": runs
        for name in FAMILY[:2]
        for requests in (EVEN, MANY)
        if (
            runs := [
                least(measured(requests, name=name, hardware=generation, bits=16))
                for generation in GENERATIONS
            ]
        )
    }
    points: list[Spec] = [
        {
            "x": HARDWARE[run.hardware],
            "y": run.joules,
            "filled": True,
            "text": told(run),
            "line": line,
            "dashed": False,
        }
        for line, runs in lines.items()
        for run in runs
    ]
    names = []
    for (line, runs), (end, corner) in zip(lines.items(), [(0, "ne"), (-1, "sw")] * 2, strict=True):
        names.append(label(HARDWARE[runs[end].hardware], runs[end].joules, line, corner))
    gains = sorted(runs[0].joules / runs[-1].joules for runs in lines.values())
    two_lines = {"labelAngle": 0, "title": None, "labelExpr": "split(datum.label, ', ')"}
    across = {
        "type": "ordinal",
        "sort": [HARDWARE[generation] for generation in GENERATIONS],
        "axis": two_lines,
    }
    return Picture(
        lambda width: layers(
            width, 280, across, logarithmic(0.05, 4, ENERGY), points, points, names
        ),
        runs_table(run for runs in lines.values() for run in runs),
        {"gains": f"{present.digits(gains[0], 2)} to {present.digits(gains[-1], 2)}"},
    )
