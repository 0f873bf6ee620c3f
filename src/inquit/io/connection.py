"""A connection to the host of a URL, by way of no address that was not checked."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread

from inquit.io.addresses import NetworkAccess
from inquit.io.deadline import Deadline
from inquit.io.web_address import WebAddress

__all__ = ["connected"]

# The family of a socket, and what its `connect` takes: address and port, of IPv6 also the part of the network.
_SocketAddress = tuple[int, tuple[str, int] | tuple[str, int, int, int]]
_Found = list[_SocketAddress] | OSError | ValueError


@contextmanager
def connected(address: WebAddress, access: NetworkAccess, deadline: Deadline) -> Iterator[socket.socket]:
    """A connection to the first address of the host that answers; TLS is checked against the name of the host.

    Raises:
        InputError: one of the addresses must not be connected to.
        OSError: the host is not known (`gaierror`), none answers, or its certificate is not right.
    """
    connection = _first_that_answers(address, access, deadline)
    try:
        if address.scheme == "https":
            connection.settimeout(deadline.remaining())
            # An end without a goodbye is an error: somebody on the way may have cut what has no length.
            connection = ssl.create_default_context().wrap_socket(
                connection, server_hostname=address.certified, suppress_ragged_eofs=False
            )
        yield connection
    finally:
        connection.close()


def _first_that_answers(address: WebAddress, access: NetworkAccess, deadline: Deadline) -> socket.socket:
    found = _looked_up(address, deadline)
    for _, (name, *_) in found:  # all of them, before one is asked
        access.check(name, address)
    failed = OSError("the host has no address")
    for family, socket_address in found:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.settimeout(deadline.remaining())
            connection.connect(socket_address)
            access.check(connection.getpeername()[0], address)  # 0.0.0.0 leads to another one than it says
        except OSError as error:
            connection.close()
            failed = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failed


def _looked_up(address: WebAddress, deadline: Deadline) -> list[_SocketAddress]:
    """The addresses of the host.

    A name may lead elsewhere a moment later, so it is looked up once, and they are connected to as they are. That is
    done in a thread, because nothing can cut a lookup short.
    """
    answer: SimpleQueue[_Found] = SimpleQueue()
    Thread(target=lambda: answer.put(_addresses(address)), daemon=True).start()
    try:
        found = answer.get(timeout=deadline.remaining())
    except Empty:
        raise TimeoutError from None
    if isinstance(found, ValueError):
        raise socket.gaierror(str(found)) from found
    if isinstance(found, OSError):
        raise found
    return found


def _addresses(address: WebAddress) -> _Found:
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        return error
    return [(int(family), place) for family, *_, place in found]  # type: ignore[misc]  # of internet families only
