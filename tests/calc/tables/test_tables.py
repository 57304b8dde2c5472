"""The tables to compare by: the same rows as texts and raw values, ids that hold, figures as they
were published."""

import csv
import io
import json

import pytest
from pytest import approx

from setara import EDITION, api
from setara.categories import CARBON, CATEGORIES, ELECTRICITY, METALS, WATER
from setara.evaluation.evaluation import evaluate
from setara.facts import MODELS, PLACES, PUBLISHED
from setara.facts.things import GROUPS, THINGS
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.tables import overview_tables
from setara.tables.table import beside_an_answer, every_figure, of_thing

EVERYDAY = {category.id: overview_tables.everyday(category) for category in CATEGORIES}
LARGE = [
    *EVERYDAY.values(),
    overview_tables.things(),
    overview_tables.models(),
    overview_tables.grids(),
]
BEEF = THINGS["beef"]
ALL = [*LARGE, *(every_figure(group) for group in GROUPS), beside_an_answer("w", [BEEF], WATER)]


def row(table, name):
    return next(row for row in table.rows if row.id == name)


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.id)
def test_ids_are_unique_and_those_of_the_raw_values(table):
    ids = [row.id for row in table.rows]
    assert len(set(ids)) == len(ids)
    assert ids == [row.raw["id"] for row in table.rows]


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.id)
def test_every_thing_with_a_figure_has_its_row(category):
    listed = {row.id for row in EVERYDAY[category.id].rows}
    assert {name for name, thing in THINGS.items() if category.id in thing.alternatives} <= listed
    assert "answer" in listed


def test_a_figure_stands_as_it_was_published():
    beef = row(EVERYDAY["carbon"], "beef")
    # ADEME 28.01 kg, no range given: over and times 1.5 for greenhouse gas, and said to be assumed
    assert beef.raw["value"] == 28.01
    assert (beef.raw["low"], beef.raw["high"]) == approx((28.01 / 1.5, 28.01 * 1.5))
    assert beef.raw["range"] == "assumed"
    assert beef.texts["assumed"]
    assert (beef.texts["short"], beef.texts["range_text"]) == ("28\u00a0kg", "19 to 42\u00a0kg")
    poore = next(entry for entry in of_thing(BEEF, CARBON) if entry.raw["figure"] == "poore-2018")
    assert (poore.raw["low"], poore.raw["high"]) == (
        40.37,
        209.85,
    )  # exactly as printed, not as draws meet it
    assert poore.raw["range"] == "published"
    assert not poore.texts["assumed"]


def test_the_spread_of_other_figures_is_that_of_the_records():
    beef = row(EVERYDAY["carbon"], "beef")
    rest = [
        alternative.figure.value
        for key, alternative in BEEF.alternatives["carbon"].items()
        if key != beef.raw["figure"]
    ]
    assert (beef.raw["others"], beef.raw["others_low"], beef.raw["others_high"]) == (
        len(rest),
        min(rest),
        max(rest),
    )
    assert (
        beef.texts["spread"]["bar"]["x1"]
        <= beef.texts["bar"]["x"]
        <= beef.texts["spread"]["bar"]["x2"]
    )


@pytest.mark.parametrize("table", EVERYDAY.values(), ids=lambda table: table.id)
def test_places_on_the_axis_are_in_the_order_of_the_values(table):
    bars = [row.texts["bar"] for row in table.rows]
    assert all(0 <= bar["x1"] <= bar["x"] <= bar["x2"] <= 100 for bar in bars)
    assert [bar["x"] for bar in bars] == sorted(bar["x"] for bar in bars)
    assert (table.lines[0]["x"], table.lines[-1]["x"]) == (0, 100)


def test_what_runs_elsewhere_gets_no_grid_of_an_answer():
    training = {name for name, study in PUBLISHED.items() if study.per != "answer"}
    for table in EVERYDAY.values():
        assert not [
            row.id for row in table.rows if row.raw["figure"] == "grid" and row.id in training
        ]
    assert not [row.id for row in EVERYDAY["primary_energy"].rows if row.raw["figure"] == "meter"]
    assert "data-centres-2024" not in {row.id for row in EVERYDAY[METALS.id].rows}


@pytest.mark.parametrize("code", ["FRA", "US-WA", "IND", "ISL"])
def test_an_answer_elsewhere_is_what_the_calculator_says(code):
    carbon = json.loads(api.answer(json.dumps({"grid": code})))["impacts"]["carbon"]
    place = row(LARGE[-1], code)
    assert [place.raw[key] for key in ("value", "low", "high")] == [
        carbon[key] for key in ("value", "low", "high")
    ]
    assert (place.texts["text"], place.texts["range_text"]) == (
        carbon["text"],
        carbon["range_text"],
    )


@pytest.mark.parametrize("name", ["mistral-large-2", "llama-3.1-8b", "gpt-4o"])
def test_an_answer_of_a_model_is_what_the_calculator_says(name):
    impacts = json.loads(api.answer(json.dumps({"model": name})))["impacts"]
    cells = row(LARGE[-2], name).texts["cells"]
    for category, cell in cells.items():
        assert (cell["value"], cell["text"], cell["range_text"]) == (
            impacts[category]["value"],
            impacts[category]["text"],
            impacts[category]["range_text"],
        )


def test_every_model_and_place_has_its_row():
    assert {row.id for row in LARGE[-2].rows} == set(MODELS)
    assert {row.id for row in LARGE[-1].rows} == set(PLACES)


def test_badges_say_how_a_figure_differs_from_an_answer():
    table = beside_an_answer("beef-water", [BEEF], WATER)
    badges = {row.raw["figure"]: row.texts.get("badge") for row in table.rows}
    assert table.rows[0].id == "answer.water.computed"
    assert badges["computed"] is None
    assert badges["wfn-blue"] == {"state": "like", "text": "consumption"}
    assert {badge["text"] for badge in badges.values() if badge and badge["state"] == "unlike"} >= {
        "rain counted",
        "withdrawal",
        "weighted by scarcity",
    }
    values = [row.raw["value"] for row in table.rows[1:]]
    assert values == sorted(values)


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.id)
def test_files_hold_every_row_in_full(table):
    read_back = list(csv.DictReader(io.StringIO(table.csv())))
    content = json.loads(table.json())
    assert content["edition"] == EDITION
    assert (
        [line["id"] for line in read_back]
        == [entry["id"] for entry in content["rows"]]
        == [entry.id for entry in table.rows]
    )
    assert content["rows"] == [entry.raw for entry in table.rows]
    for line, row in zip(read_back, table.rows, strict=True):
        assert line["edition"] == EDITION
        if "value" in row.raw:
            assert float(line["value"]) == row.raw["value"]


def test_all_figures_carry_what_makes_them():
    rows = [entry for group in GROUPS for entry in every_figure(group).rows]
    for row in rows:
        assert row.texts["source_text"], row.id
        assert row.raw["place"], row.id
        assert row.raw["year"], row.id
        assert row.texts["why"], row.id
    assert any(entry.texts.get("gwp20") for entry in rows)
    assert any(entry.texts["factors"] for entry in rows)


def test_electricity_follows_no_place():
    france, india = (
        evaluate(read({"grid": code}, NODES)).point["total_electricity"] for code in ("FRA", "IND")
    )
    assert france == india
    assert row(EVERYDAY[ELECTRICITY.id], "answer").raw["value"] == france
