"""The preview says what Python says: the same point values from the same formulas, printed as
JavaScript."""

import json
import subprocess
from pathlib import Path

import pytest
from pytest import approx

from setara import api
from setara.facts import LIVES, MODELS, SCENARIOS
from setara.questions.limits import NODES
from setara.questions.question import read
from setara.stages.life_cycle import GRAPH
from site_build.engine import preview

SCRIPT = Path(__file__).with_name("preview_node.mjs")
QUESTIONS = [
    *(scenario["question"] for scenario in SCENARIOS.values()),
    *({"model": name, "output_tokens": 300} for name in MODELS),
    {"active_parameters": 22, "total_parameters": 235, "grid": "GHA"},
    {"total_parameters": 8, "hardware": "local", "device": "phone", "accounting": "market"},
    {"grid": "US-CA", "accounting": "market", "network": "mobile", "device": "laptop"},
    {"mode": "marginal", "load": "dedicated", "hardware": "a100-2024", "answers": 1000},
    {
        "pue": 1.05,
        "wue": 0.1,
        "precision_bits": 16,
        "given": {"idle_reserve": 0.3, "grid_carbon": 0.6},
    },
    {"output_tokens": 0, "prompt_tokens": 10, "network": "none", "given": {"hardware_counted": 0}},
]
UNDERSTOOD_BY_PYTHON_ALONE = [
    {"grid": "XXX"},
    {"model": "constructor"},
    {"accounting": "both"},
    {"output_tokens": "1,500"},
    {"output_tokens": "-1"},
    {"pue": "0.9"},
    {"output_tokens": "1.000"},
    {"output_tokens": 1.5},
    {"output_tokens": 0, "prompt_tokens": 0},
    {"output_tokens": 9_000_000, "prompt_tokens": 9_000_000},
    {"hardware": "local", "concurrent_requests": 100},
    {"facility_electricity": 0.001},
    {"chip_energy_per_output_token": 3},
    {"supply_carbon": 0.1, "accounting": "market"},
    {"supply_carbon": 0.1},
    {"given": {"slot_utilisation": "2"}},
    {"given": {"hardware_counted": 0.5}},
    {"given": {"pue": 1.1}},
    {"given": {"output_tokens": 100}},
    *({"given": {name: 1}} for name in GRAPH.formulas),
    {"active_parameters": "70", "total_parameters": "8"},
    {"given": {"idle_reserve": "much"}},
    {"concurrent_requests": ["16", "128"]},
]


@pytest.fixture(scope="module")
def previews(tmp_path_factory):
    place = tmp_path_factory.mktemp("preview") / "formulas.mjs"
    place.write_text(preview.module()[1], encoding="utf-8")

    def ask(questions, call="answer"):
        request = json.dumps([place.as_uri(), questions, call])
        ran = subprocess.run(
            ["node", SCRIPT], input=request, capture_output=True, text=True, check=True
        )
        return json.loads(ran.stdout)

    return ask


def test_every_node_is_what_python_computes(previews):
    for question, previewed in zip(QUESTIONS, previews(QUESTIONS), strict=True):
        answer = json.loads(api.answer(json.dumps(question)))
        for name, step in answer["steps"].items():
            assert previewed["values"][name] == approx(step["value"], rel=1e-12), (question, name)


def test_totals_read_as_python_prints_them_to_two_digits(previews):
    for question, previewed in zip(QUESTIONS, previews(QUESTIONS), strict=True):
        answer = json.loads(api.answer(json.dumps(question)))
        for category, impact in answer["impacts"].items():
            total = previewed["totals"][category]
            assert total["value"] == approx(impact["value"], rel=1e-12)
            if impact["value"]:
                assert total["unit_text"] == impact["unit_text"], question
                assert float(total["number"].replace(",", "")) == approx(
                    float(impact["number"].replace(",", "")), rel=0.05
                ), question


def test_what_python_refuses_or_reads_has_no_preview(previews):
    assert not read({}, NODES).problems
    for question, previewed in zip(
        UNDERSTOOD_BY_PYTHON_ALONE, previews(UNDERSTOOD_BY_PYTHON_ALONE), strict=True
    ):
        assert previewed["totals"] is None, question


WITH_RANGES = ("mistral", "deepseek")
LIVES_ASKED = [
    *(life["question"] for name, life in LIVES.items() if name not in WITH_RANGES),
    *({"model": name} for name in MODELS),
    {"training_accelerator_hours": 1e6, "training_accelerator": "a100"},
    {"model": "bloom-176b", "training_accelerator_hours": 1e6},
    {"model": "olmo-2-7b", "training_accelerator_electricity": 2e5, "training_metered": "site"},
    {
        "model": "mistral-large-2",
        "training_tokens": 1e13,
        "training_grid": "FRA",
        "training_accelerator": "v100",
    },
    {
        "active_parameters": 22,
        "total_parameters": 235,
        "training_tokens": 1e12,
        "development_overhead": 0.5,
    },
    {"start": "2025-12", "end": "2026-01", "lifetime_tokens": 1e12, "training_idle_overhead": 0.6},
    {"hardware": "local", "device": "phone", "given": {"training_utilisation": 0.3}},
]
LIVES_OF_PYTHON_ALONE = [
    *(LIVES[name]["question"] for name in WITH_RANGES),
    {"start": "2025-01", "end": "2024-12"},
    {"start": "January"},
    {"start": "0001-01"},
    {"end": "2101-01"},
    {"given": {"service_months": 5}},
    {"given": {"training_run_electricity": 1e6}},
    {"training_tokens": 1e12, "training_accelerator_hours": 1e6},
    {"lifetime_tokens": 1000},
    {"training_facility_overhead": 0.9},
    {"training_grid": "XXX"},
    {"output_tokens": 0, "prompt_tokens": 0},
]


def test_a_life_is_what_python_computes(previews):
    for question, previewed in zip(LIVES_ASKED, previews(LIVES_ASKED, "life"), strict=True):
        life = json.loads(api.life(json.dumps(question)))
        for name, step in life["steps"].items():
            if name in previewed["values"]:
                assert previewed["values"][name] == approx(step["value"], rel=1e-12), (
                    question,
                    name,
                )
        for category, impact in life["impacts"].items():
            assert previewed["totals"][category]["value"] == approx(impact["value"], rel=1e-12), (
                question,
                category,
            )


def test_lives_that_python_refuses_or_reads_have_no_preview(previews):
    for question, previewed in zip(
        LIVES_OF_PYTHON_ALONE, previews(LIVES_OF_PYTHON_ALONE, "life"), strict=True
    ):
        assert previewed["totals"] is None, question
