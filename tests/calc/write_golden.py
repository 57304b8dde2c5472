"""The answers to the named scenarios and lives, frozen.

`make golden` rewrites them, and says what moved by how much.
"""

import json
import sys
from pathlib import Path

from upkeep import answers, moved

FILE, LIFE_FILE = (Path(__file__).with_name(name) for name in ("golden.json", "golden_lives.json"))
FILES = {"Named questions": FILE, "Lives": LIFE_FILE}


def read(file: Path) -> answers.Answers:
    """What was written last; nothing before the first time."""
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else {}


def write(file: Path, title: str, now: answers.Answers) -> str:
    """Write what is answered now; what moved since the last time, as lines."""
    before = read(file)
    file.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return moved.of_answers(title, before, now).text()


if __name__ == "__main__":
    for title, answered in answers.SETS.items():
        sys.stdout.write(write(FILES[title], title, answered()) + "\n")
