"""The server itself: where it listens, what it prints, and how it ends."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn

from inquit.errors import SettingsError, said_by
from inquit.render.tally import counted
from inquit.web.gate import Admission
from inquit.web.lanes import threads_give_way
from inquit.web.site import Served
from inquit.web.timed_heads import TimedHeads
from inquit.web.token_file import kept_token, new_token
from inquit.web.web_application import web_application

__all__ = ["ServerAddress", "serve"]

# More at once than a newsroom sends; the next ones are told to come back.
_MOST_AT_ONCE: Final = 200
_KEPT_SECONDS: Final = 10  # an idle connection
_LONGEST_HEAD: Final = 32_768  # bytes before a body; a browser's own are a tenth of it


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where to listen.

    host: an address or a name of this machine; None for this machine only.
    port: 0 for any that is free.
    token_file: what holds the token of programs.
    """

    host: str | None = None
    port: int = 0
    token_file: Path | None = None


def serve(
    database: Path,
    address: ServerAddress,
    *,
    reviewer: str,
    version: str,
    says: Callable[[str], None],
    opens_browser: bool = True,
) -> None:
    """Serve until the user's Ctrl-C.

    says: prints a line.

    Raises:
        SettingsError: nobody can listen there, or the token is none.
        InquitError: its file cannot be read or made.
    """
    bearer = None if address.token_file is None else kept_token(address.token_file)
    host = address.host or "127.0.0.1"
    listening = _listening(host, address.port)
    with listening:
        port = int(listening.getsockname()[1])
        token = None if address.host is None else bearer or new_token()
        site = Served(database, reviewer, version)
        application = web_application(site, Admission(host, port, token, bearer))
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}/{'' if token is None else f'?token={token}'}"
        says(url)
        if token is not None:
            says("whoever knows the token can read and correct everything; nothing is encrypted on the way")
        threads_give_way()
        server = PageServer(_configuration(application), site)
        if opens_browser:
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            says("ended")
        if lost := site.queue.unfinished:
            says(f"{counted(lost, 'addition')} not done any more; add again what is missing")


class PageServer(uvicorn.Server):
    """A server that, when it is told to end, lets nobody wait who watches how far an addition is."""

    def __init__(self, config: uvicorn.Config, site: Served) -> None:
        super().__init__(config)
        self._site = site

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal has come; nothing is done here that could wait."""
        self._site.queue.is_ending = True
        super().handle_exit(sig, frame)


def _configuration(application: Any) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        limit_concurrency=_MOST_AT_ONCE,
        timeout_keep_alive=_KEPT_SECONDS,
        timeout_graceful_shutdown=_KEPT_SECONDS,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        http=TimedHeads,
    )


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if _is_new(host) else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        raise SettingsError(
            f"nobody can listen at {host}, port {port} ({said_by(error)}); take another --port or --host"
        ) from error


def _is_new(host: str) -> bool:
    try:
        return ip_address(host).version == 6  # noqa: PLR2004 - the version of the protocol
    except ValueError:
        return False
