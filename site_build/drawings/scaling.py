"""What moves the energy of a token: requests together, size, precision, hardware; measured, beside
the law."""

from collections.abc import Iterable

from setara.validation import findings
from setara.validation.findings import FEW, GENERATIONS, WHOLE, law
from setara.validation.runs import Run
from setara.writing import present
from site_build.drawings.drawing import Spec
from site_build.drawings.marks import label, layers, logarithmic
from site_build.drawings.measured import HARDWARE, energy, told
from site_build.drawings.picture import Picture, Table

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
    ladders = findings.ladders()
    first = [ladder.start for ladder in ladders]
    runs = [run for ladder in ladders for run in ladder.runs]
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
    _, ladder, *_ = ladders
    middle, last = ladder.start, ladder.end
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
            "times": present.trimmed(ladder.gain, 2), "model": middle.name,
            "few": present.trimmed(middle.requests, 3), "many": present.trimmed(last.requests, 3),
            "first": energy(middle.joules), "last": energy(last.joules),
        },
    )  # fmt: skip


def by_size() -> Picture:
    """Models of all sizes with about as many requests together."""
    sizes = findings.sizes()
    dense, mixed = sizes.dense, sizes.mixed
    small, middle, large = sizes.family
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
            "times": present.trimmed(sizes.tenfold, 2),
            "exponent": present.trimmed(sizes.exponent, 2),
            "small": small.name, "first": energy(small.joules),
            "large": large.name, "last": energy(large.joules),
        },
    )  # fmt: skip


def by_bits() -> Picture:
    """Weights of 8 bit over the same weights of 16 bit."""
    pairs = findings.halvings()
    dense = [pair for pair in pairs if pair.dense]
    mixed = [pair for pair in pairs if not pair.dense]
    points = [
        {
            "x": pair.half.requests,
            "y": pair.ratio,
            "filled": pair.dense,
            "text": f"{told(pair.half)}; in 16 bit {energy(pair.whole.joules)}",
        }
        for pair in pairs
    ]
    lines = [
        {
            "x": step,
            "y": law(run, concurrent_requests=step)
            / law(run, concurrent_requests=step, precision_bits=WHOLE),
            "line": run.name,
            "dashed": run.active < run.total,
        }
        for run in (dense[0].half, mixed[0].half)
        for step in STEPS
        if step >= FEW / 2
    ]
    lowest, highest = findings.few_of_mixtures(pairs)
    least, most = findings.saving(pairs)
    names = [
        label(FEW, highest, f"{size(mixed[0].half)}, mixture", "ne"),
        label(
            FEW,
            next(pair.ratio for pair in dense if pair.half.requests <= FEW),
            f"{size(dense[0].half)}, dense",
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
        runs_table(run for pair in pairs for run in (pair.half, pair.whole)),
        {
            "saved": f"{100 * least:.0f} to {100 * most:.0f}\u00a0%",
            "lowest": present.digits(lowest, 2),
            "highest": present.digits(highest, 2),
        },
    )


def by_generation() -> Picture:
    """The same models on four generations of hardware and software."""
    successions = findings.successions()
    lines = {f"{size(line.runs[0])}, {line.requests:g} together": line.runs for line in successions}
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
    least, most = findings.gains(successions)
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
        {"gains": f"{present.digits(least, 2)} to {present.digits(most, 2)}"},
    )
