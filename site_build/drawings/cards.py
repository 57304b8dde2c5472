"""The picture that a pasted link shows: 1200 by 630 pixels, drawn once and kept by what it
shows."""

import hashlib
import os
import struct
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from setara import EDITION
from setara.claims import checking_report
from setara.claims.claim import CLAIMS
from setara.facts.things import THINGS
from setara.sharing.subject import Subject
from setara.sharing.things import figure_texts, first_category
from site_build import ROOT
from site_build.content import subjects
from site_build.content.blocks import Texts, answered
from site_build.drawings import ruler, typefaces
from site_build.editions import editions
from site_build.editions.frozen import Scenario
from site_build.theme import assets, disk_cache, templating

PACKED = 3  # level of zlib
SPAN = ruler.Span(60, 1140, 40, 4)
FILLS = {"in": "#43504c", "out": "#fff", "unknown": "url(#h)", "none": "#fff"}
UNITS = {"water": "of water", "primary_energy": "primary energy", "metals": ""}
MARKS = {"coffee-cup": "cup of coffee", "beef": "1 kg beef"}
TOOLS = {  # what pages without a number of their own say
    "calculators/answer.md": (
        "Calculator: one answer",
        "Your model, tokens and place; each number with its range.",
    ),
    "index.md": (
        "The footprint of one AI answer, on equal terms",
        "Method, calculator, comparisons; numbers with sources.",
    ),
}
OTHERS = "index.md"  # whose card the pages have that have none of their own


@dataclass(frozen=True)
class Card:
    """A card to draw, and what it shows in words."""

    svg: str
    alt: str

    @property
    def address(self) -> str:
        """Where it stands in the site; it moves with what it shows."""
        return f"assets/cards/{assets.digest(self.svg.encode())}.png"


@cache
def cards() -> dict[str, Card]:
    """Every card by the page that has it."""
    pictures = {page: _words(*tool) for page, tool in TOOLS.items()}
    pictures |= {
        f"s/{place}.md": _scenario(scenario) for place, _, scenario in editions.scenarios()
    }
    return (
        pictures
        | {f"claims/{name}.md": _claim(name) for name in CLAIMS}
        | {f"r/{name}.md": _thing(name) for name in THINGS}
    )


def of_page(page: str) -> Card:
    """The card of a page."""
    return cards().get(page, cards()[OTHERS])


def pages(_language: str) -> dict[str, bytes]:
    """Their place in the site and their content, drawn side by side where that is needed."""
    unique = {card.address: card for card in cards().values()}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(
            zip(unique, pool.map(lambda card: drawn(card.svg), unique.values()), strict=True)
        )


def _scenario(scenario: Scenario) -> Card:
    subject = scenario.subject
    marks = [
        ruler.Mark(text, thing["value"])
        for thing in scenario.beside
        if (text := MARKS.get(thing["id"]))
    ]
    states = [stage["state"] for stage in scenario.answer["boundary"]]
    return _number(scenario.name, scenario.answer["impacts"]["carbon"], "", marks, states, subject)


def _thing(name: str) -> Card:
    thing, category = THINGS[name], first_category(name)
    first = next(iter(thing.alternatives[category.id].values()))
    texts = {
        **figure_texts(first, category),
        "low": first.range[0],
        "value": first.figure.value,
        "high": first.range[1],
        "unit": category.unit,
    }
    ours = answered("default")["impacts"][category.id]
    states = list(first.boundary.stages().values())
    marks = [ruler.Mark("AI answer", ours["value"])]
    return _number(
        thing.name, texts, UNITS.get(category.id, ""), marks, states, subjects.thing(name).subject
    )


def _number(
    head: str, texts: Texts, kind: str, marks: list[ruler.Mark], states: list[str], subject: Subject
) -> Card:
    unit = f"{texts['unit_text']}{f' {kind}' if kind else ''}, about".lstrip(", ")
    size = typefaces.fitted(plain(texts["number"]), "serif", (190, 160, 130, 100), 620, 1)[0]
    beside = round(56 + typefaces.width(plain(texts["number"]), "serif", size) + 36)
    room = 1140 - beside
    drawn = ruler.ruler((texts["low"], texts["value"], texts["high"]), texts["unit"], marks, SPAN)
    return _card(
        f"{subject.title}. Boundary: {subject.boundary_words}.",
        edition=subject.edition,
        head=placed(plain(head), "serif", (60, 52, 46, 40), 820, 112, most=1),
        number={
            "text": plain(texts["number"]),
            "size": size,
            "beside": beside,
            "unit": plain(unit),
            "unit_size": typefaces.fitted(plain(unit), "bold", (52, 46, 40), room, 1)[0],
            "range": plain(texts["range_text"]),
            "range_size": typefaces.fitted(
                plain(texts["range_text"]), "sans", (52, 46, 40), room, 1
            )[0],
        },
        ruler=ruler.labelled(drawn, SPAN),
        squares=[
            {"x": 61.5 + 34 * place, "fill": FILLS[state]} for place, state in enumerate(states)
        ],
        words=typefaces.fitted(subject.boundary_words, "sans", (40,), 640, 1)[1][0],
    )


def _claim(name: str) -> Card:
    report, shared = checking_report.report(name), subjects.claim(name).subject
    quote = placed(f"“{report['quote']}”", "serif", (64, 58, 52, 46), 1080, 200, most=4)
    below = quote["lines"][-1]["y"] + 84
    verdict = placed(
        report["verdict"]["first"],
        "bold",
        (46, 42, 40),
        1040,
        below,
        most=max(1, (520 - below) // 54 + 1),
    )
    verdict |= {"top": below - 44, "bottom": verdict["lines"][-1]["y"] + 14}
    return _card(
        f"{shared.title}.", head=quote, verdict=verdict, squares=[], words=shared.boundary_words
    )


def _words(title: str, line: str) -> Card:
    head = placed(title, "serif", (84, 72, 64), 1080, 260, most=3)
    below = placed(line, "bold", (46, 42, 40), 1040, head["lines"][-1]["y"] + 90, most=2)
    below |= {"top": below["lines"][0]["y"] - 44, "bottom": below["lines"][-1]["y"] + 14}
    return _card(
        f"Setara. {title}. {line}",
        head=head,
        verdict=below,
        squares=[],
        words="range, boundary, sources",
    )


def placed(text: str, face: str, sizes: tuple[int, ...], room: float, top: int, most: int) -> Texts:
    """A text in lines, each with its height."""
    size, lines = typefaces.fitted(text, face, sizes, room, most)
    return {
        "size": size,
        "lines": [
            {"text": line, "y": top + round(place * size * 1.2)} for place, line in enumerate(lines)
        ],
    }


def plain(text: str) -> str:
    """A text in the letters that the faces have."""
    return text.replace("\u00a0", " ").replace("₂", "2")


def _card(alt: str, **content: object) -> Card:
    svg = (
        templating.environment()
        .get_template("share/card.svg")
        .render({"edition": EDITION, **content})
    )
    return Card(svg, plain(alt))


def drawn(svg: str, sharpness: int = 1) -> bytes:
    """An SVG as PNG, from the cache if the same was drawn before by the same version with the same
    type."""
    made_of = "\0".join(
        (svg, str(sharpness), str(PACKED), version("vl-convert-python"), typefaces.folder().name)
    )
    place = ROOT / ".cache" / "cards" / f"{hashlib.sha256(made_of.encode()).hexdigest()[:20]}.png"
    return disk_cache.kept(
        place, lambda: packed(typefaces.program().svg_to_png(svg, scale=sharpness))
    )


def packed(png: bytes) -> bytes:
    """The same picture, packed twice as tight; level 6 would take twice as long for a quarter
    less."""
    head, at, pixels = [], 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels += content
        elif kind == b"IHDR":
            head.append(_chunk(kind, content))
        at += length + 12
    return b"".join(
        [
            png[:8],
            *head,
            _chunk(b"IDAT", zlib.compress(zlib.decompress(pixels), PACKED)),
            _chunk(b"IEND", b""),
        ]
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
