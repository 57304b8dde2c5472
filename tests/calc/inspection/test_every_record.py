"""Rules for all records at once: factors, models, places, published figures, sources, questions,
scenarios."""

import json
import re
from collections import Counter
from datetime import date
from math import log
from statistics import median
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from pytest import approx

from setara import api
from setara.categories import IMPACTS
from setara.claims.claim import CLAIMS
from setara.core.units import Unit
from setara.facts import LIVES, MODELS, PLACES, PUBLISHED, SCENARIOS, SOURCES, STUDIES
from setara.facts.things import THINGS
from setara.lives.life import LIFE_FIELDS
from setara.questions.question import FIELDS
from setara.stages.factors import FACTORS
from setara.stages.life_cycle import GRAPH
from setara.tables import listing
from setara.validation.cases import CASES
from setara.validation.runs import RUNS

PROJECT_STARTED = date(2026, 11, 1)
FIGURES = {
    **{
        f"{factor.name}.{option}": figure
        for factor in FACTORS.values()
        for option, figure in factor.options.items()
    },
    **{
        f"{code}.{impact.id}": getattr(place, impact.id)
        for code, place in PLACES.items()
        for impact in IMPACTS
        if getattr(place, impact.id) is not None
    },
}
DATED = {
    **FIGURES,
    **{f"facts/models/{name}": model for name, model in MODELS.items()},
    **{f"facts/studies/{name}": study for name, study in PUBLISHED.items()},
}
CITED = Counter(record.source for record in DATED.values())
TRAINED = {name: model.training for name, model in MODELS.items() if model.training}
CITED.update(training.source for training in TRAINED.values())
CITED.update(model.tokens.source for model in MODELS.values() if model.tokens)
CITED.update(source for life in LIVES.values() for source in life["sources"])
CITED.update(alternative["source"] for figure in FIGURES.values() for alternative in figure.others)
CITED.update(source for claim in CLAIMS.values() for source in (claim.source, *claim.rests_on))
CITED.update(
    source
    for thing in (*THINGS.values(), *PUBLISHED.values())
    for figures in thing.alternatives.values()
    for figure in figures.values()
    for source in figure.sources
)
CITED.update(stated.source for study in PUBLISHED.values() for stated in study.states.values())
CITED.update(study.source for study in STUDIES.values())
CITED.update(case.source for case in CASES.values())
CITED.update(run.source for run in RUNS)
FAULTY_METALS = (
    1.349e-8  # kg Sb/kWh, one constant that some data sets print for places without a figure
)
HEAT_OF_A_KILOWATT_HOUR = 3.6  # MJ


def test_every_source_cited_is_known():
    assert {source for source in CITED if source not in SOURCES} == set()


def test_every_source_is_used():
    assert {source for source in SOURCES if source not in CITED} == set()


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_every_source_says_what_it_is(name):
    source = SOURCES[name]
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name)
    assert source.title
    assert source.by
    assert source.licence
    assert 1970 <= source.published <= max(date.today(), date(2026, 11, 24)).year  # noqa: DTZ011  a day, no instant
    if source.url:
        assert urlsplit(source.url).scheme in ("https", "http")
        assert urlsplit(source.url).hostname
    else:
        assert source.note, "a source without an address says where its text is"


@pytest.mark.parametrize("name", sorted(DATED))
def test_every_record_was_checked_on_a_day_that_has_been(name):
    record = DATED[name]
    assert date.fromisoformat(record.checked) >= PROJECT_STARTED
    assert date.fromisoformat(record.checked) <= max(date.today(), date(2026, 11, 24))  # noqa: DTZ011  a day, no instant


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_figure_says_where_it_stands(name):
    figure = FIGURES[name]
    assert figure.where or figure.source in ("setara-assumption", "setara-definition"), (
        "where in the source?"
    )
    assert figure.note or figure.kind not in ("assumed", "derived"), (
        "an assumption gives its reason"
    )
    if figure.source == "setara-assumption":
        assert figure.kind in ("assumed", "definition")
    if figure.range is not None:
        assert figure.range[0] < figure.range[1], "a range of no width is no range"
    if figure.least is not None:
        assert figure.value >= figure.least
    if figure.most is not None:
        assert figure.value <= figure.most


@pytest.mark.parametrize("name", sorted(FACTORS))
def test_every_factor_is_needed_or_replaces_a_formula(name):
    factor = FACTORS[name]
    assert name in GRAPH.nodes
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
    needed = any(name in formula.needs for formula in GRAPH.formulas.values())
    assert needed or name in GRAPH.formulas
    assert Unit(factor.unit) == Unit(GRAPH.nodes[name].unit)
    assert factor.meaning
    assert not factor.meaning.endswith(".")


@pytest.mark.parametrize("name", sorted(FACTORS))
def test_every_option_of_a_factor_can_be_chosen(name):
    factor = FACTORS[name]
    assert factor.options
    fields = {**LIFE_FIELDS, **FIELDS}
    choices = {option for field in factor.by for option in fields[field].choices}
    assert set(factor.options) - choices <= {"default"}
    if name not in GRAPH.formulas and "default" not in factor.options:
        assert any(set(fields[field].choices) <= set(factor.options) for field in factor.by), (
            "no value for some choice"
        )


def test_no_two_uncertain_figures_share_draws_by_accident():
    """The draws of a column hang on the checksum of its name: no two names may have the same."""
    columns = {factor.column(option) for factor in FACTORS.values() for option in factor.options}
    columns |= {f"{code}.{impact.id}" for code in PLACES for impact in IMPACTS}
    columns |= {f"{name}.parameters" for name in MODELS}
    columns |= {f"given.{name}" for name in GRAPH.nodes}
    assert len({crc32(column.encode()) for column in columns}) == len(columns)


def test_there_are_enough_models_and_places():
    assert len(MODELS) >= 40
    assert sum(place.scope == "life cycle" for place in PLACES.values()) >= 200


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_model(name):
    model = MODELS[name]
    assert re.fullmatch(r"[a-z0-9]+([.-][a-z0-9]+)*", name)
    assert re.fullmatch(r"20\d\d(-(0[1-9]|1[0-2]))?", model.released)
    assert model.precision_bits in (None, 4, 8, 16)
    if model.training:
        assert model.training.grid in PLACES
        assert (model.training.accelerator_hours or model.training.accelerator_electricity) > 0
        assert 100 <= model.training.accelerator_power <= 1500


@pytest.mark.parametrize("code", sorted(PLACES))
def test_every_place(code):
    place = PLACES[code]
    assert re.fullmatch(r"[A-Z]{3}|(US|CN)-[A-Z]{2}", code)
    if place.part_of:
        assert PLACES[place.part_of].scope == "life cycle"
        assert {"US": "USA", "CN": "CHN"}[code[:2]] == place.part_of
    assert 0 < place.carbon.value < 2
    if place.water:
        assert 0 < place.water.value < 100
        assert code == "WOR" or place.water.value != PLACES["WOR"].water.value, (
            "the world's figure stands in instead"
        )
    if place.metals:
        assert place.metals.value != FAULTY_METALS
        assert 1e-9 < place.metals.value < 1e-5
    if place.primary_energy:
        assert place.primary_energy.value >= HEAT_OF_A_KILOWATT_HOUR
        assert place.primary_energy.range
        assert place.primary_energy.range[0] >= HEAT_OF_A_KILOWATT_HOUR
    for impact in IMPACTS:
        figure = getattr(place, impact.id)
        assert figure is None or figure.range, f"{impact.id} has no range"
        for alternative in figure.others if figure else ():
            assert {"value", "year", "source", "where", "note"} == set(alternative)


def test_names_of_models_and_places_are_unique():
    for records in (MODELS, PLACES):
        names = Counter(record.name for record in records.values())
        assert [name for name, count in names.items() if count > 1] == []


def test_the_keys_of_links_are_unique_and_not_taken():
    keys = [field.key for field in FIELDS.values()]
    assert sorted(keys) == sorted(set(keys))
    assert not set(keys) & {"q", "h", "ed", "r"}
    nodes = {
        field.key: field.node or name for name, field in FIELDS.items() if field.key in GRAPH.nodes
    }
    assert all(key == node for key, node in nodes.items()), "a key that names a node sets that node"
    assert all(re.fullmatch(r"[a-z_]+", key) for key in keys)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_field(name):
    field = FIELDS[name]
    assert field.label
    assert field.hint.endswith(".")
    if field.type == "number":
        assert field.least <= field.most
        assert field.default is None or field.least <= field.default <= field.most
        assert field.unit
        if name != "draws":
            assert Unit(field.unit) == Unit(GRAPH.nodes[field.node or name].unit)
    elif field.type != "items":
        assert field.default in field.options()


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_every_scenario_is_answered(name):
    scenario = SCENARIOS[name]
    assert set(scenario) - {"preset"} == {"name", "one", "many", "question", "keeps"}
    answer = json.loads(api.answer(json.dumps(scenario["question"])))
    assert "problems" not in answer, answer
    assert {answer["question"][field] for field in scenario["question"]} == set(
        scenario["question"].values()
    )


def test_the_ranges_of_measured_inference_are_as_wide_as_the_method_says():
    """METHOD 2: a factor of 1.8 either way for measured hardware, 2.5 for a laptop."""
    for option, factor in (("default", 1.8), ("local", 2.5)):
        low, high = FACTORS["fit_residual"].options[option].range
        assert (
            log(high) == pytest.approx(-log(low), rel=1e-9) == pytest.approx(log(factor), rel=1e-9)
        )


def test_the_rule_is_corrected_by_the_runs_that_are_known():
    """Six operations per parameter and token, at the utilisation in use: what published runs took
    over it."""
    speeds = FACTORS["training_accelerator_speed"].options
    utilisation = FACTORS["training_utilisation"].options["default"].value
    over = {}
    for name, model in MODELS.items():
        run = model.training
        if (
            run and model.tokens and not name.startswith("llama-3.2")
        ):  # cut from and taught by larger models
            hours = (
                run.accelerator_hours or run.accelerator_electricity * 1000 / run.accelerator_power
            )
            speed = speeds.get(run.accelerator, speeds["default"]).value
            rule = (
                6
                * model.active_parameters
                * 1e9
                * model.tokens.count
                / (speed * utilisation * 3600)
            )
            over[name] = hours / rule
    correction = FACTORS["training_rule_correction"].options["default"]
    rows = {row["model"]: row["over"] for row in listing.training_runs()}
    assert {name: rows[name] for name in over} == approx(over)
    assert median(over.values()) == approx(correction.value, abs=0.05)
    assert correction.range[0] <= min(over.values()) + 0.005
    assert max(over.values()) <= correction.range[1]
    large = sorted(over[name] for name in over if MODELS[name].active_parameters >= 37)
    assert median(large) == approx(1.3, abs=0.05)
