"""Published links with the digits that each edition gives them; `make golden` renews those of the
edition in calc/.

A line of golden-links.txt holds an edition, a function of the door with the query of a link, and
what it answers, as pages print it. To publish a link add a line with the first two. This script
fills in and renews the lines of the edition in calc/, and gives it a line for each link that an
earlier one has, and says which digits moved; the lines of released editions it leaves alone, and
the tests compute them with the calculators that were released.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from setara import EDITION, api
from upkeep import moved

FILE = Path(__file__).with_name("golden-links.txt")
READERS = {
    "answer": "link",
    "compare": "compare_link",
    "life": "life_link",
    "reconcile": "reconcile_link",
}
Ask = Callable[[str, str], dict[str, Any]]


def lines() -> list[list[str]]:
    """Edition, link and digits of each line."""
    return [line.split("\t") for line in FILE.read_text("utf-8").splitlines()]


def ask(call: str, text: str) -> dict[str, Any]:
    """The door of the calculator in calc/."""
    return dict(json.loads(getattr(api, call)(text)))


def question(link: str, ask: Ask = ask) -> tuple[str, str]:
    """The call that a link leads to, with its JSON."""
    call, _, query = link.partition("?")
    return call, json.dumps(ask(READERS[call], query)["question"])


def digits(answer: dict[str, Any]) -> str:
    """An answer as pages print it, in one line; what is refused has none."""
    if "problems" in answer:
        return "; ".join(problem["message"] for problem in answer["problems"])
    rows = answer["impacts"].values() if "impacts" in answer else answer["rows"]
    texts = (
        f"{row['text']} ({row['range_text']})" if row["range_text"] else row["text"] for row in rows
    )
    return "; ".join(texts).replace("\u00a0", " ")


def main() -> None:
    """Renew the lines of the edition in calc/, and say what moved."""
    former = lines()
    earlier = [line for line in former if line[0] != EDITION]
    before = {
        link: line[0] if line else "" for edition, link, *line in former if edition == EDITION
    }
    now = {
        link: digits(ask(*question(link))) for link in dict.fromkeys(link for _, link, *_ in former)
    }
    renewed = [[EDITION, link, text] for link, text in now.items()]
    FILE.write_text("".join("\t".join(line) + "\n" for line in [*earlier, *renewed]), "utf-8")
    sys.stdout.write(moved.of_links("Published links", before, now).text() + "\n")


if __name__ == "__main__":
    main()
