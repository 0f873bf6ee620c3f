"""A command that is given one database asks that itself, without going through its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from inquit.cli.output import Output
from inquit.cli.standard_streams import standard_output
from inquit.io.outfile import replacing

__all__ = ["figures_stream", "one_database"]

_MAGIC: Final = b"SQLite format 3\0"


def one_database(inputs: Sequence[str] | None) -> Path | None:
    """The database, where nothing else is named."""
    if not inputs or len(inputs) != 1:
        return None
    path = Path(inputs[0])
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return path if file.read(len(_MAGIC)) == _MAGIC else None
    except (OSError, ValueError):  # said when it is read as a text
        return None


@contextmanager
def figures_stream(output: Output) -> Iterator[IO[Any]]:
    """Where figures go that need no reading of texts.

    Raises:
        OutputError: the file cannot be written.
    """
    binary, escape = output.format.binary, None if output.format.to_read else output.format.escape
    if output.path is None:
        with standard_output(binary=binary, escape=escape) as stream:
            yield stream
    else:
        with replacing(output.path, binary=binary) as stream:
            yield stream
