"""The rule of verdicts, worked by hand on pairs that are made up: only whether they count alike and
meet the claim."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from setara.claims import checking
from setara.facts.boundary import Boundary


@dataclass(frozen=True)
class Made:
    """A pair as the rule sees it."""

    match: str
    meets: bool
    bound: bool = False

    @property
    def left(self) -> SimpleNamespace:
        """A side that counts operation."""
        return SimpleNamespace(quantity=SimpleNamespace(boundary=Boundary(operation="in")))


LIKE, LIKE_NOT = Made("like", meets=True), Made("like", meets=False)
OPEN, OPEN_NOT = Made("unstated", meets=True), Made("unstated", meets=False)
UNLIKE, UNLIKE_NOT = Made("unlike", meets=True), Made("unlike", meets=False)
BOUND, BOUND_NOT = Made("unlike", meets=True, bound=True), Made("unlike", meets=False, bound=True)


def verdict(pairs: list[Made], **asserts: str) -> checking.Verdict:
    return checking.verdict(SimpleNamespace(asserts=asserts, category="carbon"), pairs)


@pytest.mark.parametrize(
    ("pairs", "word"),
    [
        ([LIKE, LIKE], "holds"),
        ([LIKE, LIKE_NOT], "holds only if"),
        ([LIKE_NOT], "does not hold"),
        ([UNLIKE, UNLIKE_NOT], "not comparable"),
        (
            [LIKE, OPEN_NOT, UNLIKE_NOT],
            "holds",
        ),  # where some count alike, what is open decides nothing
        ([LIKE_NOT, OPEN], "does not hold"),
        ([OPEN, OPEN_NOT, UNLIKE], "holds only if"),  # where none does, what is open decides
        ([OPEN, UNLIKE_NOT], "holds"),
        ([BOUND], "holds"),  # more even with less counted
        ([BOUND, BOUND_NOT], "holds only if"),
        ([BOUND_NOT], "not comparable"),  # less with less counted: the true ratio is open
        ([LIKE, BOUND_NOT], "holds"),
        ([LIKE_NOT, BOUND], "holds only if"),
    ],
)
def test_the_rule(pairs, word):
    assert verdict(pairs).word == word


def test_a_claim_about_what_a_figure_counts_fails_where_it_counts_otherwise():
    """However the pairs fall: said is that use is left out, and the figure has it in."""
    assert verdict([LIKE, LIKE], operation="out").word == "does not hold"
    assert verdict([LIKE, LIKE], operation="in").word == "holds"


def test_the_pairs_that_decide_and_those_that_meet_are_named():
    judgement = verdict([LIKE, LIKE_NOT, OPEN, BOUND, BOUND_NOT])
    assert judgement.deciding == [LIKE, LIKE_NOT, BOUND]
    assert judgement.met == [LIKE, BOUND]
