"""Links: what is written is read again, and nothing hostile gets further than a LinkError."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.core import link
from setara.core.link import LONGEST, LinkError

KEYS = st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True)
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(-1e12, 1e12, allow_nan=False).filter(
        lambda number: number == 0 or abs(number) > 1e-12
    ),
)
WORDS = st.from_regex(r"[A-Za-z][A-Za-z0-9.-]{0,15}[A-Za-z0-9-]", fullmatch=True).filter(
    lambda word: ".." not in word
)
VALUES = st.one_of(NUMBERS, WORDS, st.tuples(NUMBERS, NUMBERS).map(list))
STATES = st.dictionaries(KEYS, VALUES, max_size=8)


@given(STATES)
def test_what_is_written_is_read_again(state):
    assert link.read(link.write(state)) == {
        key: link.written(value) for key, value in state.items()
    }


@given(STATES)
def test_a_link_needs_no_percent_signs(state):
    query = link.write(state)
    assert re.fullmatch(r"[A-Za-z0-9._=&-]*", query)
    assert link.read(f"?{query}") == link.read(query)


def test_by_hand():
    assert (
        link.write({"m": "llama-3.1-8b", "out": 1000, "batch": [13, 320]})
        == "m=llama-3.1-8b&out=1000&batch=13..320"
    )
    assert link.write({"pue": 1.0, "wue": 0.25}) == "pue=1&wue=0.25"
    assert link.read("m=gpt-4o&out=1e3&wue=0.1..2.5&empty=") == {
        "m": "gpt-4o",
        "out": "1e3",
        "wue": "0.1..2.5",
        "empty": "",
    }
    assert link.read("out=1&out=2") == {"out": "2"}
    assert link.read("") == {}


@pytest.mark.parametrize(
    "text",
    [
        "1..2..3",
        "..",
        "1..",
        "..2",
        "1..x",
        "0x10",
        "nan",
        "inf",
        "1_000",
        "--1",
        "1e9999",
        "12",
        "1.000",
        "1,5",
    ],
)
def test_a_text_stays_as_it_is(text):
    assert link.read(f"a={text}") == {"a": text}


@pytest.mark.parametrize(
    "value", ["a b", "a&b=1", "<script>", "é", "a%20b", "ends.", "a\nb", "", "../..", "a/b", "'"]
)
def test_what_no_link_may_hold_is_not_written(value):
    with pytest.raises(LinkError, match="cannot stand in a link"):
        link.write({"key": value})


def test_a_link_is_capped_on_both_ways():
    with pytest.raises(LinkError, match=f"at most {LONGEST}"):
        link.write({f"key{number}": "x" * 100 for number in range(20)})
    with pytest.raises(LinkError, match=f"at most {LONGEST}"):
        link.read("a=1&" * LONGEST)
    assert link.read("a=" + "x" * (LONGEST - 2)) == {"a": "x" * (LONGEST - 2)}


HOSTILE = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="a=&%;?.+-0123456789eE#/\\<>\x00\ud7ff", max_size=80),
    st.binary(max_size=40).map(lambda raw: "a=" + "".join(f"%{byte:02x}" for byte in raw)),
    st.just("&" * 1500),
    st.just("a=" + "9" * 5000),
)


@given(HOSTILE)
def test_reading_raises_nothing_but_a_link_error(query):
    try:
        state = link.read(query)
    except LinkError:
        return
    assert all(isinstance(key, str) for key in state)
    assert all(isinstance(value, str) for value in state.values())


@given(
    st.dictionaries(
        st.text(max_size=9), st.one_of(st.text(max_size=30), st.floats(), st.integers()), max_size=9
    )
)
def test_writing_raises_nothing_but_a_link_error(state):
    try:
        query = link.write(state)
    except LinkError:
        return
    assert len(query) <= LONGEST
    assert query.isascii()
