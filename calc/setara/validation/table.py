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
    """Every case, computed, as texts: what is not reproduced first, then from what proves most to what proves least."""
    outcomes = sorted(map(outcome, CASES), key=lambda one: (one.verdict != "outside", TESTS.index(one.case.test)))
    return [row(one) for one in outcomes]


def row(one: Outcome) -> dict[str, Any]:
    """A case as texts, all values in the unit that was printed."""
    case = one.case
    ranged = one.low < one.high
    return {
        "id": one.name,
        "says": case.says,
        "published": f"{present.trimmed(case.published, 4 if case.peer else 9)} {case.unit_text}",
        "here": f"{present.digits(one.value, 2 if ranged else 4)} {case.unit_text}",
        "range": f"{present.digits(one.low, 2)} to {present.digits(one.high, 2)}" if ranged else "",
        "ratio": present.digits(one.ratio, 2 if ranged else 3),
        "verdict": one.verdict,
        "verdict_text": words(one),
        "passed": one.passed,
        "test": case.test,
        "source": case.source,
        "where": case.where,
        "seen": case.seen,
        "note": case.note,
        "link": one.link,
    }


def words(one: Outcome) -> str:
    """The verdict in words; what is outside says by how much and to which side."""
    tool = one.case.test == "tool"
    if one.verdict == "reproduced" and tool:
        return f"the same within {present.share(LIMITS['reproduced'])}"
    if one.verdict != "outside":
        return WORDS[one.verdict]
    off = one.ratio if one.ratio > 1 else 1 / one.ratio
    side = "lower" if one.ratio > 1 else "higher"
    return f"{'theirs' if tool else 'published'} {present.digits(off, 2)} times {side}"


def agreements() -> list[dict[str, Any]]:
    """How near the energy law is to the measured runs that it was fitted on, for each hardware."""
    found = []
    for hardware in TABLE["sources"]:
        one = agreement(run for run in FITTED if run.hardware == hardware)
        found.append({
            "hardware": hardware,
            "runs": str(one.runs),
            "within": str(one.within),
            "middle": present.digits(one.middle, 3),
            "lowest": present.digits(one.lowest, 2),
            "highest": present.digits(one.highest, 2),
            "passed": one.passed,
        })  # fmt: skip
    return found
