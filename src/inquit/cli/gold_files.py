"""Reading what is to be scored, and naming every fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from inquit.cli.messages import say_error
from inquit.errors import GoldError, InputError
from inquit.io.side_files import read_side_file
from inquit.scoring.faults import Fault
from inquit.scoring.gold_records import check_gold, refuse
from inquit.scoring.scored_rows import GoldDocument

__all__ = ["FAILED", "all_faults_named", "read_all_gold", "sum_of_gold"]

FAILED = 1


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
        GoldError: one cannot be read, or something is wrong with them; the error holds every fault.
    """
    documents: dict[str, GoldDocument] = {}
    faults: list[Fault | str] = []
    for path in paths:
        try:
            found, wrong = check_gold(read_side_file(path), str(path))
        except InputError as error:
            faults.append(str(error))
            continue
        faults += wrong
        for document in found:
            if document.id in documents:
                faults.append(Fault(str(path), 1, f"document {document.id}", "another file has a document of this id"))
            documents[document.id] = document
    if faults:
        raise refuse(faults)
    return list(documents.values())


def sum_of_gold(documents: Sequence[GoldDocument]) -> str:
    """How much it is."""
    statements = sum(len(document.quotes) for document in documents)
    speakers = {(document.id, quote.speaker) for document in documents for quote in document.quotes if quote.speaker}
    return f"documents: {len(documents)}, statements: {statements}, speakers: {len(speakers)}"
