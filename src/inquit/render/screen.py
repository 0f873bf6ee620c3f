"""Printing for people: on a terminal as wide as it is, elsewhere as on one of a fixed width."""

from __future__ import annotations

import os
from typing import IO, Any

from rich.console import Console, RenderableType

__all__ = ["Screen"]

# Off a terminal nobody says how wide a line may be; every mail program and every pager shows this much.
DEFAULT_WIDTH = 80
MIN_WIDTH = 40


class Screen:
    """Prints what is for reading on a terminal, or on anything else as on a terminal of a fixed width."""

    def __init__(self, stream: IO[Any]) -> None:
        self._console = Console(
            file=stream, width=None if stream.isatty() else _width(), markup=False, highlight=False, emoji=False
        )
        self._stream = stream

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self._console.width

    def print(self, renderable: RenderableType) -> None:
        """Print it, off a terminal without colours and without spaces at the ends of lines."""
        if self._console.is_terminal:
            self._console.print(renderable)
            return
        with self._console.capture() as captured:
            self._console.print(renderable)
        # rich fills every line up to the width with spaces
        self._stream.writelines(line.rstrip() + "\n" for line in captured.get().splitlines())
        self._stream.flush()


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    return max(MIN_WIDTH, int(columns)) if columns.isdecimal() else DEFAULT_WIDTH
