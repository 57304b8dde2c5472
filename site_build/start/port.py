"""The port that the site is served at: the one asked for or, where it is taken, the next that is
free."""

import socket
import sys

LARGEST = 65_535
TRIED = 50


def main(text: str) -> None:
    """Print the port, and say on standard error where it is another; refuse what is no port."""
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST)) else 0
    if not 1 <= port <= LARGEST:
        sys.exit(
            f"PORT has to be a whole number from 1 to {LARGEST}, not {text}: make serve PORT=8000"
        )
    free = next(
        (
            candidate
            for candidate in range(port, min(port + TRIED, LARGEST + 1))
            if is_free(candidate)
        ),
        None,
    )
    if free is None:
        sys.exit(
            f"Port {port} and those after it cannot be had here. "
            "Choose another: make serve PORT=8000"
        )
    if free != port:
        print(f"Port {port} is taken, so the site will be served at port {free}.", file=sys.stderr)
    print(free)


def is_free(port: int) -> bool:
    """Whether a program may listen there now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    main(sys.argv[1])
