"""How many pages are made at once, and which wait for which.

Python runs one thread at a time, and SQLite gives way to the others with every row: with a thread for each reader every
page would wait for all others, again and again. So there are few. What may take seconds has a thread of its own, as
long texts have, which are put together anew after each correction; and those who correct come one after the other
before a thread is taken, so that readers never wait for them.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from anyio import CapacityLimiter, to_thread
from fastapi import Request
from fastapi.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from inquit.web.site import served

__all__ = ["Lanes", "OneCorrection", "in_lane_of_text", "in_slow_lane", "lanes_made", "threads_give_way"]

_AT_ONCE: Final = 3
_SLOW: Final = 1
_LONG: Final = 300  # statements of a text
# How soon a thread gives way to one that waits, in seconds: a page has some hundred rows, and waits for each of them.
_GIVES_WAY: Final = 0.0005


def threads_give_way() -> None:
    """Set for all of this process how soon a thread gives way."""
    sys.setswitchinterval(_GIVES_WAY)


@dataclass(frozen=True, slots=True)
class Lanes:
    """What limits pages that may take long: those of the whole database, and those of a long text."""

    whole: CapacityLimiter
    long_text: CapacityLimiter


def lanes_made() -> Lanes:
    """Set how many threads make pages, and how many those that may take long."""
    to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
    return Lanes(CapacityLimiter(_SLOW), CapacityLimiter(_SLOW))


async def in_slow_lane(request: Request, page: Callable[..., Response], *asked: object) -> Response:
    """A page that may take seconds, made where it holds up only others of its kind."""
    return await to_thread.run_sync(page, request, *asked, limiter=_lanes(request).whole)


async def in_lane_of_text(request: Request, page: Callable[..., Response], number: int, *asked: object) -> Response:
    """A page about a text, in a lane of its own where the text is long."""
    with served(request).reading() as store:
        is_long = store.statements_of_text(number) > _LONG
    limiter = _lanes(request).long_text if is_long else None
    return await to_thread.run_sync(page, request, number, *asked, limiter=limiter)


def _lanes(request: Request) -> Lanes:
    found: Lanes = request.app.state.lanes
    return found


class OneCorrection:
    """The application, with forms that are sent one after the other."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turn = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Wait for the turn where something is sent."""
        if scope["type"] == "http" and scope["method"] == "POST":
            async with self._turn:
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)
