"""Rules for all everyday things at once; a new file is held to them by existing."""

import re
from datetime import date

import pytest

from setara.categories import CATEGORIES
from setara.facts import SOURCES
from setara.facts.things import THINGS

IDS = [category.id for category in CATEGORIES]
FIGURES = {
    f"{name}.{category}.{key}": figure
    for name, thing in THINGS.items()
    for category, figures in thing.alternatives.items()
    for key, figure in figures.items()
}


@pytest.mark.parametrize("name", sorted(THINGS))
def test_every_thing(name):
    thing = THINGS[name]
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name)
    assert thing.name
    assert thing.one
    assert thing.many


def test_names_are_unique():
    for what in ("name", "one", "many"):
        words = [getattr(thing, what) for thing in THINGS.values()]
        assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_figure_of_a_thing(name):
    alternative = FIGURES[name]
    figure, counted = alternative.figure, alternative.boundary
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", alternative.id)
    assert alternative.id != "grid", "the name of what follows from the grid of the answer"
    assert len(alternative.name) <= 60
    assert figure.value > 0
    assert figure.where
    assert figure.note
    assert figure.year, "a figure says which year it is for"
    assert counted.place, "a figure says which place it is for"
    assert set(alternative.sources) <= set(SOURCES)
    assert date(2026, 11, 1) <= date.fromisoformat(figure.checked) <= date(2100, 1, 1)
    category = name.split(".")[1]
    assert counted.operation == "in" or category == "metals", (
        "use is counted; metals may be those of the making alone"
    )


@pytest.mark.parametrize("name", sorted(name for name, figure in FIGURES.items() if figure.gwp20))
def test_every_figure_weighed_over_20_years(name):
    alternative = FIGURES[name]
    assert name.split(".")[1] == "carbon"
    assert alternative.gwp20.value >= alternative.figure.value, (
        "methane weighs more over 20 years than over 100"
    )
    assert alternative.gwp20.where
    assert alternative.gwp20.note


@pytest.mark.parametrize("name", sorted(name for name, figure in FIGURES.items() if figure.factors))
def test_every_figure_of_factors(name):
    alternative = FIGURES[name]
    assert alternative.figure.kind == "derived"
    assert alternative.figure.source in {part.source for part in alternative.factors}
    for part in alternative.factors:
        assert part.what
        assert part.unit
        assert part.where
