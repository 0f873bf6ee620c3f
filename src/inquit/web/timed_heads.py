"""Connections whose request has to begin in time: who sends half a head, or nothing, holds no place for others."""

from __future__ import annotations

import asyncio
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["TimedHeads"]

# For a head of some kilobytes; browsers send it at once. uvicorn itself has a time for idle connections between two
# requests only, and bodies have one of their own.
_SECONDS: Final = 15.0


class TimedHeads(H11Protocol):
    """A connection that ends where the head of a request is not there in time."""

    seconds = _SECONDS
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody has connected."""
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        """Something has come, maybe a whole head."""
        super().data_received(data)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has ended."""
        self._let_go()
        super().connection_lost(exc)

    def _look(self) -> None:
        if self.conn.their_state is not h11.IDLE:
            self._let_go()
        elif self._late is None:
            self._late = self.loop.call_later(self.seconds, self.transport.close)

    def _let_go(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
