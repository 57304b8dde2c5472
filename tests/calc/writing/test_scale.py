"""The range bar: positions on a logarithmic scale, and labels that never overlap where there is
room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from setara.writing.scale import (
    GAP,
    LANES,
    LETTER,
    MOST_DECADES,
    WIDTHS,
    Mark,
    Scale,
    fitting,
    lanes,
    slide_rule,
)

VALUES = st.floats(1e-12, 1e12)
NAMES = st.text("abcdefghij ’", min_size=3, max_size=18)


@st.composite
def marks(draw, most=5):
    """A few marks within five decades, each with a name and a value as text."""
    values = draw(st.lists(st.floats(1e-3, 1e2), min_size=1, max_size=most))
    return [Mark(f"m{place}", draw(NAMES), "0.24 Wh", value) for place, value in enumerate(values)]


@given(st.lists(VALUES, min_size=1, max_size=8), VALUES)
def test_positions_are_in_order_and_on_the_scale(values, more):
    axis = Scale([*values, more])
    places = [axis.place(value) for value in sorted([*values, more])]
    assert all(0 <= place <= 100 for place in places)
    assert places == sorted(places)


@given(st.lists(VALUES, min_size=1, max_size=8))
def test_the_scale_runs_from_one_power_of_ten_to_another(values):
    axis = Scale(values)
    assert axis.last - axis.first >= 4
    assert axis.place(10.0**axis.first) == 0
    assert axis.place(10.0**axis.last) == 100
    assert 10.0**axis.first <= min(values) <= max(values) <= 10.0**axis.last


def test_positions_by_hand():
    # 1 lies in the decades 0.01 to 100: half way; ten times as much is a quarter of the width
    # further.
    axis = Scale([1.0])
    assert (axis.first, axis.last) in ((-2, 2), (-1, 3), (-3, 1))
    assert axis.place(10.0) - axis.place(1.0) == 25
    # A factor of 2 is log10(2)/4 = 0.30103/4 = 7.53 % of the width.
    assert axis.place(2.0) - axis.place(1.0) == pytest.approx(7.53, abs=0.011)


def test_a_slide_rule_by_hand():
    # two decades: 0.1 to 0.9, 1 to 9, and the power of ten that ends it
    ticks = slide_rule(-1, 1)
    assert [value for value, _ in ticks[:9]] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    assert [value for value, _ in ticks[9:]] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    assert [value for value, step in ticks if step == 1] == [0.1, 1, 10]


@given(st.lists(VALUES, min_size=1, max_size=8))
def test_every_decade_has_nine_ticks_in_order(values):
    axis = Scale(values)
    ticks = axis.ticks()
    places = [tick["x"] for tick in ticks]
    assert len(ticks) == 9 * (axis.last - axis.first) + 1
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0, 100)
    long = [tick["x"] for tick in ticks if not tick["minor"]]
    assert long == [decade["x"] for decade in axis.decades(str)]


@given(st.lists(VALUES, min_size=1, max_size=8))
def test_decades_are_labelled_from_first_to_last(values):
    axis = Scale(values)
    decades = axis.decades(lambda value: f"{value:.0e}")
    assert [decade["place"] for decade in (decades[0], decades[-1])] == ["first", "last"]
    assert {decade["place"] for decade in decades[1:-1]} == {"mid"}
    assert decades[0]["text"] == f"{10.0**axis.first:.0e}"
    assert all(left["odd"] or right["odd"] for left, right in pairwise(decades)), (
        "where there is little room none are near"
    )
    assert not decades[0]["odd"]
    assert not decades[-1]["odd"]


@given(marks(), st.floats(1e-3, 1e2))
def test_no_label_overlaps_another(marks, point):
    """Each label gets one lane and one side at each width, and the boxes laid there keep clear of
    each other."""
    axis = Scale([point, *(mark.value for mark in marks)])
    placed, heights = lanes(axis, point, marks)
    assert [label["id"] for label in placed] == [mark.id for mark in marks]
    assert [height[0] for height in heights.split()] == [prefix for prefix, _ in WIDTHS]
    for prefix, width in WIDTHS:
        boxes: dict[int, list[tuple[float, float]]] = {}
        for label in placed:
            lane = next(
                int(name[2:]) for name in label["classes"].split() if name.startswith(f"{prefix}l")
            )
            side = next(
                name[1] for name in label["classes"].split() if name in (f"{prefix}s", f"{prefix}e")
            )
            assert 0 <= lane < LANES
            at, length = (
                label["x"] * width / 100,
                LETTER * (len(label["name"]) + len(label["text"]) + 1) + GAP,
            )
            boxes.setdefault(lane, []).append(
                (at - 6, at + length) if side == "s" else (at - length, at + 6)
            )
        for taken in boxes.values():
            for (_, stop), (start, _) in pairwise(sorted(taken)):
                assert stop + GAP <= start + 0.2
        assert f"{prefix}{max(boxes) + 1}" in heights.split()


@given(st.lists(VALUES, min_size=1, max_size=5), marks())
def test_marks_too_far_away_are_left_out(values, marks):
    selection = fitting(values, marks)
    assert set(selection) <= set(marks)
    alone = Scale(values)
    if selection and alone.last - alone.first <= MOST_DECADES:
        axis = Scale([*values, *(mark.value for mark in selection)])
        assert axis.last - axis.first <= MOST_DECADES
    near = [mark for mark in marks if min(values) <= mark.value <= max(values)]
    if alone.last - alone.first <= MOST_DECADES:
        assert set(near) <= set(selection)


def test_all_marks_that_fit_are_kept():
    near = [Mark("a", "one", "1", 1.0), Mark("b", "two", "100", 100.0)]
    assert fitting([10.0], [*near, Mark("far", "far", "1e12", 1e12)]) == near
