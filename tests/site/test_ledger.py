"""Links rest on addresses and ids: they only grow."""

from pathlib import Path

import pytest

from setara import EDITION
from site_build.editions import editions, ledger
from site_build.hook import section_of
from site_build.pages.claim_pages import CLAIMS, SUBJECTS, listed


def built(language: Path) -> set[str]:
    """The pages of a language in a built site; those of an edition in preparation are not held
    yet."""
    places = {path.parent for path in language.rglob("index.html")}
    if EDITION not in editions.released():
        places = {place for place in places if place.name != EDITION}
    return {f"{place.relative_to(language).as_posix()}/" for place in places}


def test_the_built_site_has_the_addresses_that_follow_from_the_records(site: Path) -> None:
    assert built(site / "en") == set(ledger.addresses())


@pytest.mark.parametrize("name", ledger.LISTS)
def test_what_was_ever_there_is_there_and_listed(name: str) -> None:
    current, former = set(ledger.LISTS[name]()), ledger.read(name)
    assert sorted(former - current) == [], "taken away, and links rest on it"
    assert sorted(current - former) == [], (
        f"new, and not in tests/ledger/{name}.txt yet; mend it with: make ledger"
    )


def test_a_list_grows_and_keeps(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(ledger, "FOLDER", tmp_path)
    assert ledger.grow("addresses", ["b/"]) == ["b/"]
    assert ledger.grow("addresses", ["a/"]) == ["a/"]
    assert (tmp_path / "addresses.txt").read_text("utf-8") == "a/\nb/\n"


def test_a_new_record_has_its_addresses_without_a_build(monkeypatch) -> None:
    monkeypatch.setattr(ledger, "THINGS", {**ledger.THINGS, "hair-dryer": None})
    monkeypatch.setattr(ledger, "CLAIMS", {**ledger.CLAIMS, "hair-and-queries": None})
    added = set(ledger.addresses()) - ledger.read("addresses")
    assert added == {
        "r/hair-dryer/",
        "embed/r/hair-dryer/",
        "claims/hair-and-queries/",
        "embed/claims/hair-and-queries/",
    }


def test_the_menu_lists_every_claim_by_its_record() -> None:
    """Subjects in their order, and no page typed in mkdocs.yml."""
    places = [place for entry in listed() for place in entry.values()]
    assert sorted(places) == [f"claims/{name}.md" for name in sorted(CLAIMS)]
    subjects = [CLAIMS[place[7:-3]].subject for place in places]
    assert [subject for at, subject in enumerate(subjects) if subject not in subjects[:at]] == list(
        SUBJECTS
    )
    assert "claims/beef-water.md" not in ledger.MENU.read_text("utf-8")


def test_a_section_is_known_by_a_page_it_lists() -> None:
    claims = ["claims/index.md", {"All": "claims/index.md"}]
    assert section_of([{"Home": "index.md"}, {"Claims": claims}], "claims/index.md") is claims
    with pytest.raises(Exception, match=r"no section of nav lists claims/index\.md"):
        section_of([{"Home": "index.md"}], "claims/index.md")
