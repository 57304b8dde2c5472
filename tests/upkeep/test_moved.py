"""What moved, and by how much: worked on answers of a line or two."""

from tests.calc import write_golden
from upkeep import moved


def answer(value: float, text: str, range_text: str) -> moved.Answer:
    impact = {
        "text": text,
        "range_text": range_text,
        "value": value,
        "low": value / 2,
        "high": value * 2,
    }
    return {"title": "One answer", "carbon": impact}


BEFORE = {
    "default": answer(0.100, "0.10 g", "0.05 to 0.20 g"),
    "short": answer(2.0, "2.0 g", "1 to 4 g"),
}


def test_where_nothing_moved_that_is_said():
    assert moved.of_answers("Lives", BEFORE, BEFORE).text() == "Lives:\n  nothing moved in 2"


def test_a_move_gives_both_prints_and_the_ratio_of_the_values():
    """0.1234 / 0.1 = 1.234; the other stays."""
    after = {**BEFORE, "default": answer(0.1234, "0.12 g", "0.06 to 0.25 g")}
    assert moved.of_answers("Questions", BEFORE, after).text() == (
        "Questions:\n  default  carbon  0.10 g (0.05 to 0.20 g)  0.12 g (0.06 to 0.25 g)  × 1.234"
    )


def test_what_moves_below_the_printed_digits_is_counted():
    after = {**BEFORE, "default": answer(0.1001, "0.10 g", "0.05 to 0.20 g")}
    assert (
        moved.of_answers("Questions", BEFORE, after).text()
        == "Questions:\n  1 more by less than is printed"
    )


def test_sums_that_differ_by_rounding_have_not_moved():
    after = {**BEFORE, "default": answer(0.1 + 1e-16, "0.10 g", "0.05 to 0.20 g")}
    assert not moved.of_answers("Questions", BEFORE, after).moves


def test_what_came_and_went_is_named():
    after = {"short": BEFORE["short"], "long": BEFORE["default"]}
    assert moved.of_answers("Questions", BEFORE, after).notes == ["new: long", "gone: default"]


def test_a_link_has_the_ratio_of_its_printed_numbers():
    """1,500 / 1,200 = 1.25, of which two digits stand: numbers of so few digits tell no more."""
    before = {"answer?": "1,200 g (1 to 2 kg); 2.8 kJ (1 to 9 kJ)"}
    after = {"answer?": "1,500 g (1 to 3 kg); 2.8 kJ (1 to 9 kJ)"}
    (row,) = moved.of_links("Links", before, after).rows
    assert row == ("answer?", "1", "1,200 g (1 to 2 kg)", "1,500 g (1 to 3 kg)", "about × 1.2")


def test_a_link_whose_unit_changed_has_no_ratio():
    (row,) = moved.of_links(
        "Links", {"answer?": "980 mg (1 to 2 g)"}, {"answer?": "1.1 g (1 to 2 g)"}
    ).rows
    assert row[-1] == ""


def test_a_factor_between_two_figures_is_a_number_too():
    (row,) = moved.of_links("Links", {"reconcile?": "× 0.882"}, {"reconcile?": "× 0.441"}).rows
    assert row[-1] == "about × 0.5"


def test_markdown_has_a_row_for_each_move():
    after = {**BEFORE, "default": answer(0.2, "0.20 g", "0.10 to 0.40 g")}
    section = moved.of_answers("Questions", BEFORE, after).markdown()
    assert (
        "| default | carbon | 0.10 g (0.05 to 0.20 g) | 0.20 g (0.10 to 0.40 g) | × 2 |" in section
    )
    assert "nothing moved" not in section


def test_golden_answers_are_renewed_with_what_moved(tmp_path):
    file = tmp_path / "golden.json"
    assert "new: default" in write_golden.write(file, "Lives", BEFORE)
    after = {**BEFORE, "default": answer(0.2, "0.20 g", "0.10 to 0.40 g")}
    assert write_golden.write(file, "Lives", after).endswith("× 2")
    assert write_golden.read(file) == after
