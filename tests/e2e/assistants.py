"""What an assistant's program does, without one: says something, waits for the answer, says the next thing."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from typing import Any

from tests.waiting import until

__all__ = ["Conversation", "asked", "hello"]

_Message = dict[str, Any]


def hello() -> list[_Message]:
    """How every conversation begins."""
    about = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    return [
        {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": about},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
    ]


def asked(id: int, tool: str, **arguments: Any) -> _Message:
    """A call of a tool."""
    return {
        "jsonrpc": "2.0",
        "id": id,
        "method": "tools/call",
        "params": {"name": tool, "arguments": arguments},
    }


class Conversation(io.StringIO):
    """Standard input in the same process: each message comes when those before it are answered, and then the end.

    Standard output has to be a `BytesIO` below, as typer's runner has it.
    """

    def __init__(self, messages: Sequence[_Message]) -> None:
        super().__init__()
        self._messages = list(messages)
        self._asked = 0

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # as of the class itself
        """The next message."""
        del size
        below: Any = sys.stdout.buffer
        assert until(lambda: below.getvalue().count(b"\n") >= self._asked)
        if not self._messages:
            return ""
        message = self._messages.pop(0)
        self._asked += "id" in message
        return json.dumps(message) + "\n"
