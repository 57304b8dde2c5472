"""Records grow old: a year after they were checked, or on the day they name."""

from datetime import date

import pytest

from setara.core.records import Figure, RecordError, strict
from setara.facts import MODELS
from setara.stages.factors import FACTORS
from upkeep import stale

TABLE = {
    "value": 1.0,
    "source": "x",
    "where": "there",
    "kind": "reported",
    "seen": "no",
    "checked": "2026-11-24",
}


@pytest.mark.parametrize(
    ("checked", "review_by", "due"),
    [
        ("2026-11-24", "", date(2027, 11, 24)),
        ("2026-11-24", "2027-02-01", date(2027, 2, 1)),
        ("2028-02-29", "", date(2029, 3, 1)),  # a day that is not in every year
    ],
)
def test_a_record_is_due(checked, review_by, due):
    assert stale.Checked("x", "y", checked, review_by).due == due


def test_a_figure_may_name_its_day():
    assert strict(Figure, {**TABLE, "review_by": "2027-02-01"}, "x").review_by == "2027-02-01"


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("2026-11-24", "review_by = 2026-11-24 must be after checked, 2026-11-24"),
        ("soon", "review_by = 'soon' is no day"),
    ],
)
def test_a_day_that_cannot_be_is_refused(day, message):
    with pytest.raises(RecordError, match=message):
        strict(Figure, {**TABLE, "review_by": day}, "x")


def test_every_kind_of_record_is_watched():
    names = {record.name for record in stale.records()}
    assert {name.partition("/")[0] for name in names} == {
        "factors",
        "grids",
        "things",
        "published",
        "models",
        "claims",
    }
    assert {f"models/{name}" for name in MODELS} <= names
    assert sum(name.startswith("factors/") for name in names) == sum(
        len(factor.options) for factor in FACTORS.values()
    )


def test_what_is_due_is_listed_the_longest_overdue_first(monkeypatch, capsys):
    days = {"a": "2026-01-02", "b": "2026-01-01", "c": "2026-06-01"}
    monkeypatch.setattr(
        stale,
        "records",
        lambda: iter([stale.Checked(name, "x", day) for name, day in days.items()]),
    )
    assert [record.name for record in stale.stale(date(2027, 1, 2))] == ["b", "a"]
    monkeypatch.setenv("ON", "2027-01-02")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    stale.main()
    assert capsys.readouterr().out.splitlines() == [
        "2 of 3 records are due for review on 2027-01-02.",
        "due         checked     record  source",
        "2027-01-01  2026-01-01  b       x",
        "2027-01-02  2026-01-02  a       x",
    ]


def test_a_job_gets_the_same_as_a_table(monkeypatch, tmp_path):
    monkeypatch.setattr(stale, "records", lambda: iter([stale.Checked("a|b", "x", "2026-01-02")]))
    monkeypatch.setenv("ON", "2027-01-02")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    stale.main()
    assert r"| 2027-01-02 | 2026-01-02 | a\|b | x |" in (tmp_path / "summary.md").read_text("utf-8")
