"""`make links`: every address outside of the project that its records and pages name, on a page for
a link checker."""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from setara.facts import SOURCES
from site_build.theme import templating

ROOT = Path(__file__).parent.parent
ADDRESS = re.compile(r"https?://[^\s<>\"'`)\]}]+")
TEXTS = ("*.md", "docs/en/**/*.md", "templates/**/*.md", "templates/**/*.html")
NOT_OUTSIDE = ("http://127.0.0.1", "https://example.", "http://www.w3.org/")


def named() -> Iterator[tuple[str, str]]:
    """Every address, with the record or the file that names it."""
    yield from (
        (source.url, f"facts/sources.toml {name}") for name, source in SOURCES.items() if source.url
    )
    for pattern in TEXTS:
        for file in sorted(ROOT.glob(pattern)):
            for match in ADDRESS.finditer(file.read_text("utf-8")):
                yield match[0].rstrip(".,;:"), file.relative_to(ROOT).as_posix()


def links() -> dict[str, list[str]]:
    """Each address once, with all that name it."""
    places = defaultdict(list)
    for address, place in named():
        if not address.startswith(NOT_OUTSIDE) and "[[" not in address:
            places[address].append(place)
    return dict(places)


def main(folder: Path) -> None:
    """Write the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = templating.environment().get_template("links.html").render(links=links())
    (folder / "index.html").write_text(page, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
