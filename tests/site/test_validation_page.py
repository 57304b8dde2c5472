"""The validation page: what fails stands first, every case is there, every link asks the question
of its case."""

import json
import re
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from setara import api
from setara.validation import table
from setara.validation.runs import FITTED, RUNS
from tests.site.documents import document

CALCULATOR = "../../calculators/answer/?"


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    return document(site / "en" / "method" / "validation" / "index.html")


@pytest.fixture(scope="module")
def rows(page: BeautifulSoup) -> dict[str, str]:
    """What the row of each case says."""
    return {row["id"]: row.get_text(" ") for row in page.select("tr[id]")}


def plain(text: str) -> str:
    return " ".join(text.replace("₂", " 2 ").split())


def links(part: Tag) -> set[str]:
    """The questions that the links of a part of the page ask."""
    hrefs = [link["href"] for link in part.find_all("a", href=True)]
    return {href.removeprefix(CALCULATOR) for href in hrefs if href.startswith(CALCULATOR)}


def test_what_fails_stands_first(page: BeautifulSoup) -> None:
    heading = page.select_one("h2[id]")
    assert heading["id"] == "not-reproduced"
    section = [*takewhile(lambda part: part.name != "h2", heading.find_next_siblings())]
    questions = set().union(*map(links, section))
    words = plain(" ".join(part.get_text(" ") for part in section))
    for row in table.rows():
        first = row["link"] in questions and plain(row["says"]) in words
        assert (row["verdict"] == "outside") == first
    missed = [run for run in FITTED if not run.within]
    assert words.count("at once on") == len(missed)


def test_every_case_stands_there_with_both_values_and_the_verdict(rows: dict[str, str]) -> None:
    for row in table.rows():
        printed = plain(rows[row["id"]])
        for key in ("says", "published", "here", "ratio", "verdict_text"):
            assert plain(row[key]) in printed, (row["id"], key)
    assert set(rows) == {row["id"] for row in table.rows()}


def test_every_link_asks_what_can_be_answered(page: BeautifulSoup) -> None:
    """A case has no link only where it states what a reader's question may not."""
    questions = links(page)
    assert questions == {row["link"] for row in table.rows()} - {None}
    for link in questions:
        read = json.loads(api.link(urlsplit(f"?{link}").query))
        assert (read["problems"], read["unknown"]) == ([], []), link


def test_the_runs_in_the_table_are_all_runs(page: BeautifulSoup) -> None:
    cells = [str(cell.contents[0]) for cell in page.select("td.n:has(> small)")]
    counts = filter(None, (re.fullmatch(r"(\d+) of (\d+)", cell) for cell in cells))
    whole = [(int(count[1]), int(count[2])) for count in counts]
    assert sum(runs for _, runs in whole) == 2 * len(RUNS), "once in all, once by requests together"
    assert sum(within for within, _ in whole) == 2 * sum(run.within for run in RUNS)
