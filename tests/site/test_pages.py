"""The finished pages: complete, on their own, and linked to places that exist."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

RESOURCES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "use": "href",
    "form": "action",
}
FETCHED_LINKS = {
    "stylesheet",
    "preload",
    "modulepreload",
    "icon",
    "manifest",
    "preconnect",
    "dns-prefetch",
    "prefetch",
}
ABSOLUTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
LEFT_OVER = re.compile(r"\[\[|\]\]|\[%|%\]|\[@")


class Elements(HTMLParser):
    """The elements of a page with their attributes; no tree, which takes three times as long for
    more than a thousand pages."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.ids = {attributes["id"] for _, attributes in self.elements if attributes.get("id")}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, *tags: str) -> Iterator[dict[str, str]]:
        return (attributes for tag, attributes in self.elements if tag in tags)


@pytest.fixture(scope="module")
def documents(site: Path) -> dict[Path, Elements]:
    """Every page of the site by its file."""
    return {path: Elements(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def pages(documents):
    """Every page but the one that forwards and the one for wrong addresses."""
    return {
        path: document
        for path, document in documents.items()
        if path.name != "404.html" and "en" in path.parts
    }


def prose(source: str) -> str:
    """The page without scripts, styles and code, where brackets mean something else."""
    return re.sub(r"<(script|style|pre|code|annotation)\b.*?</\1>", "", source, flags=re.DOTALL)


def target(site: Path, page: Path, address: str) -> tuple[Path, str]:
    """The file that a relative address leads to, and the fragment."""
    parts = urlsplit(address)
    path = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    assert path.is_relative_to(site), f"{page.relative_to(site)} links out of the site: {address}"
    return (path / "index.html" if path.is_dir() else path), unquote(parts.fragment)


def test_there_are_pages(documents):
    assert len(pages(documents)) > 20


def test_nothing_is_loaded_from_elsewhere(site, documents):
    faults = []
    for path, document in documents.items():
        for tag, attributes in document.elements:
            addresses = [
                attributes.get(RESOURCES.get(tag, "")) or "",
                *re.split(r"\s*,\s*", attributes.get("srcset", "")),
            ]
            if tag == "link" and FETCHED_LINKS & set(attributes.get("rel", "").split()):
                addresses.append(attributes.get("href", ""))
            faults += [
                f"{path.relative_to(site)}: {address}"
                for address in addresses
                if ABSOLUTE.match(address)
            ]
    for sheet in site.rglob("*.css"):
        addresses = re.findall(
            r"url\(\s*['\"]?([^)'\"]+)|@import\s+['\"]([^'\"]+)", sheet.read_text(encoding="utf-8")
        )
        faults += [
            f"{sheet.relative_to(site)}: {a or b}" for a, b in addresses if ABSOLUTE.match(a or b)
        ]
    assert faults == []


def test_no_template_is_left_over(site, documents):
    left = {
        str(path.relative_to(site)): LEFT_OVER.findall(prose(document.source))
        for path, document in documents.items()
    }
    assert {path: matches for path, matches in left.items() if matches} == {}


def test_every_link_leads_somewhere(site, documents):
    broken = []
    for path, document in pages(documents).items():
        for tag, attributes in document.elements:
            address = (
                attributes.get("href")
                if tag in ("a", "link")
                else attributes.get(RESOURCES.get(tag, ""))
            )
            if not address or urlsplit(address).scheme or ABSOLUTE.match(address):
                continue
            file, fragment = target(site, path, address)
            if not file.is_file():
                broken.append(f"{path.relative_to(site)}: {address} (no such page or file)")
            elif fragment and file in documents and fragment not in documents[file].ids:
                broken.append(f"{path.relative_to(site)}: {address} (no such place on that page)")
    assert broken == []


def test_ids_are_unique(site, documents):
    for path, document in documents.items():
        ids = [attributes["id"] for _, attributes in document.elements if attributes.get("id")]
        assert sorted(ids) == sorted(set(ids)), path.relative_to(site)


def test_every_page_says_what_it_is(site, documents):
    titles = {}
    for path, document in pages(documents).items():
        place = str(path.relative_to(site))
        assert next(document.all("html")).get("lang") == "en", place
        assert len(list(document.all("h1"))) == 1, f"{place}: not one h1"
        title = re.search(r"<title>(.*?)</title>", document.source, re.DOTALL)
        assert title, place
        assert title[1].strip(), place
        titles.setdefault(title[1].strip(), []).append(place)
        assert any(
            meta.get("name") == "description" and meta["content"] for meta in document.all("meta")
        ), place
    assert {title: places for title, places in titles.items() if len(places) > 1} == {}


def test_every_page_can_be_entered_past_its_head(site, documents):
    for path, document in pages(documents).items():
        if "embed" not in path.parts:
            skip = next(link for link in document.all("a") if link.get("class") == "md-skip")
            assert skip["href"].removeprefix("#") in document.ids, path.relative_to(site)


def test_every_image_and_control_has_a_name(site, documents):
    for path, document in documents.items():
        for attributes in document.all("img"):
            assert "alt" in attributes, f"{path.relative_to(site)}: an image without alt"
        for tag, attributes in document.elements:
            if attributes.get("role") == "dialog":
                assert attributes.get("aria-label") or attributes.get("aria-labelledby"), (
                    f"{tag}: a dialog without a name"
                )


def test_every_page_carries_its_policy(site, documents):
    for path, document in documents.items():
        policies = [
            meta["content"]
            for meta in document.all("meta")
            if "content-security" in meta.get("http-equiv", "").lower()
        ]
        assert len(policies) == 1, path.relative_to(site)
        rules = dict(rule.split(" ", 1) for rule in policies[0].split("; "))
        assert rules["default-src"] == "'none'"
        assert not {"'unsafe-inline'", "'unsafe-eval'"} & set(rules["script-src"].split())
        for tag, attributes in document.elements:
            handlers = [name for name in attributes if name.startswith("on")]
            assert not handlers, (
                f"{path.relative_to(site)}: <{tag} {handlers[0]}> cannot run under the policy"
            )


def test_the_root_forwards(site, documents):
    root = documents[site / "index.html"]
    assert any(meta.get("content") == "0; url=en/" for meta in root.all("meta"))
    assert any(link["href"] == "en/" for link in root.all("a"))


@pytest.mark.parametrize("name", ["404.html", "favicon.svg", ".nojekyll"])
def test_the_host_finds_what_it_looks_for(site, name):
    assert (site / name).is_file()


def test_formulas_are_set_at_build(site, documents):
    for path, document in documents.items():
        assert 'class="arithmatex"' not in document.source, (
            f"{path.relative_to(site)}: a formula was left as LaTeX"
        )
