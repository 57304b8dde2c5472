"""All that follows from facts: the pages and files that records make, and what the hook puts into
the others."""

from collections.abc import Callable, Mapping

from setara import EDITION
from site_build.drawings import cards, charts, pictures
from site_build.editions import editions, record_schemas
from site_build.engine import preview
from site_build.pages import (
    claim_pages,
    data_pages,
    embed_pages,
    heads,
    licences,
    macros,
    share_pages,
    study_pages,
    table_pages,
)
from site_build.search import search_index

__all__ = [
    "EDITION",
    "WRITERS",
    "claim_pages",
    "heads",
    "macros",
    "preview",
    "search_index",
    "share_pages",
]

Writer = Callable[[str], Mapping[str, str | bytes]]  # of a language: content by its place
WRITERS: tuple[Writer, ...] = (
    data_pages.pages,
    claim_pages.pages,
    table_pages.pages,
    study_pages.pages,
    pictures.pages,
    editions.pages,
    licences.pages,
    share_pages.pages,
    cards.pages,
    charts.pages,
    embed_pages.pages,
    record_schemas.pages,
)
