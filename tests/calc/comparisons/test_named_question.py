"""A computed row says what it is of: it keeps what its name promises, and follows the reader in all
else."""

import json
from functools import cache

import pytest
from pytest import approx

from setara import api
from setara.comparisons import catalog
from setara.comparisons.named_question import NAMED, NamedQuestion
from setara.core.records import RecordError, strict
from setara.facts import LIVES, MODELS, PLACES, SCENARIOS
from setara.questions.question import FIELDS

SCENARIO_IDS = [name for name in SCENARIOS if name != "default"]
READERS = {
    "default": {},
    "model": {"model": "claude-opus-4.5", "grid": "DEU"},
    "busy": {"load": "low", "hardware": "b200-2026", "mode": "marginal"},
    "tokens": {"output_tokens": 1234, "cached_tokens": 999, "model": "gpt-5", "answers": 7},
    "sizes": {"active_parameters": 8, "total_parameters": 30, "grid": "IDN", "device": "phone"},
    "own computer": {"hardware": "local", "model": "gpt-oss-20b"},
    "factors": {
        "pue": 1.5,
        "concurrent_requests": 16,
        "given": {"idle_reserve": 0.3, "hardware_counted": 0},
    },
    "measured": {"facility_electricity": 0.001, "given": {"grid_carbon": 0.1, "grid_water": 2}},
}
CASES = [(name, reader) for name in SCENARIO_IDS for reader in READERS]


def compared(**question):
    report = json.loads(api.compare(json.dumps({"draws": 200, **question})))
    assert "problems" not in report, report
    return report


@cache
def beside_an_answer(name, reader):
    return compared(items=["answer", name], **READERS[reader])["rows"]


@cache
def answer_of(opens):
    """The answer that the link of a row gives."""
    call, _, query = opens.partition("/")
    read = json.loads((api.link if call == "answer" else api.life_link)(query.removeprefix("?")))
    assert not read["problems"]
    assert read["unknown"] == []
    return json.loads((api.answer if call == "answer" else api.life)(json.dumps(read["question"])))


def ends(impact):
    return (impact["value"], impact["low"], impact["high"])


@pytest.mark.parametrize(("name", "reader"), CASES)
def test_a_row_is_the_answer_that_its_link_gives(name, reader):
    for row in beside_an_answer(name, reader):
        impact = answer_of(row["opens"])["impacts"]["carbon"]
        assert ends(row) == approx(ends(impact), rel=1e-9)


@pytest.mark.parametrize(("name", "reader"), CASES)
def test_a_row_names_what_was_computed(name, reader):
    for row in beside_an_answer(name, reader):
        values = answer_of(row["opens"])["question"]
        model, words = values["model"], row["figure_name"]
        assert (MODELS[model].name if model else "a model of 8 of 30 billion parameters") in words
        assert PLACES[values["grid"]].name in words
        assert f"{values['prompt_tokens']:,} tokens in" in words
        assert f"{values['output_tokens']:,} out" in words
        local = values["hardware"] == "local"
        assert (
            "own computer" if local else FIELDS["load"].choices[values["load"]].lower()
        ) in words
        assert words in row["title"]


@pytest.mark.parametrize(("name", "reader"), CASES)
def test_a_row_keeps_what_its_name_promises_and_follows_in_all_else(name, reader):
    question, record, keeps = READERS[reader], SCENARIOS[name]["question"], SCENARIOS[name]["keeps"]
    _, row = beside_an_answer(name, reader)
    values = answer_of(row["opens"])["question"]
    sized = "active_parameters" in question and "model" not in keeps
    for field, definition in FIELDS.items():
        followed = field in question and definition.part not in ("", *keeps)
        if (
            field == "hardware"
            and question.get(field) == "local"
            and {"load", "network"} & set(keeps)
        ):
            followed = False  # the reader's own computer is no server
        if field in ("pue", "concurrent_requests") and {"load", "hardware"} & set(keeps):
            continue  # what is kept may decide them
        usual = (
            None
            if field == "model" and sized
            else {"draws": 200, **record}.get(field, definition.default)
        )
        assert values[field] == (question[field] if followed else usual), field


@pytest.mark.parametrize("name", SCENARIO_IDS)
def test_what_a_row_has_of_its_own_and_follows_is_said(name):
    first, row = beside_an_answer(name, "model")
    keeps, words = SCENARIOS[name]["keeps"], row["figure_name"]
    for part, value in (("model", "Claude Opus 4.5"), ("place", "Germany")):
        assert (value in words) == (part not in keeps)
        note = words.rpartition("(")[2]
        particulars, above = (
            note.partition("its own")[2],
            note.partition("as above")[0] if "as above" in note else "",
        )
        assert (part in particulars) == (part in keeps)
        assert (part in above) == (part not in keeps)
    assert "as above" not in first["figure_name"]
    (row, _) = compared(items=[name, "answer"], model="claude-opus-4.5", grid="DEU")["rows"]
    assert "as above" not in row["figure_name"], "nothing stands above it"


def test_the_agent_hour_by_hand():
    """Three agent hours are 180 turns of 60,000 cached tokens: by the model and on the grid of the
    reader."""
    question = {"prompt_tokens": 2000, "cached_tokens": 60000, "output_tokens": 800, "answers": 180}
    reader = {"model": "claude-opus-4.5", "grid": "DEU"}
    alone = json.loads(api.answer(json.dumps({**question, **reader})))["impacts"]["carbon"]
    _, row = compared(items=["40d-answer", "3d-agent-hour"], span="1d", draws=2000, **reader)[
        "rows"
    ]
    assert (row["text"], row["range_text"]) == (alone["text"], alone["range_text"])
    assert row["value"] == approx(alone["value"], rel=1e-12)
    assert row["value"] == approx(0.27, rel=0.02)


@pytest.mark.parametrize("name", SCENARIO_IDS)
def test_a_row_may_keep_all_its_own_settings(name):
    alone = json.loads(api.answer(json.dumps({**SCENARIOS[name]["question"], "draws": 200})))[
        "impacts"
    ]["carbon"]
    for reader in ("default", "model", "own computer", "measured"):
        row = beside_an_answer(f"{name}.recorded", reader)[1]
        assert ends(row) == ends(alone), reader
        assert [option["id"] for option in row["options"]] == ["computed", "recorded"]


@pytest.mark.parametrize("name", LIVES)
def test_a_named_life_is_as_its_record_says(name):
    _, row = compared(items=["answer", f"life-{name}"], model="gpt-5", grid="DEU", output_tokens=7)[
        "rows"
    ]
    alone = json.loads(api.life(json.dumps(LIVES[name]["question"])))
    assert row["value"] == alone["impacts"]["carbon"]["value"]
    assert row["value"] == answer_of(row["opens"])["impacts"]["carbon"]["value"]
    for word in (
        MODELS[alone["question"]["model"]].name,
        PLACES[alone["question"]["grid"]].name,
        "months of service",
    ):
        assert word in row["figure_name"]


def test_what_is_counted_is_counted_in_every_computed_row():
    """What a reader leaves out by name is left out of lives as well, so that both sides count
    alike."""
    rows = compared(items=["answer", "life-open", "local"], given={"hardware_counted": 0})["rows"]
    for row in rows:
        states = {stage["stage"]: stage["state"] for stage in row["boundary"]}
        assert states["equipment"] == "out", row["label"]


def test_unlike_models_and_places_are_no_fair_comparison():
    pairs = compared(items=["answer", "small", "france", "reasoning", "agent-turn"], model="gpt-5")[
        "held"
    ]
    assert [pair["badge"]["text"] for pair in pairs[:2]] == ["other model", "other place"]
    for pair, aspect, words in zip(
        pairs,
        ("Model", "Place"),
        (("GPT-5", "Llama 3.1 8B"), ("United States", "France")),
        strict=False,
    ):
        assert pair["badge"]["state"] == "other"
        (mismatch,) = [
            difference for difference in pair["differences"] if difference["aspect"] == aspect
        ]
        assert (mismatch["left"], mismatch["right"], mismatch["match"]) == (*words, "differs")
        assert "Both sides count alike in what decides." not in pair["verdict"]
        assert all(word in pair["verdict"] for word in words)
    for pair in pairs[2:]:
        assert pair["badge"]["state"] == "like"
        assert pair["verdict"] == "Both sides count alike in what decides."


def test_every_computed_row_is_named_where_it_is_shared():
    question = {
        "items": ["answer", "agent-hour", "beef"],
        "model": "claude-opus-4.5",
        "grid": "DEU",
    }
    texts = json.loads(api.share(json.dumps({"call": "compare", "question": question})))["texts"]
    for name in ("plain", "markdown", "csv", "json", "latex"):
        assert texts[name].count("Claude Opus 4.5") >= 2, name
        assert texts[name].count("Germany") >= 2, name


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_named_question_records_what_it_keeps(name):
    """Beside what it keeps a record may name a model alone: the usual one until the reader names
    another."""
    named = NAMED[name]
    assert {FIELDS[field].part for field in named.question} - {*named.keeps, "model"} <= {""}
    assert not named.keeps or named.question, "what is kept is said"
    assert catalog.entry(name).name == named.name if name != "default" else True


@pytest.mark.parametrize("keeps", [["modle"], ["answers"], "tokens", None])
def test_a_part_that_no_question_has_is_refused(keeps):
    table = {**SCENARIOS["reasoning"], "keeps": keeps}
    if keeps is None:
        del table["keeps"]
    with pytest.raises(RecordError, match="keeps"):
        strict(NamedQuestion, table, "facts/scenarios.toml [reasoning]")
