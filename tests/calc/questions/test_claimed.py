"""The range that a link was shared with, held against the one that is computed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from setara import EDITION, api
from setara.core import link
from setara.questions.claimed import read_ends, told

FOUND = {"value": 0.0001, "low": 0.00006, "high": 0.00035, "range_text": "0.06 to 0.35\u00a0g"}
ENDS = st.floats(1e-300, 1e300)


@pytest.mark.parametrize(
    ("claimed", "sentence"),
    [
        ((0.00006, 0.00035), "0.06 to 0.35\u00a0g; edition {} gives the same."),
        (
            (0.0000601, 0.000351),
            "0.06 to 0.35\u00a0g; edition {} gives the same.",
        ),  # rounded, as links are
        ((0.00001, 0.0001), "0.01 to 0.10\u00a0g; edition {} gives 0.06 to 0.35\u00a0g."),
    ],
)
def test_a_claim_by_hand(claimed, sentence):
    assert (
        told(claimed, FOUND, "kgCO2e", "en")["said"]
        == f"The link was shared with {sentence.format(EDITION)}"
    )


def test_without_a_claim_nothing_is_said():
    assert told(None, FOUND, "kgCO2e", "en") == {"range": "6e-05..0.00035", "said": ""}


@given(ENDS, ENDS)
def test_what_is_written_is_read_again_and_the_same(first, second):
    low, high = sorted((first, second))
    quantity = {"value": high, "low": low, "high": high, "range_text": ""}
    written = told(None, quantity, "kgCO2e", "en")["range"]
    again = read_ends(link.read(f"r={written}")["r"])
    assert again == approx((low, high), rel=0.005)
    assert told(again, quantity, "kgCO2e", "en")["said"].endswith("the same.")


@pytest.mark.parametrize(
    "claim",
    [
        None,
        "",
        "1..2..3",
        [1, 2, 3],
        [2, 1],
        [0, 1],
        [-1, 2],
        [True, True],
        [1, 10**400],
        [float("nan"), 1],
        [1, float("inf")],
        {},
        ["1", "2"],
    ],
)
def test_what_is_no_range_claims_nothing(claim):
    assert read_ends(claim) is None


@pytest.mark.parametrize(
    ("call", "reader"), [("answer", "link"), ("life", "life_link"), ("compare", "compare_link")]
)
def test_every_door_reads_a_claim_and_asks_the_same(call, reader):
    report = json.loads(getattr(api, call)("{}"))
    read = json.loads(getattr(api, reader)(f"r={report['claimed']['range']}"))
    assert (read["unknown"], read["problems"]) == ([], [])
    again = json.loads(getattr(api, call)(json.dumps(read["question"])))
    assert again["claimed"].pop("said").endswith("the same.")
    report["claimed"].pop("said")
    assert again == report
    assert json.loads(getattr(api, reader)("r=3..2"))["unknown"] == ["r"]


def test_a_claim_that_is_none_is_refused_at_the_door():
    (problem,) = json.loads(api.answer('{"claimed": "a lot"}'))["problems"]
    assert problem["field"] == "claimed"
