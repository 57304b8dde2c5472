"""The named scenarios and lives are frozen: a change that moves a published number says which, from
what to what."""

import json

import pytest
from pytest import approx

from setara.facts import LIVES, SCENARIOS
from tests.calc import write_golden
from upkeep import answers

GOLDEN = json.loads(write_golden.FILE.read_text("utf-8"))
LIFE_GOLDEN = json.loads(write_golden.LIFE_FILE.read_text("utf-8"))


def test_every_scenario_is_frozen():
    assert list(GOLDEN) == list(SCENARIOS), "renew it with `make golden`"
    assert list(LIFE_GOLDEN) == list(LIVES), "renew it with `make golden`"


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_a_frozen_answer(name):
    _unmoved(name, GOLDEN[name], answers.answer(SCENARIOS[name]["question"]))


@pytest.mark.parametrize("name", sorted(LIFE_GOLDEN))
def test_a_frozen_life(name):
    _unmoved(name, LIFE_GOLDEN[name], answers.life(LIVES[name]["question"]))


def _unmoved(name, then, now):
    moved = [
        f"{name}, {category}: {before['text']} ({before['range_text']}) "
        f"is now {after['text']} ({after['range_text']})"
        for category, before, after in (
            (impact, then[impact], now[impact]) for impact in then if impact != "title"
        )
        if [before[key] for key in ("text", "range_text")]
        != [after[key] for key in ("text", "range_text")]
    ]
    assert moved == [], (
        "published numbers moved; if that is meant, `make golden` renews them and says by how much"
    )
    assert then["title"] == now["title"]
    for category, before in then.items():
        if category != "title":
            for key in ("value", "low", "high"):
                assert now[category][key] == approx(before[key], rel=1e-12), (
                    f"{name}, {category}, {key}"
                )
