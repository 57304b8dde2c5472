"""What stands in the head of a page for programs: previews, citations, what the page is about as
JSON-LD."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin

from setara import EDITION
from setara.claims.claim import CLAIMS
from setara.facts.things import THINGS
from setara.sharing.formats import AUTHOR
from setara.sharing.subject import Subject
from setara.tables.every_table import NAMES
from site_build.content import subjects
from site_build.content.subjects import Shared
from site_build.drawings import cards
from site_build.editions import editions

CALCULATORS = "calculators/"
MEDIA = {"csv": "text/csv", "json": "application/json"}
TERMS = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Head:
    """The head of one page; addresses are absolute, or empty where the site has none yet."""

    url: str
    image: str
    alt: str
    citation: dict[str, str]
    about: str
    oembed: str


@cache
def by_page() -> dict[str, Shared]:
    """Every page to share, by its place in docs/<language>/."""
    pages: dict[str, Shared] = {
        f"s/{place}.md": scenario for place, _, scenario in editions.scenarios()
    }
    pages |= {f"claims/{name}.md": subjects.claim(name) for name in CLAIMS}
    pages |= {f"compare/{name}.md": subjects.table(name) for name in NAMES}
    return pages | {f"r/{name}.md": subjects.thing(name) for name in THINGS}


def head(page: str, title: str, description: str, url: str, address: str) -> Head:
    """What programs are told of a page; `address` is the root of the language, where one was
    given."""
    shared = by_page().get(page)
    card = cards.of_page(page)
    link = (
        "" if page.startswith(CALCULATORS) or not address else url
    )  # any state of a calculator is its own page
    citation = {
        "citation_title": title,
        "citation_author": AUTHOR,
        "citation_publication_date": (shared.subject.edition if shared else EDITION).replace(
            ".", "/"
        ),
    }
    return Head(
        url=link,
        image=urljoin(address, card.address) if address else "",
        alt=card.alt,
        citation={**citation, **({"citation_public_url": link} if link else {})},
        about=_about(shared.subject, title, description, link) if shared else "",
        oembed=urljoin(url, "oembed.json") if link and page.startswith("s/") and shared else "",
    )


def _about(subject: Subject, title: str, description: str, url: str) -> str:
    """JSON-LD: a claim as what it is, a claim that a page is about, and without stars; all else as
    a set of data."""
    common: dict[str, Any] = {
        "@context": "https://schema.org",
        "name": title,
        "description": description,
        "inLanguage": "en",
        "version": subject.edition,
        "license": TERMS,
        "creator": {"@type": "Organization", "name": AUTHOR},
        **({"url": url} if url else {}),
    }
    if subject.quote:
        content = {**common, "@type": "WebPage", "about": {"@type": "Claim", "text": subject.quote}}
    else:
        measured = [_measured(row) for row in subject.rows]
        files = [
            _download(kind, urljoin(url, place.rpartition("/")[2]))
            for kind, place in subject.files.items()
        ]
        content = {
            **common,
            "@type": "Dataset",
            "measurementTechnique": subject.boundary,
            **({"variableMeasured": measured} if measured else {}),
            **({"distribution": files} if files else {}),
        }
    return json.dumps(content, ensure_ascii=False).replace("</", "<\\/")


def _download(kind: str, address: str) -> dict[str, Any]:
    return {"@type": "DataDownload", "encodingFormat": MEDIA[kind], "contentUrl": address}


def _measured(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "name": row["name"],
        "value": row["value"],
        "minValue": row["low"],
        "maxValue": row["high"],
        "unitText": row["unit"],
    }
