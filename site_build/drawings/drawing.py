"""Vega-Lite as SVG, PNG and Vega, in the site's own type and colours; what was drawn once is
kept."""

import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from typing import Any

from site_build import ROOT
from site_build.drawings import typefaces
from site_build.theme import disk_cache

CACHE = ROOT / ".cache"
TOKENS = ROOT / "docs" / "assets" / "css" / "tokens" / "tokens.css"
TOKEN = re.compile(r"(--st-[a-z0-9-]+):\s*(#[0-9a-f]{6})")
COLOUR = re.compile(r"var\((--st-[a-z0-9-]+)\)")
SPOKEN = re.compile(
    r' (?:role|aria-[a-z]+)="[^"]*"'
)  # names for groups of marks that would be read out one by one
SHARPNESS = 2  # pixels of a PNG to one of the drawing

Spec = dict[str, Any]
INK, ACCENT, QUIET, PAPER = (
    "var(--st-ink-2)",
    "var(--st-accent)",
    "var(--st-edge)",
    "var(--st-paper)",
)
TEXT = {"fontSize": 13, "color": INK}
GUIDE = {
    "labelFontSize": 13,
    "titleFontSize": 13,
    "titleFontWeight": 600,
    "labelColor": INK,
    "titleColor": INK,
}
CONFIG: Spec = {
    "font": typefaces.FACES["sans"][0],
    "background": None,
    "aria": False,
    "padding": 2,
    "view": {"stroke": None},
    "axis": {
        **GUIDE, "labelColor": "var(--st-ink-3)", "titlePadding": 8, "labelPadding": 5,
        "tickSize": 4, "tickColor": QUIET, "domainColor": QUIET, "gridColor": "var(--st-line)",
        "gridWidth": 0.5,
    },
    "header": {
        **GUIDE, "labelFontWeight": 600, "labelColor": "var(--st-ink)", "labelAnchor": "start",
    },
    "legend": {
        **GUIDE, "orient": "top", "direction": "horizontal", "symbolSize": 60, "offset": 8,
        "labelLimit": 320,
        "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 6}},
    },
    "text": TEXT,
}  # fmt: skip


def svg(spec: Spec) -> str:
    """The drawing in colours that the page decides, var(--st-ink) and its like; the page says what
    it shows."""
    return SPOKEN.sub("", drawn(text_of(spec), "svg").decode())


def svg_alone(spec: Spec) -> bytes:
    """The drawing as a file of its own, on the paper of the light scheme."""
    return drawn(lit(text_of({**spec, "background": PAPER})), "svg")


def png(spec: Spec) -> bytes:
    """The same in pixels."""
    return drawn(lit(text_of({**spec, "background": PAPER})), "png")


def vega(spec: Spec) -> bytes:
    """What a browser needs to draw it again, compiled, so that it fetches Vega alone."""
    return drawn(text_of(spec), "json")


def text_of(spec: Spec) -> str:
    return json.dumps({"config": CONFIG, **spec}, ensure_ascii=False, sort_keys=True)


def lit(text: str) -> str:
    """Every colour of the page as it is in the light scheme, which tokens.css has first."""
    light: dict[str, str] = {}
    for name, colour in TOKEN.findall(TOKENS.read_text(encoding="utf-8")):
        light.setdefault(name, colour)
    return COLOUR.sub(lambda match: light[match[1]], text)


def drawn(text: str, kind: str) -> bytes:
    """A specification drawn, from the cache if the same was drawn before by the same version."""
    made_of = (text, version("vl-convert-python"), typefaces.folder().name)
    place = (
        CACHE
        / "pictures"
        / f"{hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:20]}.{kind}"
    )
    return disk_cache.kept(place, lambda: drawers()[kind](text))


@cache
def drawers() -> dict[str, Callable[[str], bytes]]:
    """What draws each kind."""
    program = typefaces.program()
    return {
        "svg": lambda text: program.vegalite_to_svg(text).encode(),
        "png": lambda text: program.vegalite_to_png(text, scale=SHARPNESS),
        "json": lambda text: json.dumps(
            program.vegalite_to_vega(text), ensure_ascii=False
        ).encode(),
    }
