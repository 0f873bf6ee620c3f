"""Standard output and standard error, which may be closed, full, or a pipe that nobody reads any more."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any, cast

from inquit.errors import OutputError
from inquit.io.checked_stream import CheckedStream, cause_of
from inquit.io.outputs.output_format import Escape
from inquit.render.terminal_text import TerminalText

__all__ = [
    "fill_closed_streams",
    "is_full",
    "is_shown",
    "let_go",
    "let_go_of_full_streams",
    "standard_output",
    "unwritable_output",
]


def fill_closed_streams() -> None:
    """Open what the shell has closed (`2>&-`) onto nothing: otherwise the next file would get the number of the stream,
    with all that a library writes there.

    Python goes on knowing that there is no standard input or output; messages go nowhere.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the process


def is_shown() -> bool:
    """Whether standard output appears on the user's screen."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def standard_output(*, binary: bool = False, escape: Escape | None = "picture") -> Iterator[IO[Any]]:
    """A stream of UTF-8 text, or of bytes, that is written when the block ends.

    escape: how data is spelled that a terminal would obey; None for text that is made for people to read, and safe
        already: that is in the encoding of their terminal, and what it cannot show becomes a question mark.

    Raises:
        OutputError: it cannot be written.
        BrokenPipeError: whoever read it wants no more, which is no fault.
    """
    out: IO[Any] | None = sys.stdout
    if out is None:
        raise OutputError("standard output: closed, so that nothing can be written there")
    if not isinstance(out, io.TextIOWrapper):  # a notebook, a window: something that shows text
        yield _obeyed(out, None if binary else escape)
        return
    # Nothing waits in Python's own stream: when the process ends, it would be tried once more, and loudly.
    out.flush()
    below: IO[bytes] = getattr(out.buffer, "raw", None) or out.buffer
    stream: IO[Any] = io.BufferedWriter(CheckedStream(below, _fault))
    if escape is None and not binary:
        stream = io.TextIOWrapper(stream, encoding=out.encoding, errors="replace", line_buffering=out.line_buffering)
    elif not binary:
        stream = io.TextIOWrapper(stream, encoding="utf-8", newline="\n", line_buffering=out.line_buffering)
    with stream:
        yield _obeyed(stream, None if binary else escape)


def _obeyed(stream: IO[Any], escape: Escape | None) -> IO[Any]:
    """The stream, or where a terminal is behind it, one on which nothing steers that."""
    return stream if escape is None or not stream.isatty() else cast("IO[Any]", TerminalText(stream, escape))


def let_go(stream: IO[Any] | None) -> None:
    """Let what waits in a stream that cannot be written go nowhere, instead of being tried again when Python ends."""
    with suppress(OSError, ValueError, AttributeError):  # it is closed, or not one of the system
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        os.close(nowhere)


def let_go_of_full_streams() -> None:
    """Before Python ends, which would complain about what it cannot write."""
    for stream in (sys.stdout, sys.stderr):
        if is_full(stream):
            let_go(stream)


def is_full(stream: IO[Any] | None) -> bool:
    """Whether something waits in a stream and cannot be written."""
    try:
        if stream is not None:
            stream.flush()
    except (OSError, ValueError):
        return True
    return False


def unwritable_output(error: OSError) -> OutputError:
    """What is said of standard output that cannot be written."""
    return OutputError(f"standard output: cannot be written ({cause_of(error)})")


def _fault(error: OSError) -> Exception:
    return BrokenPipeError(*error.args) if isinstance(error, BrokenPipeError) else unwritable_output(error)
