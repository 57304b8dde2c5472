"""What the search of the site offers from the pages: each section with its prose; no tables, no
options, no inputs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from mkdocs.structure.pages import Page

from site_build.pages import share_pages
from site_build.search.search_entries import Entry, beginning

KINDS = {
    "calculators": "Calculators", "claims": "Claims", "compare": "Comparisons", "method": "Method",
    "notebooks": "Notebooks", "data": "Data", "studies": "Studies", "s": "Named questions",
}  # fmt: skip
# What is no prose, by tag and by class.
APART = {
    "table", "form", "select", "button", "svg", "math", "figure", "script", "style", "template",
    "pre", "nav", "small",
}  # fmt: skip
APART_CLASSES = {"katex", "headerlink", "st-formula", "st-share", "jp-CodeCell"}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
HEADINGS = {"h1", "h2", "h3", "dt"}
TABLES = re.compile(
    r"(?:compare/(?!reconcile/.)|data/(?!edition|programs)|calculators/|s/)"
)  # pages that are no prose
LONGEST_TITLE = 60


@dataclass
class Section:
    """A heading with its id and the prose below it."""

    tag: str
    id: str
    title: str = ""
    prose: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The prose as one line."""
        return " ".join(" ".join(self.prose).split()).replace(" .", ".").replace(" ,", ",")


class Sections(HTMLParser):
    """The sections of a page's content; what stands before the first heading belongs to the
    page."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.found = [Section("h1", "")]
        self.in_heading = False
        self.feed(content)

    @property
    def skipping(self) -> bool:
        """Whether the place is within something that is no prose."""
        return bool(self.open) and self.open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        apart = tag in APART or not APART_CLASSES.isdisjoint(classes)
        self.open.append((tag, self.skipping or apart))
        if tag in HEADINGS and not self.skipping:
            self.in_heading = True
            if tag != "h1":
                self.found.append(Section(tag, attributes.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS:
            self.in_heading = False
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self.skipping or not data.strip():
            return
        section = self.found[-1]
        if self.in_heading:
            section.title += data
        else:
            section.prose.append(data)


def entries(pages: Iterable[Page]) -> Iterator[Entry]:
    """Every page with its description, and its sections where it is prose."""
    for page in pages:
        kind = KINDS.get(page.url.partition("/")[0])
        if (
            kind and share_pages.body(page.file.src_uri) is None
        ):  # those that are finished stand in the records
            yield from _of_page(kind, page)


def _of_page(kind: str, page: Page) -> Iterator[Entry]:
    prose = not TABLES.match(page.url)
    first, *sections = Sections(page.content or "").found if prose else [Section("h1", "")]
    short, title = str(page.title), str(page.meta.get("title") or page.title)
    whole = kind in ("Claims", "Studies", "Comparisons")  # one result for each page
    below = " ".join(f"{section.title} {section.text}" for section in sections) if whole else ""
    yield Entry(
        kind,
        title if len(title) <= LONGEST_TITLE else short,
        page.url,
        str(page.meta.get("description") or beginning(first.text)),
        f"{first.title} {first.text} {below}",
        (short,),
    )
    for section in sections:
        address, text = f"{page.url}#{section.id}", section.text
        if section.tag == "dt" and section.id:
            yield Entry("Glossary", section.title.strip(), address, beginning(text), text)
        elif section.id and text and not whole:
            yield Entry(kind, f"{short}: {section.title.strip()}", address, beginning(text), text)
