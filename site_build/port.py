"""Says in words that a port is taken, before the site is built for it."""

import socket
import sys


def main(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"Port {port} is taken. Choose another: make serve PORT={port + 1}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
