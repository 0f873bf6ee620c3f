"""Reading what is to be scored, and naming every fault of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from inquit.cli.messages import say_error
from inquit.errors import GoldError, InputError
from inquit.io.readers import reason

__all__ = ["FAILED", "all_faults_named", "read_bytes"]

FAILED = 1


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({reason(error)})") from error


@contextmanager
def all_faults_named() -> Iterator[None]:
    """When the block ends in a `GoldError`, name every fault on a line of its own and end with exit code 1."""
    try:
        yield
    except GoldError as error:
        for fault in error.faults:
            say_error(fault)
        raise typer.Exit(FAILED) from error
