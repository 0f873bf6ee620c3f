"""A command that is given one database asks that itself, without going through its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from inquit.cli.output import Output
from inquit.cli.overwriting import refuse_overwriting
from inquit.cli.standard_streams import standard_output
from inquit.io.database_files import is_database
from inquit.io.outfile import replacing

__all__ = ["figures_stream", "one_database"]


def one_database(inputs: Sequence[str] | None) -> Path | None:
    """The database, where nothing else is named."""
    return Path(inputs[0]) if inputs and len(inputs) == 1 and is_database(inputs[0]) else None


@contextmanager
def figures_stream(output: Output, database: Path) -> Iterator[IO[Any]]:
    """Where figures of a database go.

    Raises:
        BadParameter: they would overwrite the database.
        OutputError: the file cannot be written.
    """
    refuse_overwriting([output.path], [database])
    binary, escape = output.format.binary, None if output.format.to_read else output.format.escape
    if output.path is None:
        with standard_output(binary=binary, escape=escape) as stream:
            yield stream
    else:
        with replacing(output.path, binary=binary) as stream:
            yield stream
