"""The words of the Makefile, for tests that hold other files to them."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULE = re.compile(r"^([a-z][a-z -]*):(?!=)", re.MULTILINE)
CALL = re.compile(r"\bmake ((?:[a-z-]+(?![=\w-]) ?)+)")


def words() -> set[str]:
    """Every word that can be made."""
    return set(" ".join(RULE.findall((ROOT / "Makefile").read_text("utf-8"))).split())


def called(text: str) -> set[str]:
    """Every word that a text makes."""
    return set(" ".join(CALL.findall(text)).split())
