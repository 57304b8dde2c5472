"""Rules for all published studies and their figures at once."""

import re

import pytest

from setara.evaluation.evaluation import STAGES as BOUNDARY
from setara.facts import PUBLISHED, SOURCES, STUDIES
from setara.questions.limits import EVERY_NODE
from setara.questions.question import FIELDS


@pytest.mark.parametrize("name", sorted(STUDIES))
def test_every_study(name):
    study = STUDIES[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert study.figures
    assert all(text.endswith((".", "”")) for text in (study.says, study.includes, *study.misquoted))


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_every_published_figure(name):
    one = PUBLISHED[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(one.boundary.stages()) == len(BOUNDARY)
    assert set(one.boundary.stages().values()) <= {
        "in",
        "out",
        "unknown",
        *(["none"] if one.per == "training" else []),
    }
    assert one.alternatives
    for category in one.alternatives:
        figure = one.figure(category)
        assert figure.value > 0
        assert figure.kind != "definition"
        assert figure.note or figure.kind in ("reported", "measured")


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_what_a_study_states_is_something_the_calculator_knows(name):
    for key, stated in PUBLISHED[name].states.items():
        assert stated.where
        assert stated.source in SOURCES
        if key in FIELDS and FIELDS[key].type != "number":
            assert stated.said in FIELDS[key].options()
        else:
            node = FIELDS[key].node or key if key in FIELDS else key
            low, high = EVERY_NODE[node]
            assert low <= stated.said <= high


@pytest.mark.parametrize("name", [name for name in PUBLISHED if PUBLISHED[name].stages])
def test_a_printed_breakdown_adds_up_within_its_rounding(name):
    one, rounding = PUBLISHED[name], 0.015
    for category in one.alternatives:
        shares = [part.share(category, one.figure(category)) for part in one.stages]
        if any(shares):
            whole = sum(share for share in shares if share)
            under = sum(part.below.get(category, 0) for part in one.stages)
            assert whole <= 1 + rounding
            assert whole + under >= 1 - rounding
