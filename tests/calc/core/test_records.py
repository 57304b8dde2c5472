"""Records are read strictly: refused with the file, the key and the near miss."""

import json

import pytest

from setara.core import records
from setara.core.records import Figure, RecordError, Source, strict

FIGURE = {
    "value": 0.4,
    "range": [0.25, 0.8],
    "source": "elsworth-2025",
    "where": "table 1",
    "kind": "derived",
    "seen": "quoted",
    "checked": "2026-11-24",
}
SOURCE = {"title": "A paper", "by": "Somebody", "published": 2025, "url": "", "licence": "unstated"}


def refused(kind, table):
    with pytest.raises(RecordError) as error:
        strict(kind, table, "stage/factors.toml [name.option]")
    message = str(error.value)
    assert message.startswith("stage/factors.toml [name.option]: ")
    return message.removeprefix("stage/factors.toml [name.option]: ")


def test_a_good_record_is_read():
    figure = strict(Figure, FIGURE, "here")
    assert (figure.value, figure.range, figure.kind, figure.note) == (
        0.4,
        (0.25, 0.8),
        "derived",
        "",
    )
    assert strict(Source, SOURCE, "here").published == 2025


def test_an_unknown_key_is_refused_with_the_near_miss():
    assert (
        refused(Figure, {**FIGURE, "checkd": "2026-11-24"}) == "unknown key 'checkd'; near: checked"
    )
    assert refused(Source, {**SOURCE, "license": "MIT"}) == "unknown key 'license'; near: licence"


@pytest.mark.parametrize("key", sorted(FIGURE.keys() - {"range"}))
def test_a_missing_key_is_refused(key):
    assert (
        refused(Figure, {name: value for name, value in FIGURE.items() if name != key})
        == f"'{key}' is missing"
    )


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("value", "0.4", "'value' must be a number, not '0.4'"),
        ("value", True, "'value' must not be true or false"),
        ("value", [0.4], "'value' must be a number, not [0.4]"),
        ("least", "1", "'least' must be a number, not '1'"),
        ("source", 2025, "'source' must be text, not 2025"),
        ("year", 2025, "'year' must be text, not 2025"),
        (
            "checked",
            "soon",
            "checked = 'soon' is no day; write year, month and day, as in 2026-11-24",
        ),
        ("value", "123B", "'value' must be a number, not '123B'; near: 123"),
        ("value", -1, "value -1 must be 0 or more"),
    ],
)
def test_a_wrong_type_is_refused(key, value, message):
    table = {name: content for name, content in FIGURE.items() if name != "range"}
    assert refused(Figure, {**table, key: value}) == message


def test_a_year_of_publication_is_a_whole_number():
    assert (
        refused(Source, {**SOURCE, "published": 2025.5})
        == "'published' must be a whole number, not 2025.5"
    )


@pytest.mark.parametrize("span", [[0.5, 0.8], [0.1, 0.3], [0.8, 0.25], [0, 0.8], [-1, 0.8]])
def test_a_range_is_positive_and_around_its_value(span):
    assert refused(Figure, {**FIGURE, "range": span}) == f"value 0.4 is not within its range {span}"


@pytest.mark.parametrize(
    "span", [[0.25, 0.8, 0.9], [0.25], ["0.25", "0.8"], 0.25, "wide", [True, 0.8]]
)
def test_a_range_is_two_numbers(span):
    assert "'range'" in refused(Figure, {**FIGURE, "range": span})


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_is_finite(value):
    table = {key: content for key, content in FIGURE.items() if key != "range"}
    assert "'value'" in refused(Figure, {**table, "value": value})


def test_kinds_of_evidence_and_of_reading_are_fixed_words():
    assert (
        refused(Figure, {**FIGURE, "kind": "assumd"})
        == "kind = 'assumd' is not known; near: assumed"
    )
    assert "near: primary, quoted, no" in refused(Figure, {**FIGURE, "seen": "xyz"})


def test_every_kind_and_reading_is_accepted():
    for kind in records.KINDS:
        for seen in records.SEEN:
            assert strict(Figure, {**FIGURE, "kind": kind, "seen": seen}, "here").kind == kind


def test_tables_are_found_by_their_place():
    assert "mistral-large-2" in records.folder("facts/models")
    assert records.folder("facts/models")["mistral-large-2"]["name"] == "Mistral Large 2"
    assert "stages/request/factors" not in records.folder("facts/models")
    assert "default" in records.table("facts/scenarios")


def test_compiled_records_say_the_same(tmp_path):
    target = tmp_path / records.COMPILED
    records.compile(target)
    compiled = json.loads(target.read_text("utf-8"))
    for place in (
        "facts/scenarios",
        "facts/sources",
        "facts/models/mistral-large-2",
        "stages/inference/factors",
        "facts/places/FRA",
    ):
        assert compiled[place] == records.table(place)
