"""LaTeX in pages becomes KaTeX's HTML and MathML at build, all of it in one call of Node."""

import hashlib
import html
import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from site_build import ROOT
from site_build.theme import disk_cache

CACHE = ROOT / ".cache" / "katex"
SCRIPT = Path(__file__).with_name("katex.mjs")
LATEX = re.compile(
    r"<(?P<tag>span|div) "
    r'class="arithmatex">\s*\\(?P<open>[(\[])(?P<latex>.*?)\\[)\]]\s*</(?P=tag)>',
    re.DOTALL,
)


def typeset(pages: Iterable[str]) -> list[str]:
    """The pages with every arithmatex element replaced by what KaTeX makes of it."""
    pages = list(pages)
    formulas = {formula_of(match) for page in pages for match in LATEX.finditer(page)}
    rendered = render(sorted(formulas))
    return [LATEX.sub(lambda match: element(match, rendered), page) for page in pages]


def formula_of(match: re.Match[str]) -> tuple[str, bool]:
    return html.unescape(match["latex"]).strip(), match["open"] == "["


def element(match: re.Match[str], rendered: dict[tuple[str, bool], str]) -> str:
    kind = "st-math st-math--display" if match["open"] == "[" else "st-math"
    return f'<{match["tag"]} class="{kind}">{rendered[formula_of(match)]}</{match["tag"]}>'


def render(formulas: list[tuple[str, bool]]) -> dict[tuple[str, bool], str]:
    """KaTeX's markup by formula; what an earlier build rendered is taken from the cache."""
    places = {formula: cached(formula) for formula in formulas}
    missing = [formula for formula, place in places.items() if not place.is_file()]
    if missing:
        request = json.dumps([{"latex": latex, "display": display} for latex, display in missing])
        answer = subprocess.run(
            ["node", SCRIPT], input=request, capture_output=True, text=True, check=False
        )
        if answer.returncode:
            raise ValueError(answer.stderr.strip())
        for formula, markup in zip(missing, json.loads(answer.stdout), strict=True):
            disk_cache.write(places[formula], markup.encode())
    return {formula: place.read_text(encoding="utf-8") for formula, place in places.items()}


def cached(formula: tuple[str, bool]) -> Path:
    latex, display = formula
    key = hashlib.sha256(f"{SCRIPT.read_text()}{version()}{display}{latex}".encode()).hexdigest()[
        :20
    ]
    return CACHE / f"{key}.html"


def version() -> str:
    """The version of KaTeX that npm installed."""
    package = ROOT / "node_modules" / "katex" / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])
