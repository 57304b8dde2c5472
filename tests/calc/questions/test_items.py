"""What comparisons name: read back as written, refused with the nearest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from setara.facts import PUBLISHED, SCENARIOS
from setara.facts.things import THINGS
from setara.questions.items import (
    MOST,
    PERIODS,
    Item,
    ItemError,
    Span,
    check,
    names,
    read_item,
    read_items,
    read_span,
)

FIGURES = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), max_size=2).map(tuple)
AMOUNTS = st.one_of(st.integers(0, 10**18).map(float), st.floats(1e-6, 1e15, allow_nan=False))
ITEMS = st.builds(
    Item, st.sampled_from(sorted(names())), AMOUNTS, st.sampled_from(["", *PERIODS]), FIGURES
)


@given(ITEMS)
def test_an_item_is_read_as_it_was_written(item):
    assert read_item(str(item)) == item


@given(st.text(max_size=60))
def test_any_text_is_an_item_or_refused(text):
    try:
        outcome = read_item(text)
    except ItemError as error:
        outcome = error
    assert outcome.accepted if isinstance(outcome, ItemError) else outcome.id in names()


@given(
    st.floats(0.1, 999, allow_nan=False).map(lambda number: round(number, 3)),
    st.sampled_from(sorted(PERIODS)),
)
def test_a_span_is_read_as_it_was_written(number, period):
    assert read_span(str(Span(number, period))) == Span(number, period)


def test_the_parts_of_an_item():
    assert read_item("10d-answer") == Item("answer", 10, "d")
    assert read_item("2.5-beef.ademe") == Item("beef", 2.5, "", ("ademe",))
    assert read_item("BEEF") == Item("beef")


def test_a_month_is_a_twelfth_of_a_year():
    assert read_span("18m").days == approx(1.5 * 365.25)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("beaf", "Did you mean beef"),
        ("-1-beef", "does not name a thing"),
        ("1e99-beef", "beyond reason"),
        ("<script>", "does not name a thing"),
        ("", "does not name a thing"),
    ],
)
def test_what_names_nothing_is_refused(text, message):
    with pytest.raises(ItemError, match=message):
        read_item(text)


def test_lists_have_a_length_and_no_twins():
    assert [item.id for item in read_items("beef,answer")] == ["beef", "answer"]
    assert read_items("none") == []
    for text, least, most in (
        ("beef", 2, 10),
        ("beef,beef", 1, 10),
        ("beef,answer,reasoning", 1, 2),
    ):
        with pytest.raises(ItemError):
            check(read_items(text), least, most)


def test_an_item_in_parts_is_read_as_it_was_typed():
    parts = {"amount": "1,000.5", "period": "d", "thing": "beef", "figures": "ademe.wfn-blue"}
    assert read_item(parts, "en") == Item("beef", 1000.5, "d", ("ademe", "wfn-blue"))
    assert read_item({"amount": "1.000,5", "thing": "beef"}, "id") == Item("beef", 1000.5)
    assert (
        read_item({"thing": "beef", "amount": ""}, "en")
        == read_item({"thing": "beef"})
        == Item("beef")
    )


@pytest.mark.parametrize(
    ("parts", "part", "message"),
    [
        ({"thing": "beaf"}, "thing", "Did you mean beef"),
        ({"thing": "beef", "amount": "-1"}, "amount", "cannot be negative"),
        ({"thing": "beef", "amount": "many"}, "amount", "not a number"),
        ({"thing": "beef", "amount": "1,5"}, "amount", "decimal mark"),
        ({"thing": "beef", "amount": "1e99"}, "amount", "beyond reason"),
        ({"thing": "beef", "amount": True}, "amount", "must be a number"),
        ({"thing": "beef", "amount": []}, "amount", "must be a number"),
        ({"thing": "beef", "amount": float("nan")}, "amount", "must be a number, not nan"),
        ({"thing": "beef", "period": "h"}, "period", "No period"),
        ({"thing": "beef", "ammount": 1}, "", "no part called ammount"),
        ({}, "thing", "Nothing to compare with"),
    ],
)
def test_what_is_wrong_with_an_item_is_said_of_its_part(parts, part, message):
    with pytest.raises(ItemError, match=message) as refusal:
        read_item(parts, "en")
    assert refusal.value.part == part
    assert refusal.value.accepted


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("18 months", "18m"),
        ("1 year", "1y"),
        ("day", "1d"),
        ("1.5 Weeks", "1.5w"),
        ("1,000 y", "1000y"),
        ("2y", "2y"),
    ],
)
def test_a_span_may_be_said_in_words(text, span):
    assert str(read_span(text)) == span


@pytest.mark.parametrize(
    "text", ["0d", "1", "1x", "9999y", "-1d", "1e3y", "1,5y", "1 light year", "0.0000001y", ""]
)
def test_what_is_no_span_is_refused(text):
    with pytest.raises(ItemError):
        read_span(text)


def test_an_amount_has_a_most():
    assert read_item(f"{MOST:.0f}-beef").amount == MOST


def test_an_id_names_one_thing():
    """An answer, a published figure and a thing of one id would be taken for each other."""
    ids = [*(name for name in SCENARIOS if name != "default"), *PUBLISHED, *THINGS, "answer"]
    assert sorted(ids) == sorted(set(ids))


PARTS = st.fixed_dictionaries(
    {"thing": st.sampled_from(["beef", "answer", "Beef", ""])},
    optional={
        "amount": st.one_of(
            st.floats(), st.integers(), st.sampled_from(["1e-200", "1,5", "2", "1e18", ""])
        ),
        "period": st.sampled_from(["", "d", "y", "x", ["d"]]),
        "figures": st.one_of(
            st.sampled_from(["", "ademe", "a.b", "..", "é", {"a": 1}, ["a"]]), st.text(max_size=5)
        ),
    },
)


@given(PARTS)
def test_what_is_built_of_parts_is_read_again(parts):
    try:
        item = read_item(parts, "en")
    except ItemError:
        return
    assert read_item(str(item)) == item
