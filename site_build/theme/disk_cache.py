"""What a build made once and later builds take from .cache/: a file is whole, or it is not
there."""

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path


def kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """The content of a file, made where there is none yet."""
    if not place.is_file():
        write(place, make())
    return place.read_bytes()


def write(place: Path, content: bytes) -> None:
    """Put a file in its place in one step: a build that is killed leaves no half of it to be served
    for ever."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{os.getpid()}.{threading.get_ident()}")
    part.write_bytes(content)
    part.replace(place)


def remove_halves(folder: Path) -> None:
    """Remove what another program left half written among its files of JSON: it would fail on them
    for ever."""
    for place in folder.glob("*.json"):
        try:
            json.loads(place.read_text(encoding="utf-8"))
        except ValueError:
            place.unlink()
