"""The command line, `python -m setara`. `setara records` comes first: it tells what keeps the
others from starting."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from setara.core.faults import RecordError
from setara.inspection import record_check


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it was answered, 1 when records or a validation fail, 2 when the
    question was refused."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [record_check.COMMAND]:
        return record_check.main(words[1:])
    try:
        from setara import command_line  # noqa: PLC0415  reads the records, and may be refused

        return command_line.main(words)
    except RecordError as error:
        return record_check.report(error.faults)


if __name__ == "__main__":
    sys.exit(main())
