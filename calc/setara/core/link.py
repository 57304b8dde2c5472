"""State in a link: a readable query of short keys, only what differs from the defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

LONGEST = 1200
KEY = re.compile(r"[A-Za-z0-9_]+")
VALUE = re.compile(r"[A-Za-z0-9_.,-]*[A-Za-z0-9-]")


class LinkError(ValueError):
    """A query that cannot be read."""


def written(value: Any) -> str:
    """A value as it stands in a link; a range is low..high."""
    if isinstance(value, (list, tuple)):
        return "..".join(map(written, value))
    if isinstance(value, (int, float)):
        number = float(value)
        return (
            repr(int(number))
            if number.is_integer() and abs(number) < 1e15
            else repr(number).replace("+", "")
        )
    return str(value)


def write(state: Mapping[str, Any]) -> str:
    """The query for a state, in the order given; refuses what no link may hold."""
    pairs = [(key, written(value)) for key, value in state.items()]
    for key, value in pairs:
        if not (KEY.fullmatch(key) and VALUE.fullmatch(value)):
            raise LinkError(f"{key} = {value!r} cannot stand in a link")
    query = "&".join(f"{key}={value}" for key, value in pairs)
    if len(query) > LONGEST:
        raise LinkError(f"a link holds at most {LONGEST} characters, this one has {len(query)}")
    return query


def read(query: str) -> dict[str, str]:
    """The texts a query holds, by key; what they mean is read where they are asked for. The last of
    a key wins."""
    # slow to import, and few pages open with a query
    from urllib.parse import parse_qsl  # noqa: PLC0415

    if len(query) > LONGEST:
        raise LinkError(f"a link holds at most {LONGEST} characters, this one has {len(query)}")
    return dict(
        parse_qsl(
            query.lstrip("?"), keep_blank_values=True, errors="replace", max_num_fields=LONGEST
        )
    )
