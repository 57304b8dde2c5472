"""The validation page: what fails stands first, every case is there, every link asks the question
of its case."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from setara import api
from setara.validation import table
from setara.validation.runs import FITTED, RUNS


@pytest.fixture(scope="module")
def page(site: Path) -> str:
    return (site / "en" / "method" / "validation" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rows(page: str) -> dict[str, str]:
    """The row of each case, tags left out."""
    cases = re.findall(r'<tr id="([^"]+)">(.*?)</tr>', page, re.DOTALL)
    return {name: unescape(re.sub(r"<[^>]+>", " ", row)) for name, row in cases}


def plain(text: str) -> str:
    return " ".join(text.replace("₂", " 2 ").split())


def test_what_fails_stands_first(page: str) -> None:
    headings = re.findall(r'<h2 id="([^"]+)"', page)
    assert headings[0] == "not-reproduced"
    first = page[page.index('id="not-reproduced"') : page.index(f'id="{headings[1]}"')]
    for row in table.rows():
        linked = f'?{row["link"]}"'.replace("&", "&amp;") in first
        assert (row["verdict"] == "outside") == (linked and row["says"] in first)
    missed = [run for run in FITTED if not run.within]
    assert first.count("at once on") == len(missed)


def test_every_case_stands_there_with_both_values_and_the_verdict(rows: dict[str, str]) -> None:
    for row in table.rows():
        printed = plain(rows[row["id"]])
        for key in ("says", "published", "here", "ratio", "verdict_text"):
            assert plain(row[key]) in printed, (row["id"], key)
    assert set(rows) == {row["id"] for row in table.rows()}


def test_every_link_asks_what_can_be_answered(page: str) -> None:
    """A case has no link only where it states what a reader's question may not."""
    links = set(map(unescape, re.findall(r'href="\.\./\.\./calculators/answer/\?([^"]*)"', page)))
    assert links == {row["link"] for row in table.rows()} - {None}
    for link in links:
        read = json.loads(api.link(urlsplit(f"?{link}").query))
        assert (read["problems"], read["unknown"]) == ([], []), link


def test_the_runs_in_the_table_are_all_runs(page: str) -> None:
    cells = re.findall(r'<td class="n">(\d+) of (\d+)<small>', page)
    whole = [(int(within), int(runs)) for within, runs in cells]
    assert sum(runs for _, runs in whole) == 2 * len(RUNS), "once in all, once by requests together"
    assert sum(within for within, _ in whole) == 2 * sum(run.within for run in RUNS)
