"""Published links give the digits that they were published with."""

import pytest

from setara import EDITION
from tests.ledger import golden_links

OWN = [line for line in golden_links.lines() if line[0] == EDITION]


def test_every_published_link_has_its_digits_in_this_edition():
    links = {line[1] for line in golden_links.lines()}
    assert {line[1] for line in OWN} == links, (
        "renew golden-links.txt with tests/ledger/golden_links.py"
    )


@pytest.mark.parametrize(
    ("link", "digits"), [line[1:] for line in OWN], ids=[line[1] for line in OWN]
)
def test_a_published_link(link, digits):
    assert golden_links.digits(golden_links.ask(*golden_links.question(link))) == digits
