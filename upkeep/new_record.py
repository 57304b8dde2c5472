"""`make new-thing`, `make new-model`, `make new-claim`: a record with every key it needs, each with
what it means.

What is given as key=value stands in the record; what is not is marked, and the reader of records
refuses it until it is filled in. At a terminal the first keys are asked for.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from setara.categories import CATEGORIES
from setara.claims import claim
from setara.core import records
from setara.core.record_ids import id_faults
from setara.core.records import BLANK, RecordError, Table
from setara.facts import SOURCES, boundary, model_record, things
from site_build.theme import templating

ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
NOT_BARE = re.compile(r"[^A-Za-z0-9_-]")
HINT = re.compile(r"<(\w+)>.*?  # (.*)")
CATEGORY_NAMES = tuple(category.id for category in CATEGORIES)


@dataclass(frozen=True)
class Kind:
    """A kind of record: where it lives, what reads it, what is asked at a terminal, and the words
    it may hold."""

    folder: str
    read: Callable[[str, Table], object]
    asked: tuple[str, ...]
    words: dict[str, Any]


KINDS = {
    "thing": Kind(
        "facts/things",
        things.thing,
        ("name", "one", "many", "group", "category", "figure", "value", "source"),
        {
            "groups": things.GROUPS,
            "longest": things.LONGEST_LABEL,
            "stages": boundary.STAGES,
            "states": boundary.STATES,
            "aspects": boundary.WORDS,
            "categories": CATEGORY_NAMES,
            "units": ", ".join(f"{category.unit} of {category.id}" for category in CATEGORIES),
            "kinds": records.KINDS,
        },
    ),
    "model": Kind(
        "facts/models",
        model_record.model,
        (
            "name",
            "developer",
            "released",
            "status",
            "active_parameters",
            "total_parameters",
            "source",
        ),
        {"statuses": model_record.STATUSES, "accelerators": model_record.ACCELERATORS},
    ),
    "claim": Kind(
        "claims",
        claim.claim,
        (
            "quote",
            "name",
            "short_name",
            "subject",
            "category",
            "left",
            "right",
            "claimed",
            "relation",
            "source",
        ),
        {"subjects": claim.SUBJECTS, "categories": CATEGORY_NAMES, "relations": claim.RULES},
    ),
}


@dataclass
class Values:
    """What was given, as a template writes it; what it asks for is remembered."""

    given: Mapping[str, str]
    keys: list[str] = field(default_factory=list)

    def plain(self, key: str) -> str:
        """The text itself."""
        self.keys.append(key)
        return self.given.get(key) or BLANK

    def text(self, key: str) -> str:
        """A text as TOML writes it."""
        return json.dumps(self.plain(key), ensure_ascii=False)

    def bare(self, key: str, default: str) -> str:
        """A part of a table's name; TOML takes it in quotes where it holds more than letters,
        digits and dashes."""
        self.keys.append(key)
        name = self.given.get(key) or default
        return json.dumps(name) if NOT_BARE.search(name) else name

    def number(self, key: str) -> str:
        """A number as it was typed; text that is none is left to the reader, who says so."""
        typed = self.plain(key)
        try:
            float(typed)
        except ValueError:
            return json.dumps(typed, ensure_ascii=False)
        return typed

    def words(self, key: str) -> str:
        """A list of texts, typed with commas between them; [] is an empty one."""
        typed = [word.strip() for word in self.plain(key).strip("[]").split(",")]
        return json.dumps([word for word in typed if word], ensure_ascii=False)

    def size(self, key: str) -> str:
        """A number, or two with a comma between them."""
        ends = self.plain(key).strip("[]").split(",")
        numbers = [Values({key: end.strip()}).number(key) for end in ends]
        return numbers[0] if len(numbers) == 1 else f"[{', '.join(numbers)}]"

    def has(self, key: str) -> bool:
        """Whether a key was given."""
        self.keys.append(key)
        return bool(self.given.get(key))


def written(kind: str, given: Mapping[str, str]) -> str:
    """The record as TOML; refuses a key that this kind of record does not have."""
    values = Values(given)
    functions = {
        name: getattr(values, name) for name in ("plain", "text", "bare", "number", "words", "size")
    }
    template = templating.environment().get_template(f"records/{kind}.toml")
    today = date.today().isoformat()  # noqa: DTZ011  a day, no instant
    text = template.render(
        **KINDS[kind].words, **functions, given=values.has, choices=", ".join, today=today
    )
    for key in given:
        if key not in values.keys:
            raise RecordError(f"a {kind} has no key {key!r}; near: {_near(key, values.keys)}")
    return text + "\n"


def create(
    kind: str, name: str, given: Mapping[str, str], root: Path = records.ROOT
) -> tuple[Path, list[str]]:
    """Write the file of a new record; its path, and what its reader says is left to do.

    Raises RecordError where nothing could be written: for a bad id, a record that is there, or an
    unknown key.
    """
    if not ID.fullmatch(name):
        raise RecordError(
            f"id {name!r} must be small letters and digits with dashes or dots between, "
            "as hair-dryer"
        )
    file = root / KINDS[kind].folder / f"{name}.toml"
    if file.exists():
        raise RecordError(f"{file.name} is there already; edit it, or choose another id")
    text = written(kind, given)
    file.write_text(text, "utf-8")
    return file, list(_left_to_do(kind, name, text, given.get("source", "")))


def _left_to_do(kind: str, name: str, text: str, source: str) -> Iterable[str]:
    if source and source not in SOURCES:
        yield f"facts/sources.toml has no entry {source!r} yet; near: {_near(source, SOURCES)}"
    try:
        table = records.parsed(text, f"{name}.toml")
        KINDS[kind].read(name, table)
    except RecordError as error:
        yield str(error)
    else:
        place = f"{KINDS[kind].folder}/{name}"
        faults = id_faults({**records.everything(), place: table})
        yield from (str(fault) for fault in faults if fault.place.file == f"{place}.toml")


def _near(word: str, words: Iterable[str]) -> str:
    return ", ".join(get_close_matches(word, words, n=2)) or ", ".join(
        list(dict.fromkeys(words))[:8]
    )


def _asked(kind: str, given: dict[str, str]) -> dict[str, str]:
    """What is missing, asked for at a terminal with its comment; Enter leaves it to be filled in
    later."""
    hints = dict(HINT.findall(written(kind, {key: f"<{key}>" for key in KINDS[kind].asked})))
    for key in ("id", *KINDS[kind].asked):
        if not given.get(key):
            hint = f" ({hints[key]})" if key in hints else ""
            given[key] = input(f"{key}{hint}: ").strip()
    return {key: value for key, value in given.items() if value}


def main(kind: str, names: list[str]) -> int:
    """Write a record from the variables of the given names."""
    given = {name: os.environ[name] for name in names}
    if sys.stdin.isatty() and sys.stdout.isatty():
        given = _asked(kind, given)
    try:
        file, left = create(kind, given.pop("id", ""), given)
    except RecordError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = [
        f"Written: {file}",
        *(f"Left to do: {line}" for line in left),
        "Then: make quick, and make ledger.",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
