"""Pages for the frames of others, bare and small; what oEmbed tells of them; the script that fits
frames."""

import json
import os
from collections.abc import Container, Iterator
from functools import cache
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from setara import EDITION
from setara.answers import report
from setara.claims.claim import CLAIMS
from setara.facts import SOURCES
from setara.facts.things import THINGS
from site_build.content.blocks import Texts, render
from site_build.drawings import cards
from site_build.editions import editions
from site_build.editions.frozen import Scenario
from site_build.pages.macros import grids, models
from site_build.theme import assets, policy, templating

STYLES = [
    f"assets/css/{name}.css"
    for name in ("tokens/tokens", "components/range", "components/inputs", "pages/embed")
]
SIZE = {"width": 640, "height": 480}
DEFAULT = "default"


def pages(language: str) -> dict[str, str]:
    """Their place in the site and their content."""
    question = _answer(
        editions.shown().scenarios[DEFAULT], "embed/answer/", "calculators/answer/", "any question"
    )
    documents = {
        "embed/height.js": (assets.SOURCE / "js" / "height.js").read_text(encoding="utf-8"),
        sheet()[0]: sheet()[1],
        "embed/answer/index.html": question,
    }
    for place, permanent, scenario in editions.scenarios():
        which = _which(scenario.subject.edition if permanent else "")
        documents[f"embed/{place}/index.html"] = _answer(
            scenario, f"embed/{place}/", f"s/{place}/", which
        )
    for edition in ("", *editions.everyone()):
        content = editions.shown(edition)
        documents |= dict(_frames("claims", content.claims, CLAIMS, edition))
        documents |= dict(_frames("r", content.things, THINGS, edition))
    if address := os.environ.get("SETARA_ADDRESS"):
        documents |= dict(_oembeds(f"{address.rstrip('/')}/", language))
    return documents


def _which(edition: str) -> str:
    return f"edition {edition}" if edition else "latest edition"


@cache
def sheet() -> tuple[str, str]:
    """The few styles of frames, joined, with the name they get."""
    return assets.style_sheet(STYLES)


def _answer(scenario: Scenario, place: str, page: str, which: str) -> str:
    """The answer to a named question; the page of an earlier edition has no inputs and leads to the
    calculator."""
    edition = scenario.subject.edition
    latest = edition == EDITION
    earlier = editions.since() if latest else {}
    return _framed(
        "embed/answer.html",
        place,
        page,
        which,
        edition,
        subject=scenario.subject,
        answer=scenario.answer,
        form=_form() if latest else "",
        calculator="calculators/answer/",
        earlier=earlier,
        unasked=[field for field in report.fields() if "frame" not in field["groups"]],
    )


@cache
def _form() -> Markup:
    content = {"fields": report.fields(), "models": models(), "grids": grids()}
    return Markup(render("embed/form.html", **content))


def _frames(
    kind: str, subjects: dict[str, Texts], latest: Container[str], edition: str
) -> Iterator[tuple[str, str]]:
    """Claims or things; where the latest edition has no page of one, its frame leads to what is
    said of its edition."""
    for name, subject in subjects.items():
        place = f"embed/{kind}/{name}/{edition and f'{edition}/'}"
        page = f"{kind}/{name}/" if name in latest else f"data/edition/#{edition}"
        version = edition or EDITION
        text = _framed(
            "embed/subject.html", place, page, _which(edition), version, subject=subject, earlier={}
        )
        yield f"{place}index.html", text


def _framed(template: str, place: str, page: str, which: str, edition: str, **content: Any) -> str:
    text = (
        templating.environment()
        .get_template(template)
        .render(
            edition=edition,
            withdrawn=editions.withdrawn(edition),
            which=which,
            root="../" * place.count("/"),
            sheet=sheet()[0],
            script=assets.address("js/embed.js"),
            page=page,
            records=SOURCES,
            **content,
        )
    )
    return policy.guard(text)


def _oembeds(site: str, language: str) -> Iterator[tuple[str, str]]:
    """What a consumer of oEmbed reads of each named question; its addresses are absolute, so it
    needs one."""
    frame = templating.environment().get_template("embed/frame.html")
    for place, permanent, scenario in editions.scenarios():
        subject, card = scenario.subject, cards.of_page(f"s/{place}.md")
        address = subject.embed if permanent else subject.embed_latest
        content = {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Setara",
            "provider_url": site,
            "title": subject.title,
            **SIZE,
            "html": frame.render(address=f"{site}{address}", title=subject.title, **SIZE).strip(),
            "thumbnail_url": urljoin(f"{site}{language}/", card.address),
            "thumbnail_width": 1200,
            "thumbnail_height": 630,
        }
        yield f"s/{place}/oembed.json", json.dumps(content, ensure_ascii=False, indent=1)
