"""Ends with 0 where all of pip is there in the Python that runs this: its installation may have
been cut short."""

import csv
import sys
from importlib.metadata import PackageNotFoundError, distribution


def main() -> bool:
    """Whether every file is there that pip's installation listed, which it did last."""
    try:
        pip = distribution("pip")
    except PackageNotFoundError:
        return False
    listed = csv.reader((pip.read_text("RECORD") or "").splitlines())
    places = [pip.locate_file(row[0]) for row in listed if not row[0].endswith(".pyc")]
    return bool(places) and all(place.exists() for place in places)


if __name__ == "__main__":
    sys.exit(not main())
