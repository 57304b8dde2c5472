"""Pictures of the pages: a finding, a drawing for wide and for narrow screens, a table beside it,
files to download."""

import re
from functools import cache

from jinja2 import pass_context
from jinja2.runtime import Context

from setara.sharing.subject import Subject, dated, place
from site_build import ROOT
from site_build.content import subjects
from site_build.content.blocks import render
from site_build.drawings import drawing, measured, scaling
from site_build.drawings.drawing import Spec
from site_build.drawings.picture import Picture
from site_build.theme import assets

WIDTHS = {"wide": 680, "narrow": 320}  # px: the column of text, and that of a phone
FILES = ("svg", "png", "csv", "json")  # to download
NODE_MODULES = ROOT / "node_modules"
BARE_IMPORT = re.compile(rb"^import (?P<names>\{[^}]+\}) from 'vega-util';$", re.MULTILINE)
COUNTED = (
    "Electricity of the accelerators for one output token; all else is left out.",
    "accelerators alone",
)
ZOOM = {"name": "zoom", "select": "interval", "bind": "scales"}


@cache
def pictures() -> dict[str, Picture]:
    """Every picture of the site by name."""
    return {**measured.pictures(), **scaling.pictures()}


@pass_context
def picture(context: Context, name: str, finding: str, shows: str, note: str = "") -> str:
    """A picture; `finding` is its title, `shows` its text alternative, {key} in them one of its
    numbers."""
    figure = pictures()[name]
    finding, shows, note = (text.format(**figure.numbers) for text in (finding, shows, note))
    subject = shared(name, finding, note, context["page"].url)
    menu = subjects.Shared(subject, []).menu
    menu["offered"]["texts"]["html"] = render(
        "share/picture.html", offered=menu["offered"], shows=shows
    )
    return render(
        "components/picture.html",
        name=name,
        finding=finding,
        shows=shows,
        note=note,
        table=figure.table,
        menu=menu,
        drawings={size: drawing.svg(figure.spec(width)) for size, width in WIDTHS.items()},
        files={kind: f"/{file}" for kind, (file, _) in contents(name).items()},
        vega=f"/{vega_folder()}",
        modules=[f"/{assets.address(f'js/{module}.js')}" for module in ("picture", "shared")],
    )


def shared(name: str, finding: str, note: str, page: str) -> Subject:
    """A picture to share, by its place in a page."""
    files = {kind: place(contents(name)[kind][0]) for kind in FILES}
    boundary, words = COUNTED
    return Subject(
        id=f"picture-{name}",
        finding=finding,
        figure="",
        about=note,
        boundary=boundary,
        boundary_words=words,
        beside="",
        page=f"{place(page)}{dated('')}#picture-{name}",
        latest=f"{place(page)}#picture-{name}",
        rows=(),
        shown=(),
        sources=(),
        files=files,
    )


def number(name: str, key: str) -> str:
    """One of the numbers that a picture finds, for the text around it."""
    return pictures()[name].numbers[key]


@cache
def contents(name: str) -> dict[str, tuple[str, bytes]]:
    """The files of a picture: to download, and to play with at both widths."""
    figure = pictures()[name]
    made = {
        "svg": ("svg", drawing.svg_alone(figure.spec(WIDTHS["wide"]))),
        "png": ("png", drawing.png(figure.spec(WIDTHS["wide"]))),
        "csv": ("csv", figure.table.csv().encode()),
        "json": ("json", figure.table.json().encode()),
        **{
            size: ("json", drawing.vega(playable(figure.spec(width))))
            for size, width in WIDTHS.items()
        },
    }
    return {
        kind: (f"assets/pictures/{name}-{assets.digest(content)}.{ending}", content)
        for kind, (ending, content) in made.items()
    }


def playable(spec: Spec) -> Spec:
    """The same with scales that can be dragged and zoomed."""
    if "facet" in spec:
        return {**spec, "spec": playable(spec["spec"])}
    first, *rest = spec["layer"]
    return {**spec, "layer": [{**first, "params": [ZOOM]}, *rest]}


@cache
def vega_files() -> dict[str, bytes]:
    """Vega and its interpreter of expressions, which needs no permission to evaluate text, from
    this site."""
    vega = NODE_MODULES / "vega"
    interpreter = (NODE_MODULES / "vega-interpreter" / "build" / "vega-interpreter.js").read_bytes()
    unbundled, count = BARE_IMPORT.subn(rb"const \g<names> = globalThis.vega;", interpreter)
    if count != 1:
        raise ValueError("vega-interpreter imports something else than it did: see BARE_IMPORT")
    return {
        "vega.min.js": (vega / "build" / "vega.min.js").read_bytes(),
        "vega-interpreter.js": unbundled,
        "LICENSE": (vega / "LICENSE").read_bytes(),
    }


def vega_folder() -> str:
    return f"assets/vega-{assets.digest(*vega_files().values())}"


def pages(_language: str) -> dict[str, bytes]:
    """The files of every picture, and what they are played with, by their place in the site."""
    drawn = dict(file for name in pictures() for file in contents(name).values())
    return {
        **drawn,
        **{f"{vega_folder()}/{name}": content for name, content in vega_files().items()},
    }
