"""The fonts of the pages as files that the drawing program reads, and how wide a text is in
them."""

import hashlib
import json
from functools import cache
from pathlib import Path
from types import ModuleType

from site_build import ROOT
from site_build.theme import disk_cache

FONTS = ROOT / "docs" / "assets" / "fonts"
FACES = {  # name of the face, file and weight, as the drawing asks for it
    "serif": ("Newsreader", "newsreader", 500),
    "sans": ("Public Sans", "public-sans", 400),
    "bold": ("Public Sans", "public-sans", 600),
}
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold"}


@cache
def folder() -> Path:
    """A folder with each face at one fixed weight, and the widths of its letters beside it."""
    sources = {
        name: FONTS / f"{file}-latin-wght-normal.woff2" for name, (_, file, _) in FACES.items()
    }
    content = hashlib.sha256(
        b"".join(source.read_bytes() for source in sources.values())
    ).hexdigest()[:10]
    target = ROOT / ".cache" / "typefaces" / content
    target.mkdir(parents=True, exist_ok=True)
    for name, source in sources.items():
        if not (target / f"{name}.json").is_file():
            _fix(name, source, target)
    return target


@cache
def program() -> ModuleType:
    """What draws, with the faces at hand: without them labels would be measured in others and
    cut."""
    import vl_convert  # noqa: PLC0415  a warm build draws nothing and needs none of it

    vl_convert.register_font_directory(str(folder()))
    return vl_convert


def _fix(name: str, source: Path, target: Path) -> None:
    # a warm build needs none of it
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415
    from fontTools.varLib.instancer import (  # type: ignore[import-untyped]  # noqa: PLC0415
        instantiateVariableFont,
    )

    family, _, weight = FACES[name]
    font = instantiateVariableFont(TTFont(source), {"wght": weight})
    font.flavor = None
    names = {1: family, 2: WEIGHTS[weight], 16: family, 17: WEIGHTS[weight]}
    for record in font["name"].names:
        record.string = names.get(record.nameID, record.string)
    font["OS/2"].usWeightClass = weight
    font.save(target / f"{name}.ttf")
    em = font["head"].unitsPerEm
    widths = {chr(code): font["hmtx"][glyph][0] / em for code, glyph in font.getBestCmap().items()}
    disk_cache.write(target / f"{name}.json", json.dumps(widths).encode())


@cache
def _widths(face: str) -> dict[str, float]:
    widths: dict[str, float] = json.loads((folder() / f"{face}.json").read_text(encoding="utf-8"))
    return widths


def width(text: str, face: str, size: float) -> float:
    """How many pixels a text takes; a letter that the face lacks counts as a wide one."""
    return sum(_widths(face).get(letter, 0.7) for letter in text) * size


def lines(text: str, face: str, size: float, room: float) -> list[str]:
    """A text broken between words into lines that fit."""
    rows = [""]
    for word in text.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and width(longer, face, size) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def fitted(
    text: str, face: str, sizes: tuple[int, ...], room: float, most: int
) -> tuple[int, list[str]]:
    """The largest size at which a text fits into so many lines, and the lines; cut at the smallest
    one."""
    for size in sizes:
        rows = lines(text, face, size, room)
        if len(rows) <= most and all(width(line, face, size) <= room for line in rows):
            return size, rows
    rows = lines(text, face, sizes[-1], room)
    return sizes[-1], [*rows[: most - 1], f"{rows[most - 1]}…"] if len(rows) > most else rows
