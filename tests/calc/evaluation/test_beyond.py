"""Silly questions are refused with what is accepted, or answered with a word beside the field."""

import json

import pytest

from setara import api
from setara.evaluation.beyond import (
    BITS,
    FEWEST,
    LARGEST,
    LONGEST,
    MEMORY,
    MOST,
    SMALLEST,
    WINDOW,
    highest,
)
from setara.facts import MODELS
from setara.questions.checks import LONGEST_TEXT, MOST_AT_HOME
from setara.validation.runs import FITTED

LOCAL = {"hardware": "local"}


def reply_to(call, question):
    return json.loads(getattr(api, call)(json.dumps({"draws": 200, **question})))


@pytest.mark.parametrize(
    ("call", "question", "field", "accepted"),
    [
        ("answer", {"answers": 0}, "answers", "1 to 1e+15"),
        ("answer", {"answers": 1e-300}, "answers", "1 to 1e+15"),
        ("answer", {"answers": 1.5}, "answers", "whole number"),
        ("answer", {"answers": 1e16}, "answers", "1 to 1e+15"),
        ("answer", {"output_tokens": 1.5}, "output_tokens", "whole number"),
        ("answer", {"output_tokens": 0, "prompt_tokens": 0}, "output_tokens", "at least 1"),
        (
            "answer",
            {"output_tokens": 0, "prompt_tokens": 0, "cached_tokens": 9},
            "output_tokens",
            "at least 1",
        ),
        ("answer", {"output_tokens": 1e9}, "output_tokens", "0 to 1e+07"),
        ("answer", {"prompt_tokens": 1e9}, "prompt_tokens", "0 to 1e+07"),
        (
            "answer",
            {"prompt_tokens": 6e6, "output_tokens": 5e6},
            "prompt_tokens",
            "at most 10\u00a0million\u00a0tokens",
        ),
        (
            "answer",
            {**LOCAL, "concurrent_requests": 100_000},
            "concurrent_requests",
            f"1 to {MOST_AT_HOME}",
        ),
        (
            "answer",
            {**LOCAL, "concurrent_requests": [1, 65]},
            "concurrent_requests",
            f"1 to {MOST_AT_HOME}",
        ),
        ("answer", {"facility_electricity": 0}, "facility_electricity", "1e-09 to 1000"),
        ("answer", {"lifetime_tokens": 1}, "lifetime_tokens", "1e+06 to 1e+30"),
        (
            "answer",
            {"lifetime_tokens": 1e6, "answers": 2000},
            "lifetime_tokens",
            "at least 1200000",
        ),
        ("compare", {"people": 1.5}, "people", "whole number"),
        ("compare", {"people": 0}, "people", "1 to 1e+10"),
        ("life", {"start": "0001-01", "end": "9999-12"}, "end", "to 2100-12"),
        ("life", {"start": "0001-01", "end": "0002-12"}, "start", "from 2010-01"),
        ("life", {"start": "2025-01", "end": "2240-01"}, "end", "to 2100-12"),
        ("life", {"output_tokens": 0, "prompt_tokens": 0}, "output_tokens", "at least 1"),
    ],
    ids=str,
)
def test_what_is_refused(call, question, field, accepted):
    reply = reply_to(call, question)
    assert not {"impacts", "rows"} & reply.keys()
    problem = next(problem for problem in reply["problems"] if problem["field"] == field)
    assert accepted in problem["accepted"], problem


@pytest.mark.parametrize(
    ("call", "question", "field", "words"),
    [
        (
            "answer",
            {"concurrent_requests": 100_000},
            "concurrent_requests",
            "at most 1,024 requests",
        ),
        (
            "answer",
            {"concurrent_requests": 3000, "hardware": "a100-2024"},
            "concurrent_requests",
            "at most 2,930",
        ),
        (
            "answer",
            {**LOCAL, "concurrent_requests": 2},
            "concurrent_requests",
            "one request at a time",
        ),
        ("answer", {"pue": 10}, "pue", "highest figure in our records is 1.54"),
        ("answer", {"wue": 100}, "wue", "highest figure in our records is 1.8"),
        ("answer", {"precision_bits": 1}, "precision_bits", "4 to 16 bits; these have 1"),
        ("answer", {"precision_bits": 32}, "precision_bits", "4 to 16 bits; these have 32"),
        (
            "answer",
            {"total_parameters": 2000, "active_parameters": 30},
            "model",
            "671 billion parameters",
        ),
        ("answer", {"output_tokens": 1_100_000}, "output_tokens", "1,048,576 tokens"),
        (
            "answer",
            {"prompt_tokens": 600_000, "cached_tokens": 500_000},
            "prompt_tokens",
            "1,048,576 tokens",
        ),
        ("answer", {"answers": 1e15}, "answers", "120,000 answers for everyone alive"),
        (
            "answer",
            {"answers": 10**11, "model": "llama-3.1-405b"},
            "answers",
            "more than all of its training",
        ),
        ("answer", {**LOCAL, "model": "deepseek-r1"}, "model", "take 336 GB"),
        (
            "answer",
            {**LOCAL, "model": "mistral-large-2", "precision_bits": 16},
            "model",
            "take 246 GB",
        ),
        ("life", {"start": "2025-01", "end": "2036-01"}, "end", "10 years"),
        ("life", {"answers_per_day": 1e13}, "answers_per_day", "answers a day for everyone alive"),
        (
            "answer",
            {"given": {"training_utilisation": 0.3}, "model": "bloom-176b"},
            "given.training_utilisation",
            "not used",
        ),
        ("answer", {"lifetime_tokens": 1e12}, "lifetime_tokens", "not used"),
        (
            "answer",
            {"facility_electricity": 0.001},
            "facility_electricity",
            "still follow from the energy law",
        ),
    ],
    ids=str,
)
def test_what_is_answered_with_a_word(call, question, field, words):
    reply = reply_to(call, question)
    assert "problems" not in reply, reply.get("problems")
    messages = [warning["message"] for warning in reply["warnings"] if warning["field"] == field]
    assert any(words in message for message in messages), messages


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"output_tokens": 0},
        {"concurrent_requests": 1024},
        {"pue": 1.54, "wue": 1.8},
        {"precision_bits": 4},
        {**LOCAL, "model": "mistral-large-2"},
        {"prompt_tokens": 1000, "output_tokens": 9000},
        {"answers": 10**11},
    ],
    ids=str,
)
def test_what_is_answered_without_a_word_beyond(question):
    """123 billion weights of 4 bit take 61.5 GB."""
    fields = {warning["field"] for warning in reply_to("answer", question)["warnings"]}
    assert fields <= {"hardware"}


def test_the_words_are_those_of_the_measured_runs():
    for hardware in FEWEST:
        together = [run.requests for run in FITTED if run.hardware == hardware]
        assert (FEWEST[hardware], MOST[hardware]) == (round(min(together)), round(max(together)))
    assert max(run.total for run in FITTED) == LARGEST
    assert min(run.total for run in FITTED) < SMALLEST
    assert (min(run.bits for run in FITTED), max(run.bits for run in FITTED)) == BITS
    assert 0.8 < LONGEST / max(run.tokens for run in FITTED) <= 1


def test_our_choices_stand_in_their_order():
    assert LONGEST < WINDOW < LONGEST_TEXT
    assert MEMORY == 128
    assert highest("power_usage_effectiveness") == 1.54
    assert min(model.precision_bits or 8 for model in MODELS.values()) >= BITS[0]
