"""Records of claims, refused where they cannot be read, and the laws of meeting a claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.claims.claim import RULES, Pair, claim
from setara.core.records import RecordError

RATIOS = st.floats(1e-12, 1e12, allow_nan=False)
TABLE = {
    "quote": "A is B.", "name": "A and B", "short_name": "A, B", "subject": "food",
    "said_by": "someone", "year": "2025", "source": "x", "where": "there", "seen": "no",
    "checked": "2026-11-24", "category": "carbon", "reads": "times", "left_name": "a",
    "right_name": "b", "own": [], "best_for": "Yes.", "best_against": "No.", "left": ["beef"],
    "right": ["answer"], "claimed": 2.0, "relation": "equal",
}  # fmt: skip


@given(RATIOS, RATIOS)
def test_equal_is_symmetric(ratio, claimed):
    there, back = Pair("a", "b", claimed, "equal"), Pair("b", "a", 1 / claimed, "equal")
    if (
        abs(ratio / claimed - RULES["equal"]) > 1e-9
        and abs(claimed / ratio - RULES["equal"]) > 1e-9
    ):
        assert there.meets(ratio) == back.meets(1 / ratio)


@given(RATIOS, RATIOS, st.floats(1, 1e6))
def test_more_than_enough_is_enough(ratio, claimed, times):
    for relation in ("more", "far-more"):
        if Pair("a", "b", claimed, relation).meets(ratio):
            assert Pair("a", "b", claimed, relation).meets(ratio * times)
    if Pair("a", "b", claimed, "less").meets(ratio * times):
        assert Pair("a", "b", claimed, "less").meets(ratio)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"relation": "equals"}, "near: equal"),
        ({"claimed": 0.0}, "above 0"),
        ({"subject": "foods"}, "near: food"),
        ({"category": "cabron"}, "near: carbon"),
        ({"own": ["beef", "beef"]}, "not among the pairs"),
        ({"pairs": []}, "either left and right, or pairs"),
        ({"quotes": "x"}, "unknown key 'quotes'; near: quote"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused(changes, message):
    with pytest.raises(RecordError, match=message):
        claim("test", {**TABLE, **changes})


def test_left_and_right_are_combined():
    combination = claim(
        "test", {**TABLE, "left": ["beef", "veal"], "right": ["answer", "reasoning"]}
    )
    assert [(pair.left, pair.right) for pair in combination.pairs] == [
        ("beef", "answer"),
        ("beef", "reasoning"),
        ("veal", "answer"),
        ("veal", "reasoning"),
    ]


@pytest.mark.parametrize(
    ("relation", "low", "high", "open_"),
    [
        ("equal", 3.0, 5.0, True),  # twice 2 is 4
        ("equal", 0.5, 50.0, True),
        ("equal", 1.1, 3.9, False),
        ("equal", 4.1, 9.0, False),
        ("more", 1.9, 2.1, True),
        ("less", 2.1, 2.2, False),
    ],
)
def test_a_range_that_allows_both_is_open(relation, low, high, open_):
    assert Pair("a", "b", 2.0, relation).open(low, high) == open_
