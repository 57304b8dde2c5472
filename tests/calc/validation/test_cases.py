"""Published figures, run through the graph: where their records expect them, be it near or far."""

import re
from collections import Counter

import pytest

from setara import api
from setara.categories import CATEGORIES
from setara.core.records import RecordError, strict
from setara.facts import PUBLISHED, SOURCES
from setara.questions.limits import NODES
from setara.stages.life_cycle import GRAPH
from setara.validation.cases import CASES, GROUPS, TESTS, Case, Outcome, outcome

SUM = {
    "says": "a sum", "published": 10, "unit": "things", "test": "consistency", "tolerance": 0.01,
    "source": "palm-2022", "where": "here", "seen": "primary", "sum": [[2, 3], [4]],
}  # fmt: skip


def case(**changes):
    return strict(
        Case,
        {key: value for key, value in {**SUM, **changes}.items() if value is not None},
        "a test",
    )


def of(value, low=None, high=None, **changes):
    return Outcome(
        "a",
        case(**changes),
        value,
        value if low is None else low,
        value if high is None else high,
        None,
    )


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_published_figure(name):
    check = outcome(name)
    comparison = (
        f"published {check.case.published:.4g}, here {check.value:.4g}, "
        f"range {check.low:.4g} to {check.high:.4g}"
    )
    assert check.passed, f"{check.case.says}: {comparison}"


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_case_is_complete(name):
    entry = CASES[name]
    assert re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", name)
    assert entry.source in SOURCES
    assert entry.where
    assert (entry.test == "envelope") >= bool(entry.relation == "above"), (
        "what is not reproduced is an envelope"
    )


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.record])
def test_a_figure_that_is_recorded_twice_is_the_same(name):
    """The studies hold many of these values too; pounds were rounded there."""
    entry = CASES[name]
    (category,) = [
        category.id for category in CATEGORIES if category.unit == GRAPH.nodes[entry.node].unit
    ]
    figure = PUBLISHED[entry.record].figure(category)
    assert figure.value == pytest.approx(entry.published * entry.size, rel=1e-3)
    assert figure.source == entry.source


def test_names_are_given_once():
    names = Counter(name for tables in GROUPS.values() for name in tables)
    assert [name for name, count in names.items() if count > 1] == []


def test_there_are_cases_of_every_kind():
    counter = Counter(case.test for case in CASES.values())
    assert set(counter) == set(TESTS)
    assert min(counter.values()) >= 2  # of independent ones there are no more


LINKED = [name for name, case in CASES.items() if case.node and outcome(name).link is not None]


def test_a_case_has_a_link_unless_it_states_a_result():
    for name, case in CASES.items():
        stated = {key for key in case.given if key not in NODES}
        assert (name in LINKED) == bool(case.node and not stated), (name, stated)
    assert len(LINKED) >= 25


@pytest.mark.parametrize("name", LINKED)
def test_the_link_of_a_case_asks_its_question(name):
    """The reader who follows it finds the same value at the same node."""
    read = api.json.loads(api.link(outcome(name).link))
    assert read["problems"] == []
    steps = api.json.loads(api.answer(api.json.dumps({**read["question"], "draws": 200})))["steps"]
    entry = CASES[name]
    if entry.node in steps:
        assert steps[entry.node]["value"] == pytest.approx(
            outcome(name).value * entry.size, rel=1e-3
        )


def test_a_sum_of_products():
    """2 x 3 + 4 are 10; over 5, 2."""
    assert of(10).passed
    assert case(over=[[5]], published=2).sum == ([2, 3], [4])


@pytest.mark.parametrize(
    ("value", "low", "high", "test", "verdict"),
    [
        (10.4, None, None, "formula", "reproduced"),  # 4 % above
        (9.2, None, None, "formula", "close"),  # 8 % below
        (15, 9, 30, "envelope", "inside"),
        (10, 9, 30, "envelope", "inside"),  # a hit with assumed inputs reproduces nothing
        (6, 5, 7, "envelope", "near"),  # 1.7 times
        (4, 3, 5, "envelope", "outside"),  # 2.5 times
        (25, None, None, "independent", "outside"),
    ],
)
def test_verdicts(value, low, high, test, verdict):
    assert of(value, low, high, test=test).verdict == verdict


@pytest.mark.parametrize(
    ("expected", "value", "low", "high", "passed"),
    [
        ({"tolerance": 0.02}, 10.1, None, None, True),
        ({"tolerance": 0.02}, 10.3, None, None, False),
        ({"factor": 2}, 5.1, None, None, True),
        ({"factor": 2}, 4.9, None, None, False),
        ({"relation": "inside"}, 12, 9, 15, True),
        ({"relation": "inside"}, 12, 11, 15, False),
        ({"relation": "above"}, 1, 0.5, 9, True),
        ({"relation": "above"}, 1, 0.5, 11, False),  # a gap that has closed is news too
    ],
)
def test_expectations(expected, value, low, high, passed):
    assert of(value, low, high, **{"tolerance": None, **expected}).passed is passed


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"node": "total_carbon"}, "a node or gives a sum"),
        ({"sum": None}, "a node or gives a sum"),
        ({"factor": 2}, "one of tolerance, factor and relation"),
        ({"tolerance": None}, "one of tolerance, factor and relation"),
        ({"sum": None, "node": "total_carbon", "unit": "Wh"}, "does not measure total_carbon"),
        ({"test": "tool"}, "has a peer"),
        ({"test": "formular"}, "near: formula"),
        ({"tolerence": 1}, "near: tolerance"),
    ],
)
def test_a_wrong_record_is_refused(changes, says):
    with pytest.raises(RecordError, match=says):
        case(**changes)
