"""Published links give in Pyodide, and in each released calculator, the digits that they were
published with."""

from pathlib import Path

import pytest

from setara import EDITION
from site_build.engine import engine
from tests.ledger import golden_links
from tests.site import editions_kept

EXPECTED: dict[str, dict[str, str]] = {}
for edition, link, digits in golden_links.lines():
    EXPECTED.setdefault(edition, {})[link] = digits


def test_every_edition_is_held_to_its_links() -> None:
    assert set(EXPECTED) == {EDITION, *engine.released()}


@pytest.mark.parametrize("edition", EXPECTED)
def test_published_links_in_pyodide(edition: str) -> None:
    answers = editions_kept.pyodide(engine.build(), "engine" if edition == EDITION else edition)
    assert editions_kept.digits(list(EXPECTED[edition]), answers) == EXPECTED[edition]


@pytest.mark.parametrize("edition", engine.released())
def test_published_links_in_the_wheel_that_was_released(edition: str, tmp_path: Path) -> None:
    answers = editions_kept.python(engine.released()[edition], tmp_path)
    assert editions_kept.digits(list(EXPECTED[edition]), answers) == EXPECTED[edition]
