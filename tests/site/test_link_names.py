"""Links say where they lead: on a calculator no two links of one name go to different places, and
jumps arrive."""

from collections import defaultdict
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.documents import document

CALCULATORS = ("answer", "life", "compare")


@pytest.fixture(params=CALCULATORS)
def soup(site: Path, request: pytest.FixtureRequest) -> BeautifulSoup:
    soup = document(site / "en" / "calculators" / request.param / "index.html")
    for template in soup(["template", "script"]):
        template.decompose()
    return soup


def test_links_of_one_name_lead_to_one_place(soup: BeautifulSoup) -> None:
    """Among the results; the factors' links are values, each named by its row."""
    places = defaultdict(set)
    for link in soup.select(".st-result a, .st-jumps a"):
        places[link.get_text()].add(link["href"])
    assert {name: targets for name, targets in places.items() if len(targets) > 1} == {}


def test_jumps_arrive(soup: BeautifulSoup) -> None:
    for link in soup.select(".st-jumps a"):
        assert soup.find(id=link["href"].removeprefix("#")), link["href"]


def test_what_takes_the_focus_after_skipping_is_no_link(soup: BeautifulSoup) -> None:
    links = soup.select("a:not([href]):not([hidden])")
    assert [link for link in links if not link.find_parent(hidden=True)] == []


def test_buttons_of_a_list_say_what_they_act_on(soup: BeautifulSoup) -> None:
    buttons = [" ".join(button.get_text(" ").split()) for button in soup.select(".st-thing button")]
    assert len(buttons) == len(set(buttons))
