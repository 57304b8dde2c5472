"""`make edition`: freezes the calculator in calc/ as an edition, for links that will name it for ever."""

import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from setara import EDITION
from site_build import data_files, editions, engine

LEDGER = Path("tests/ledger/editions.txt")


def release(root: Path = engine.ROOT) -> Path:
    """The folder of the frozen edition; refuses one that is there, and numbers that moved without a reason."""
    folder = editions.FOLDER / EDITION
    if folder.exists():
        raise SystemExit(f"Edition {EDITION} is released and stays as it is. Name the next in calc/setara/__init__.py.")
    if problems := editions.unexplained(EDITION):
        raise SystemExit("\n".join(problems))
    engine.build(root)
    with tempfile.TemporaryDirectory(dir=engine.CACHE) as work:
        made = Path(work, EDITION)
        made.mkdir()
        for name, content in data_files.edition(data_files.RELEASED, engine.plain_wheel()).items():
            (made / name).write_bytes(content)
        shutil.move(made, folder)
    digest = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    with (root / LEDGER).open("a", encoding="utf-8") as ledger:
        ledger.write(f"{EDITION} {digest}\n")
    return folder


if __name__ == "__main__":
    sys.stdout.write(f"Released: {release().relative_to(engine.ROOT)}. Commit it, with {LEDGER}.\n")
