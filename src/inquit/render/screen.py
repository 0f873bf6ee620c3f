"""Printing for people: on a terminal as wide as it is, elsewhere as on one of a fixed width."""

from __future__ import annotations

import os
from typing import IO, Any

from rich.console import Console, ConsoleDimensions, RenderableType

__all__ = ["Screen", "plain_console"]

# Off a terminal nobody says how wide a line may be; every mail program and every pager shows this much.
DEFAULT_WIDTH = 80
DEFAULT_HEIGHT = 25
# What the environment says is bounded: in fewer columns words are cut to pieces, and a table that fills billions of
# them takes all memory there is. No line of a table gets longer by more than these.
MIN_WIDTH = 40
MAX_WIDTH = 2_000
_DIGITS = 9  # of a number that is looked at; with more it is too large anyway


class Screen:
    """Prints what is for reading on a terminal, or on anything else as on a terminal of a fixed width."""

    def __init__(self, stream: IO[Any]) -> None:
        self._console = plain_console(stream)
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


class _Console(Console):
    """A console that is as large as it is now: a terminal may be drawn wider or narrower while texts are read."""

    @property
    def size(self) -> ConsoleDimensions:
        return ConsoleDimensions(*_size(self.file))

    @size.setter
    def size(self, new_size: tuple[int, int]) -> None:
        """Nothing: rich sets it nowhere."""

    def on_broken_pipe(self) -> None:
        """Leave it to whoever prints to go on without; rich would end the process."""
        raise


def plain_console(stream: IO[Any], **look: Any) -> Console:
    """A console without markup; its size is not asked of rich, which takes any number from the environment.

    look: more of what `rich.console.Console` takes.
    """
    width, height = _size(stream)  # so that it does not look
    return _Console(file=stream, width=width, height=height, markup=False, highlight=False, emoji=False, **look)


def _size(stream: IO[Any]) -> tuple[int, int]:
    """Columns and lines: what COLUMNS and LINES say, within bounds, or else what the terminal has."""
    width, height = _terminal_size(stream)
    if (set_width := _number("COLUMNS")) > 0:
        width = min(MAX_WIDTH, max(MIN_WIDTH, set_width))
    return width, min(MAX_WIDTH, _number("LINES") or height)


def _terminal_size(stream: IO[Any]) -> tuple[int, int]:
    try:
        width, height = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError, AttributeError):  # no terminal, or nothing that has a number
        return DEFAULT_WIDTH, DEFAULT_HEIGHT
    return min(width, MAX_WIDTH) or DEFAULT_WIDTH, height or DEFAULT_HEIGHT


def _number(variable: str) -> int:
    """What a variable of the environment says; 0 where it is no number."""
    digits = os.environ.get(variable, "")
    return int(digits[:_DIGITS]) if digits.isdecimal() else 0
