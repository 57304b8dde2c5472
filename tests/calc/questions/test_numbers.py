"""One reader of numbers: a text means the same in a link, in a form and on the command line, or is
refused by all."""

import contextlib
import io
import json
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from setara import api
from setara.__main__ import main
from setara.core import link
from setara.questions.limits import NODES
from setara.questions.numbers import LARGEST, read_number
from setara.questions.question import FIELDS, read
from setara.writing.present import NumberError

COUNT = 3000
SEEN = {"output_tokens", "pue", "concurrent_requests", "draws", "answers", "facility_electricity"}
STRANGE = (
    "1.000", "1,000", "1,5", "1e3", "1E3", "1 500", "1 2", "0.5", ".5", "5.", "1_000", "\u0663",
    "½", "0x10", "nan", "inf", "1e999", "-1", "+7", "1,000.5", "1.000,5", "12.345", "1,23",
    "\u00a05", "1\u00a0000", "x", "=1",
)  # fmt: skip
PIECES = st.one_of(
    st.integers(-5, 10**7).map(str),
    st.floats(0, 2000, allow_nan=False).map(repr),
    st.sampled_from(STRANGE),
    st.text(alphabet="0123456789.,e+- \u00a0", max_size=9),
)
TEXTS = st.one_of(PIECES, st.lists(PIECES, min_size=2, max_size=3).map("..".join))


@dataclass(frozen=True)
class Kind:
    label: str = "It"
    least: float = -LARGEST
    most: float = LARGEST
    whole: bool = False
    ranged: bool = True


def read_as(name, text):
    """What the door understands of a text typed into a form, or the messages it refuses it with."""
    question = read({name: text, "locale": "en"}, NODES)
    return [problem.message for problem in question.problems] or question.values[name]


@settings(max_examples=COUNT)
@given(st.sampled_from(sorted(SEEN)), TEXTS)
@example("output_tokens", "1.000")
@example("output_tokens", "1 2")
def test_a_link_means_what_a_form_means(name, text):
    linked = json.loads(api.link(f"{FIELDS[name].key}={quote(text)}"))
    assert (
        [problem["message"] for problem in linked["problems"]] or linked["question"][name]
    ) == read_as(name, text)


@settings(max_examples=COUNT // 10)
@given(st.sampled_from(sorted(SEEN - {"draws"})), TEXTS)
def test_the_command_line_means_what_a_form_means(name, text):
    """And so does a link that is given to it."""
    for arguments in (
        [f"--{name.replace('_', '-')}={text}"],
        ["--link", f"{FIELDS[name].key}={quote(text)}"],
    ):
        heard = io.StringIO()
        with contextlib.redirect_stdout(heard):
            main(["answer", "--draws=200", *arguments, "--json"])
        answer = json.loads(heard.getvalue())
        reading = (
            [problem["message"] for problem in answer["problems"]]
            if "problems" in answer
            else answer["question"][name]
        )
        assert reading == read_as(name, text)


@settings(max_examples=COUNT)
@given(
    st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**300), 10**300)),
    st.booleans(),
)
def test_what_a_link_holds_is_read_as_the_same_number(number, whole):
    """Whole numbers also where a whole number is asked for."""
    kind = Kind(whole=whole and number == int(number))
    assert read_number(link.written(number), kind, "en") == float(number)


@settings(max_examples=COUNT // 3)
@given(st.floats(1e-300, 1e300), st.floats(1e-300, 1e300))
def test_a_range_that_a_link_holds_is_read_as_the_same_range(first, second):
    low, high = sorted((first, second))
    number = read_number(link.written([low, high]), Kind(), "en")
    assert number == ([low, high] if low < high else low)


@pytest.mark.parametrize(
    "value", [0, 1, 1.0, 2.5, 1e15, 10**20, -3, 1e-320, [1, 2], [0.1, 1e9]], ids=str
)
def test_a_number_stays_a_number(value):
    for locale in (None, "en", "id"):
        assert read_number(value, Kind(), locale) == value


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("13..320", "en", [13, 320]),
        ("0,5..1,5", "id", [0.5, 1.5]),
        ("5..5", "en", 5),
        ("1 500", "en", 1500),
        ("1 500", "id", 1500),
        ("1 2", "en", None),
        ("1 50", "en", None),
        ("\u0663", "en", None),
        ("..", "en", None),
        ("1..", "en", None),
        ("1..2..3", "en", None),
        ("3..2", "en", None),
        ("0..2", "en", None),
        ("12", None, None),
        ("1..2", None, None),
    ],
)
def test_by_hand(text, locale, value):
    if value is None:
        with pytest.raises(NumberError, match="It"):
            read_number(text, Kind(), locale)
    else:
        assert read_number(text, Kind(), locale) == value


def test_what_is_no_range_is_one_number():
    with pytest.raises(NumberError, match="one number, not a range"):
        read_number("1..2", Kind(ranged=False), "en")


@pytest.mark.parametrize(
    "value", ["x" * 10_000, {"a": 1}, [1, [2]], [[[]]], 10**400, True, None], ids=type
)
def test_a_message_stays_short(value):
    with pytest.raises(NumberError) as refusal:
        read_number(value, Kind(), None)
    assert len(str(refusal.value)) < 120


def test_items_with_a_space_between_are_the_same_everywhere():
    """The page is handed what the door understood."""
    read_items = json.loads(api.compare_link("vs=answer, beef"))
    assert (read_items["question"], read_items["problems"]) == ({"items": "answer,beef"}, [])
