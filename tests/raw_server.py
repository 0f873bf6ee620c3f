"""A server that says what it is told to, byte for byte, and then ends the connection as it is told to."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

__all__ = ["End", "Says", "close", "keep_open", "raw_server", "reset"]

# What is sent for a path: bytes, or a function that makes them of the address of the server.
Says = bytes | Callable[[str], bytes]
End = Callable[[socket.socket], None]


def close(connection: socket.socket) -> None:
    """An end as usual."""
    with suppress(OSError):
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65_536):  # unread bytes would make a reset of it
            pass


def reset(connection: socket.socket) -> None:
    """An end without a goodbye, as of a server that dies or a firewall that cuts."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def keep_open(connection: socket.socket) -> None:
    """No end: until the other side goes."""
    with suppress(OSError):
        while connection.recv(65_536):
            pass


@contextmanager
def raw_server(answers: dict[str, Says], end: End = close, *, address: str = "127.0.0.1") -> Iterator[str]:
    """The address of a server that answers each path with its bytes, several at a time."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.create_server((address, 0), family=family)
    host = f"[{address}]" if ":" in address else address
    url = f"http://{host}:{server.getsockname()[1]}"

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = b""
            while b"\r\n\r\n" not in asked:
                asked += connection.recv(65_536)
            says = answers.get(asked.split()[1].decode("ascii"), b"")
            connection.sendall(says(url) if callable(says) else says)
            end(connection)

    def serve() -> None:
        with suppress(OSError):  # the socket is closed at the end
            while True:
                connection, _ = server.accept()
                threading.Thread(target=answer, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield url
    finally:
        with suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits
        server.close()
