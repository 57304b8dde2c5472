"""A subject in each format that discussions, papers and programs take."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

from setara.sharing.subject import SITE, Subject

AUTHOR = "The Setara contributors"
LONGEST_SHORT, LONGEST_SITE = 300, 40
LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~", "₂": r"\textsubscript{2}", "×": r"$\times$",
    "µ": r"$\mu$", "“": "``", "”": "''", "’": "'", "–": "--", "≠": r"$\neq$", "³": r"\textsuperscript{3}",
    "⁻": r"\textsuperscript{-}", **{mark: rf"\textsuperscript{{{digit}}}" for digit, mark in enumerate("⁰¹²")},
    **{mark: rf"\textsuperscript{{{digit}}}" for digit, mark in enumerate("⁴⁵⁶⁷⁸⁹", start=4)},
}  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def link(one: Subject, site: str) -> str:
    """The address that keeps giving what is shared now."""
    return site + one.page


def plain(one: Subject, site: str) -> str:
    """For places without markup: what, how much, within which boundary, beside what; the link stands last."""
    lines = [f"{one.title}.", one.about, one.also, one.boundary, one.beside]
    return "\n".join([*filter(None, lines), f"Setara, edition {one.edition}: {link(one, site)}"])


def short(one: Subject, site: str) -> str:
    """At most 300 characters: the finding with its range, then as much of link and boundary as there is room for."""
    finding, address = f"{one.title}.", f"\n{link(one, site)}"
    room = LONGEST_SHORT - max(0, LONGEST_SITE - len(site))  # the same whether or not the site is known yet
    boundary = f" Boundary: {one.boundary_words}."
    for text in (f"{finding}{boundary}{address}", f"{finding}{address}"):
        if len(text) <= room:
            return text
    if one.quote and len(address) < room:  # a verdict may be cut, a number never loses its range for a link
        return f"{finding[: room - len(address) - 1].rpartition(' ')[0]}…{address}"
    return finding if len(finding) <= LONGEST_SHORT else f"{finding[: LONGEST_SHORT - 1]}…"


def markdown(one: Subject, site: str) -> str:
    """The finding as a link, the figures as a table; a verdict below what it is on."""
    if one.quote:
        head = f"> {_marked(one.quote)}\n\n**[{_marked(one.finding)}]({link(one, site)}).** {_marked(one.about)}"
        return f"{head}\n\nSetara, edition {one.edition}"
    head = f"**[{_marked(one.title)}]({link(one, site)})**"
    picture = f"![{_marked(one.title)}]({site}{one.files['png']})" if "png" in one.files else ""
    rows = [f"| {_marked(row['name'])} | {_marked(row['text'])} | {_marked(row['range_text'])} |" for row in one.shown]
    table = "\n".join(["| | value | range |", "|---|---|---|", *rows]) if rows else ""
    notes = [_marked(text) for text in (one.about, one.boundary, one.beside) if text]
    return "\n\n".join(filter(None, [picture, head, table, *notes, f"Setara, edition {one.edition}"]))


def _marked(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", text)


def comma_separated(one: Subject, site: str) -> str:
    """The rows in full precision, each with edition and address; nothing where they lie in a file."""
    if not one.rows:
        return ""
    written = io.StringIO()
    columns = [*dict.fromkeys(key for row in one.rows for key in row), "edition", "link"]
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "edition": one.edition, "link": link(one, site)} for row in one.rows)
    return written.getvalue()


def as_json(one: Subject, site: str) -> str:
    """The same with boundary and sources."""
    if not one.rows:
        return ""
    content = {
        "edition": one.edition, "id": one.id, "finding": one.title, "about": one.about, "boundary": one.boundary,
        "link": link(one, site), "rows": one.rows, "sources": one.sources,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def key(one: Subject) -> str:
    """What papers cite it by."""
    return f"setara-{one.edition}-{one.id}"


def bibtex(one: Subject, site: str) -> str:
    """An entry for BibTeX."""
    year, _, month = one.edition.partition(".")
    fields = {
        "title": f"{{{_typeset(one.title)}}}", "author": f"{{{AUTHOR}}}", "year": year, "month": month.lstrip("0"),
        "version": one.edition, "howpublished": rf"\url{{{link(one, site)}}}", "note": _typeset(one.boundary),
    }  # fmt: skip
    body = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@misc{{{key(one)},\n{body}\n}}"


def csl(one: Subject, site: str) -> str:
    """An entry for reference managers that read CSL-JSON."""
    date = [int(part) for part in one.edition.split(".")]
    entry = {
        "id": key(one), "type": "webpage" if one.quote else "dataset", "title": one.title,
        "author": [{"literal": AUTHOR}], "issued": {"date-parts": [date]}, "version": one.edition,
        "publisher": "Setara", "URL": link(one, site), "note": one.boundary,
    }  # fmt: skip
    return json.dumps([entry], ensure_ascii=False, indent=1)


def latex(one: Subject, site: str) -> str:
    """A sentence for a paper, with its footnote."""
    notes = " ".join(_typeset(text) for text in (one.about, one.boundary) if text)
    return f"{_typeset(one.title)}.\\footnote{{{notes} Setara, edition {one.edition}, \\url{{{link(one, site)}}}.}}"


def _typeset(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in text)


def python(one: Subject, _site: str) -> str:
    """Code that computes the same with the package of the edition."""
    return one.code


FORMATS: dict[str, tuple[str, Callable[[Subject, str], str]]] = {
    "link": ("Link", link),
    "plain": ("Plain text", plain),
    "short": ("Short text", short),
    "markdown": ("Markdown", markdown),
    "csv": ("CSV", comma_separated),
    "json": ("JSON", as_json),
    "bibtex": ("BibTeX", bibtex),
    "csl": ("CSL-JSON", csl),
    "latex": ("LaTeX", latex),
    "python": ("Python", python),
}


def texts(one: Subject, site: str) -> dict[str, str]:
    """Every format by its id."""
    return {name: fill(one, site) for name, (_, fill) in FORMATS.items()}


def offered(one: Subject, site: str = SITE) -> dict[str, Any]:
    """Every format by its id, and what tables and frames are filled with."""
    return {
        "id": one.id,
        "title": one.title,
        "page": link(one, site),
        "pinned": one.embed and site + one.embed,
        "live": one.embed_latest and site + one.embed_latest,
        "note": f"{one.boundary} Setara, edition {one.edition}.",
        "rows": one.shown,
        "files": {name: site + place for name, place in one.files.items()},
        "texts": texts(one, site),
    }
