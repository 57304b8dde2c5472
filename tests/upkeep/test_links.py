"""The page of outside links that a link checker is given."""

from setara.facts import SOURCES
from upkeep import links


def test_every_source_with_an_address_is_on_it(tmp_path):
    links.main(tmp_path)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert page.count("<a href=") == len(links.links())
    addresses = {source.url for source in SOURCES.values() if source.url}
    assert addresses <= set(links.links())
    assert len(addresses) > 150


def test_an_address_in_prose_ends_before_its_full_stop(monkeypatch, tmp_path):
    (tmp_path / "README.md").write_text(
        "See https://setara.test/a. And [b](https://setara.test/b).", "utf-8"
    )
    monkeypatch.setattr(links, "ROOT", tmp_path)
    named = [pair for pair in links.named() if pair[1] == "README.md"]
    assert named == [("https://setara.test/a", "README.md"), ("https://setara.test/b", "README.md")]
