"""What a comparison refuses, field by field, with the near miss."""

import pytest

from setara.comparisons import comparison
from setara.questions.fields import near
from tests.calc.comparisons.test_comparison import refused


@pytest.mark.parametrize(
    ("question", "field", "words"),
    [
        ({"items": ["answer", "beaf"]}, "items.1.thing", "Did you mean beef"),
        ({"items": ["answer", "beef.wfm"]}, "items.1.figures", "no figure called wfm"),
        ({"items": ["answer", "answer"]}, "items.1", "named twice"),
        (
            {"items": ["answer", {"thing": "beef", "amount": -1}]},
            "items.1.amount",
            "cannot be negative",
        ),
        ({"items": ["answer"]}, "items", "One thing was named"),
        ({"items": ["answer"] * 11}, "items", "11 things"),
        ({"span": "0d"}, "span", "is no time"),
        ({"people": 0}, "people", "at least 1"),
        ({"people": [1, 2]}, "people", "not a range"),
        ({"category": "cabron"}, "category", "Did you mean carbon"),
        ({"grid": "FRX"}, "grid", "FRA"),
        ({"itmes": []}, "itmes", "no field"),
    ],
)
def test_what_cannot_be_compared_is_refused(question, field, words):
    problem = refused(**question)[field]
    assert words in problem["message"] or words in str(problem["near"])


def test_near_misses_of_fields_are_named():
    assert near("itmes", comparison.COMPARED) == ["items"]
