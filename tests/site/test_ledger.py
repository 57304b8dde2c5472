"""Links rest on addresses and ids: they only grow."""

from pathlib import Path

from site_build import ledger

LACKING = "new ones are listed by `make ledger`"


def test_every_address_that_was_ever_there_is_there(site: Path) -> None:
    found = set(ledger.addresses(site / "en"))
    assert sorted(ledger.read("addresses") - found) == [], "an address was taken away"
    assert sorted(found - ledger.read("addresses")) == [], LACKING


def test_every_id_that_was_ever_there_is_there() -> None:
    found = set(ledger.record_ids())
    assert sorted(ledger.read("record-ids") - found) == [], "an id was taken away"
    assert sorted(found - ledger.read("record-ids")) == [], LACKING


def test_a_list_grows_and_keeps(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(ledger, "FOLDER", tmp_path)
    ledger.grow("addresses", ["b/"])
    ledger.grow("addresses", ["a/"])
    assert (tmp_path / "addresses.txt").read_text("utf-8") == "a/\nb/\n"
