"""A connection without a request in time is ended; one with a request is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from inquit.web.timed_heads import TimedHeads

WHOLE = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHost: 127"


async def _application(_scope: Any, _receive: Any, send: Any) -> None:
    await asyncio.sleep(0.3)  # an answer may take longer than a head
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def _told(*sent: bytes) -> bytes:
    """What comes back until the server closes the connection; each is sent when the one before was answered."""
    configuration, state = uvicorn.Config(_application, lifespan="off", timeout_keep_alive=60), ServerState()
    loop = asyncio.get_running_loop()
    async with await loop.create_server(lambda: TimedHeads(configuration, state, {}), "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        answers = b""
        for part in sent:
            writer.write(part)
            answers += await reader.readuntil(b"ok") if part == WHOLE else b""
        answers += await asyncio.wait_for(reader.read(), 30)
        writer.close()
        return answers


@pytest.mark.parametrize("sent", [(), (HALF,), (WHOLE, HALF)])
def test_half_a_head_ends_the_connection(sent: tuple[bytes, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TimedHeads, "seconds", 0.1)

    answers = asyncio.run(_told(*sent))

    assert answers.count(b"200 OK") == sent.count(WHOLE)
