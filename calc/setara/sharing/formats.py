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
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "\u00a0": "~", "₂": r"\textsubscript{2}", "×": r"$\times$", "µ": r"$\mu$",
    "“": "``", "”": "''", "’": "'", "–": "--", "≠": r"$\neq$", "³": r"\textsuperscript{3}",
    "⁻": r"\textsuperscript{-}",
    **{mark: rf"\textsuperscript{{{digit}}}" for digit, mark in enumerate("⁰¹²")},
    **{mark: rf"\textsuperscript{{{digit}}}" for digit, mark in enumerate("⁴⁵⁶⁷⁸⁹", start=4)},
}  # fmt: skip
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")


def link(subject: Subject, site: str) -> str:
    """The address that keeps giving what is shared now."""
    return site + subject.page


def plain(subject: Subject, site: str) -> str:
    """For places without markup: what, how much, within which boundary, beside what; the link
    stands last."""
    lines = [f"{subject.title}.", subject.about, subject.also, subject.boundary, subject.beside]
    return "\n".join(
        [*filter(None, lines), f"Setara, edition {subject.edition}: {link(subject, site)}"]
    )


def short(subject: Subject, site: str) -> str:
    """At most 300 characters: the finding with its range, then as much of link and boundary as
    there is room for."""
    finding, address = f"{subject.title}.", f"\n{link(subject, site)}"
    room = LONGEST_SHORT - max(
        0, LONGEST_SITE - len(site)
    )  # the same whether or not the site is known yet
    boundary = f" Boundary: {subject.boundary_words}."
    for text in (f"{finding}{boundary}{address}", f"{finding}{address}"):
        if len(text) <= room:
            return text
    if (
        subject.quote and len(address) < room
    ):  # a verdict may be cut, a number never loses its range for a link
        return f"{finding[: room - len(address) - 1].rpartition(' ')[0]}…{address}"
    return finding if len(finding) <= LONGEST_SHORT else f"{finding[: LONGEST_SHORT - 1]}…"


def markdown(subject: Subject, site: str) -> str:
    """The finding as a link, the figures as a table; a verdict below what it is on."""
    if subject.quote:
        head = (
            f"> {_marked(subject.quote)}\n\n"
            f"**[{_marked(subject.finding)}]({link(subject, site)}).** {_marked(subject.about)}"
        )
        return f"{head}\n\nSetara, edition {subject.edition}"
    head = f"**[{_marked(subject.title)}]({link(subject, site)})**"
    picture = (
        f"![{_marked(subject.title)}]({site}{subject.files['png']})"
        if "png" in subject.files
        else ""
    )
    rows = [
        f"| {_marked(row['name'])} | {_marked(row['text'])} | {_marked(row['range_text'])} |"
        for row in subject.shown
    ]
    table = "\n".join(["| | value | range |", "|---|---|---|", *rows]) if rows else ""
    notes = [_marked(text) for text in (subject.about, subject.boundary, subject.beside) if text]
    return "\n\n".join(
        filter(None, [picture, head, table, *notes, f"Setara, edition {subject.edition}"])
    )


def _marked(text: str) -> str:
    return MARKDOWN.sub(r"\\\1", text)


def comma_separated(subject: Subject, site: str) -> str:
    """The rows in full precision, each with edition and address; nothing where they lie in a
    file."""
    if not subject.rows:
        return ""
    written = io.StringIO()
    columns = [*dict.fromkeys(key for row in subject.rows for key in row), "edition", "link"]
    writer = csv.DictWriter(written, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {**row, "edition": subject.edition, "link": link(subject, site)} for row in subject.rows
    )
    return written.getvalue()


def as_json(subject: Subject, site: str) -> str:
    """The same with boundary and sources."""
    if not subject.rows:
        return ""
    content = {
        "edition": subject.edition,
        "id": subject.id,
        "finding": subject.title,
        "about": subject.about,
        "boundary": subject.boundary,
        "link": link(subject, site),
        "rows": subject.rows,
        "sources": subject.sources,
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def key(subject: Subject) -> str:
    """What papers cite it by."""
    return f"setara-{subject.edition}-{subject.id}"


def bibtex(subject: Subject, site: str) -> str:
    """An entry for BibTeX."""
    year, _, month = subject.edition.partition(".")
    fields = {
        "title": f"{{{_typeset(subject.title)}}}",
        "author": f"{{{AUTHOR}}}",
        "year": year,
        "month": month.lstrip("0"),
        "version": subject.edition,
        "howpublished": rf"\url{{{link(subject, site)}}}",
        "note": _typeset(subject.boundary),
    }
    body = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@misc{{{key(subject)},\n{body}\n}}"


def csl(subject: Subject, site: str) -> str:
    """An entry for reference managers that read CSL-JSON."""
    date = [int(part) for part in subject.edition.split(".")]
    entry = {
        "id": key(subject),
        "type": "webpage" if subject.quote else "dataset",
        "title": subject.title,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [date]},
        "version": subject.edition,
        "publisher": "Setara",
        "URL": link(subject, site),
        "note": subject.boundary,
    }
    return json.dumps([entry], ensure_ascii=False, indent=1)


def latex(subject: Subject, site: str) -> str:
    """A sentence for a paper, with its footnote."""
    notes = " ".join(_typeset(text) for text in (subject.about, subject.boundary) if text)
    return (
        f"{_typeset(subject.title)}.\\footnote{{{notes} Setara, edition {subject.edition}, "
        f"\\url{{{link(subject, site)}}}.}}"
    )


def _typeset(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in text)


def python(subject: Subject, _site: str) -> str:
    """Code that computes the same with the package of the edition."""
    return subject.code


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


def texts(subject: Subject, site: str) -> dict[str, str]:
    """Every format by its id."""
    return {name: fill(subject, site) for name, (_, fill) in FORMATS.items()}


def offered(subject: Subject, site: str = SITE) -> dict[str, Any]:
    """Every format by its id, and what tables and frames are filled with."""
    return {
        "id": subject.id,
        "title": subject.title,
        "page": link(subject, site),
        "pinned": subject.embed and site + subject.embed,
        "live": subject.embed_latest and site + subject.embed_latest,
        "note": f"{subject.boundary} Setara, edition {subject.edition}.",
        "rows": subject.shown,
        "files": {name: site + place for name, place in subject.files.items()},
        "texts": texts(subject, site),
    }
