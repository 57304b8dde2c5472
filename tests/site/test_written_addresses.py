"""Every address that a script writes is encoded: what one key holds never becomes another key, a
path or a fragment."""

import pytest
from playwright.sync_api import Page

from setara import EDITION
from tests.site.linked_pages import PAGES, SETTLED

INJECTED = "x%26total_carbon%3D1000%23a%3Fb%2F%25"
FRAMES = ("embed/default/", "embed/answer/", f"embed/default/{EDITION}/")
KEYS = ("ed", "r", "utm", "m", "vs", "theme", "c", "a", "x%26total_carbon%3D1")
ADDRESSES = """() => [location, ...document.querySelectorAll("a[href]")].map((one) => {
  const { hash, pathname, searchParams } = new URL(one.href);
  return { hash, pathname, keys: [...searchParams.keys()] };
})"""


def encoded(page: Page) -> None:
    for link in page.evaluate(ADDRESSES):
        assert "total_carbon" not in link["keys"], link
        assert link["hash"] != "#a?b/%", link
        assert "%" not in link["pathname"], link


@pytest.mark.parametrize("place", FRAMES)
@pytest.mark.parametrize("key", KEYS)
def test_frames_write_encoded_addresses(page: Page, address: str, place: str, key: str) -> None:
    page.goto(
        f"{address.replace('calculators/answer/', place)}?{key}={INJECTED}"
        f"&ed={EDITION if key != 'ed' else INJECTED}"
    )
    encoded(page)


@pytest.mark.parametrize("name", PAGES)
def test_pages_write_encoded_addresses(page: Page, address: str, name: str) -> None:
    place = address.replace("calculators/answer/", PAGES[name].path)
    page.goto(place)
    for key in KEYS:
        page.goto(f"{place}?{key}={INJECTED}")
        encoded(page)
    page.goto(f"{place}?utm={INJECTED}&x%26total_carbon%3D1=2")
    page.wait_for_selector(SETTLED)
    page.wait_for_timeout(400)
    encoded(page)
    assert (
        page.evaluate("() => new URLSearchParams(location.search).get('utm')")
        == "x&total_carbon=1000#a?b/%"
    )
    assert (
        page.evaluate("() => new URLSearchParams(location.search).get('x&total_carbon=1')") == "2"
    )
