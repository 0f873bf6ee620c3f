"""Reading what is to be scored, and naming every fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from inquit.cli.messages import say_error
from inquit.errors import GoldError, InputError
from inquit.io.read_options import reason
from inquit.scoring.faults import Fault
from inquit.scoring.gold_records import check_gold, refuse
from inquit.scoring.scored_rows import GoldDocument

__all__ = ["FAILED", "all_faults_named", "read_all_gold", "read_bytes"]

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


def read_all_gold(paths: Sequence[Path]) -> list[GoldDocument]:
    """The documents of several gold files.

    Raises:
        InputError: one cannot be read.
        GoldError: something is wrong with them; the error holds every fault.
    """
    documents: dict[str, GoldDocument] = {}
    faults: list[Fault] = []
    for path in paths:
        found, wrong = check_gold(read_bytes(path), str(path))
        faults += wrong
        for document in found:
            if document.id in documents:
                faults.append(Fault(str(path), 1, f"document {document.id}", "another file has a document of this id"))
            documents[document.id] = document
    if faults:
        raise refuse(tuple(faults))
    return list(documents.values())
