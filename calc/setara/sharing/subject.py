"""What is shared, whatever it is of: the finding, its boundary, where it stands, its rows, the code
that gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from setara import EDITION
from setara.facts.boundary import STAGE_NAMES, STAGES

# stands for the address of the site where nobody has said it yet; whoever knows it puts it in
SITE = "{site}"
LANGUAGE = "en"


@dataclass(frozen=True)
class Subject:
    """One thing to share; the figure is central value and range, `rows` are what files carry, in
    full precision."""

    id: str
    finding: str
    figure: str
    about: str
    boundary: str
    boundary_words: str
    beside: str
    page: str  # of this edition, below the address of the site
    latest: str
    rows: tuple[dict[str, Any], ...]
    shown: tuple[dict[str, str], ...]  # name, text and range of each row, for tables
    sources: tuple[str, ...]
    code: str = ""
    embed: str = ""  # the page for frames of others, where there is one
    embed_latest: str = ""
    quote: str = ""  # what is claimed, where the finding is a verdict on it
    also: str = ""  # the figures beside the first, in a sentence
    edition: str = EDITION  # that gave all this
    files: dict[str, str] = field(
        default_factory=dict
    )  # what is too large to hand over, by format, below the site

    @property
    def title(self) -> str:
        """The finding with its range, after what is claimed."""
        ranged = f"{self.finding} ({self.figure})" if self.figure else self.finding
        return f"“{self.quote}” {ranged}" if self.quote else ranged


def place(path: str) -> str:
    """A place of the site in this language."""
    return f"{LANGUAGE}/{path}"


def dated(query: str) -> str:
    """A query that says of which edition it is."""
    return f"?ed={EDITION}{query and f'&{query}'}"


def undated(query: str) -> str:
    """A query that asks the latest edition."""
    return query and f"?{query}"


def below(kind: str, name: str, edition: bool = False) -> str:
    """The address of a page of its own: s/default/, or the same of this edition."""
    return place(f"{kind}/{name}/{f'{EDITION}/' if edition else ''}")


def counted(states: dict[str, str]) -> str:
    """Which stages are counted, in sentences."""
    named = dict(zip(STAGES, STAGE_NAMES, strict=True))
    listed = {
        state: ", ".join(named[stage].lower() for stage in named if states[stage] == state)
        or "nothing"
        for state in ("in", "out", "unknown")
    }
    return f"Counted: {listed['in']}. Left out: {listed['out']}. Not stated: {listed['unknown']}."
