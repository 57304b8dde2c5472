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
    study = PUBLISHED[name]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(study.boundary.stages()) == len(BOUNDARY)
    assert set(study.boundary.stages().values()) <= {
        "in",
        "out",
        "unknown",
        *(["none"] if study.per == "training" else []),
    }
    assert study.alternatives
    for category in study.alternatives:
        figure = study.figure(category)
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
    study, rounding = PUBLISHED[name], 0.015
    for category in study.alternatives:
        shares = [part.share(category, study.figure(category)) for part in study.stages]
        if any(shares):
            whole = sum(share for share in shares if share)
            under = sum(part.below.get(category, 0) for part in study.stages)
            assert whole <= 1 + rounding
            assert whole + under >= 1 - rounding
