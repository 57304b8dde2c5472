"""Measured runs: what the energy law says of each, and how near it is to all of them."""

from math import log, sqrt

import pytest

from setara.evaluation.notes import FEWEST
from setara.facts import MODELS, SOURCES
from setara.questions.question import FIELDS
from setara.validation.runs import FITTED, RUNS, TABLE, agreement


def run_of(name, hardware, requests, **more):
    (measurement,) = [
        run
        for run in RUNS
        if (run.name, run.hardware) == (name, hardware)
        and abs(run.requests - requests) < 1
        and all(getattr(run, key) == value for key, value in more.items())
    ]
    return measurement


def test_every_run_is_a_question():
    for run in RUNS:
        assert run.question.problems == []
        assert run.hardware in FIELDS["hardware"].choices
        assert run.source in SOURCES
        assert run.joules > 0
        assert run.model in ("", *MODELS)


def test_a_run_is_predicted_by_the_law():
    """8B, 64 together, 16 bit, 396 tokens: arithmetic 0.0063 x 8, weights 0.458 x 8 / 63.9, fixed
    0.0023; attention 0.23 x 6.4e-5 x 8^0.35 x 198 tokens looked back on."""
    run = run_of("Llama 3.1 8B", "h100-2026", 63.9)
    by_hand = 0.0063 * 8 + 0.458 * 8 / 63.9 + 0.0023 + 0.23 * 6.4e-5 * 8**0.35 * 198
    assert run.predicted == pytest.approx(by_hand, rel=1e-6)
    assert run.joules == 0.1186
    assert run.ratio == pytest.approx(by_hand / 0.1186, rel=1e-6)


def test_a_mixture_of_experts_is_predicted_by_the_law():
    """235B of which 22B are active, 8 bit, 8 together: 1 - (1 - 22/235)^8 of the weights are read
    in a step."""
    run = run_of("Qwen3 235B A22B Instruct", "h100-2026", 8, bits=8, accelerators=4)
    read = 235 * (1 - (1 - 22 / 235) ** 8)
    by_hand = (
        0.0063 * sqrt(22 * 235 / 2)
        + 0.458 * read / 2 / 8
        + 0.0023
        + 0.23 * 6.4e-5 * 22**0.35 * 855 / 2
    )
    assert run.predicted == pytest.approx(by_hand, rel=1e-6)
    assert not run.within, (
        "the worst miss: a mixture with few requests costs more than the law says"
    )


@pytest.mark.parametrize("hardware", list(TABLE["sources"]))
def test_the_law_is_as_near_as_it_claims(hardware):
    assert agreement(run for run in FITTED if run.hardware == hardware).passed


def test_nearly_all_fitted_runs_are_within_a_factor_of_two():
    fit = agreement(FITTED)
    assert (fit.runs, fit.within) == (297, 289)
    assert fit.middle == pytest.approx(1, abs=0.02), "without a lean to either side"


def test_code_completion_is_where_the_law_fails():
    """Long prompts are in the measured joules; most of the large mixture's runs are more than twice
    the law."""
    fit = agreement(run for run in RUNS if not run.fitted)
    assert fit.runs == 50
    assert not fit.passed
    assert fit.middle < 0.5


def test_an_agreement():
    """Three runs, one of them off: a sixth of what was measured."""
    runs = [run_of("Llama 3.1 8B", "h100-2026", requests) for requests in (8, 63.9, 255.2)]
    fit = agreement(runs)
    assert (fit.runs, fit.within) == (3, 3)
    assert fit.lowest <= fit.middle <= fit.highest
    assert fit.middle == pytest.approx((runs[0].ratio * runs[1].ratio * runs[2].ratio) ** (1 / 3))


def test_energy_grows_less_than_size():
    """Ten times the model, ten times the impact? Measured from 8B to 405B at equal batch: an
    exponent of about 0.8."""
    small, large = (
        run_of("Llama 3.1 8B", "h100-2026", 63.9),
        run_of("Llama 3.1 405B", "h100-2026", 63.9, bits=8),
    )
    measured = log(large.joules / small.joules) / log(405 / 8)
    assert measured == pytest.approx(0.83, abs=0.01)
    assert log(large.predicted / small.predicted) / log(405 / 8) == pytest.approx(measured, abs=0.1)


@pytest.mark.parametrize("hardware", sorted(FEWEST))
def test_the_note_on_small_batches_names_the_smallest_that_was_fitted(hardware):
    assert FEWEST[hardware] == round(
        min(run.requests for run in FITTED if run.hardware == hardware)
    )
