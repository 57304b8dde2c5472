"""The validation as rows of texts: the same for the page, the command line and `make validate`."""

from __future__ import annotations

from typing import Any

from setara.validation.cases import CASES, LIMITS, TESTS, Outcome, outcome
from setara.validation.runs import FITTED, TABLE, agreement
from setara.writing import present

WORDS = {
    "reproduced": "reproduced",
    "close": f"within {present.share(LIMITS['close'])}",
    "inside": "inside our range",
    "near": f"within a factor of {LIMITS['near']:g}",
}
BAND = f"a factor of {TABLE['within']:g}"


def rows() -> list[dict[str, Any]]:
    """Every case, computed, as texts: what is not reproduced first, then from what proves most to
    what proves least."""
    outcomes = sorted(
        map(outcome, CASES),
        key=lambda entry: (entry.verdict != "outside", TESTS.index(entry.case.test)),
    )
    return [row(outcome) for outcome in outcomes]


def row(outcome: Outcome) -> dict[str, Any]:
    """A case as texts, all values in the unit that was printed."""
    case = outcome.case
    ranged = outcome.low < outcome.high
    return {
        "id": outcome.name,
        "says": case.says,
        "published": f"{present.trimmed(case.published, 4 if case.peer else 9)} {case.unit_text}",
        "here": f"{present.digits(outcome.value, 2 if ranged else 4)} {case.unit_text}",
        "range": f"{present.digits(outcome.low, 2)} to {present.digits(outcome.high, 2)}"
        if ranged
        else "",
        "ratio": present.digits(outcome.ratio, 2 if ranged else 3),
        "verdict": outcome.verdict,
        "verdict_text": words(outcome),
        "passed": outcome.passed,
        "test": case.test,
        "source": case.source,
        "where": case.where,
        "seen": case.seen,
        "note": case.note,
        "link": outcome.link,
    }


def words(outcome: Outcome) -> str:
    """The verdict in words; what is outside says by how much and to which side."""
    tool = outcome.case.test == "tool"
    if outcome.verdict == "reproduced" and tool:
        return f"the same within {present.share(LIMITS['reproduced'])}"
    if outcome.verdict != "outside":
        return WORDS[outcome.verdict]
    off = outcome.ratio if outcome.ratio > 1 else 1 / outcome.ratio
    side = "lower" if outcome.ratio > 1 else "higher"
    return f"{'theirs' if tool else 'published'} {present.digits(off, 2)} times {side}"


def agreements() -> list[dict[str, Any]]:
    """How near the energy law is to the measured runs that it was fitted on, for each hardware."""
    table_rows = []
    for hardware in TABLE["sources"]:
        fit = agreement(run for run in FITTED if run.hardware == hardware)
        table_rows.append(
            {
                "hardware": hardware,
                "runs": str(fit.runs),
                "within": str(fit.within),
                "middle": present.digits(fit.middle, 3),
                "lowest": present.digits(fit.lowest, 2),
                "highest": present.digits(fit.highest, 2),
                "passed": fit.passed,
            }
        )
    return table_rows
