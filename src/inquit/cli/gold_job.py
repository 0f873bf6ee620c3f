"""The work of `inquit gold init`: extract, and write what was found for a person to correct."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from inquit.cli.gold_files import FAILED, sum_of_gold
from inquit.cli.jobs import Texts, make_job
from inquit.cli.messages import notice, say_error, what_failed
from inquit.cli.option_groups import ExtractionOptions, RowOptions
from inquit.cli.output import text_output, unwritten
from inquit.cli.run import run
from inquit.cli.termination import INTERRUPTED
from inquit.document import Document, Failure
from inquit.errors import OutputError
from inquit.io.file_names import file_names
from inquit.io.outfile import partial_path, replacing
from inquit.io.read_options import reason
from inquit.scoring.gold_records import gold_record
from inquit.scoring.results_as_gold import gold_of
from inquit.scoring.scored_rows import GoldDocument
from inquit.scoring.sheet_writer import plain_lines, sheet_text
from inquit.source import Found, Source
from inquit.text_safety import encodable

__all__ = ["GoldDocuments", "Sheets", "left_of_sheets", "run_init"]

_ENDING = ".gold.txt"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What to make sheets of, and where to write them."""

    texts: Texts
    output: Path | None
    extraction: ExtractionOptions

    @property
    def as_records(self) -> bool:
        """Whether the common format was asked for, which the name of the output says."""
        return self.output is not None and self.output.suffix.lower() == ".jsonl"

    @property
    def folder(self) -> Path | None:
        """The folder that the sheets go to, where there is one."""
        several = self.texts.several
        if self.output is None and several:
            raise typer.BadParameter("for several articles, name a folder or a .jsonl file", param_hint="--output")
        return self.output if self.output and not self.as_records and (several or os.path.isdir(self.output)) else None


def run_init(sheets: Sheets) -> int:
    """Do it, and say how it went: the exit code.

    Raises:
        InquitError: a file cannot be written, or there is no model.
    """
    folder = sheets.folder
    if sheets.output is not None and folder is None:
        _refuse_existing(sheets.output)
    writer = GoldDocuments()
    job = make_job(sheets.texts, writer, RowOptions(), sheets.extraction)
    code = run(replace(job, sources=_with_plain_lines(job.sources)))
    if code in INTERRUPTED or not writer.documents:
        if code == FAILED and sheets.output is not None:
            say_error(unwritten(sheets.output))
        return code
    if sheets.as_records:
        with text_output(sheets.output, escape="json") as stream:
            stream.writelines(json.dumps(gold_record(document)) + "\n" for document in writer.documents)
        notice(f"{sheets.output}: {sum_of_gold(writer.documents)}")
        return code
    documents = [document for document in writer.documents if document.text.strip() or folder is None]
    names = file_names(document.id for document in documents)
    if folder is not None and documents:
        _make(folder)
    written = sum(
        _write_sheet(_with_id(document, name), sheets.output if folder is None else folder / f"{name}{_ENDING}")
        for document, name in zip(documents, names, strict=True)
    )
    if folder is not None:
        notice(f"{folder}: sheets written: {written}; correct them, then: inquit gold check {folder}/*.gold.txt")
    elif sheets.output is not None and written:
        notice(f"{sheets.output}: written; correct it, then: inquit gold check {sheets.output}")
    return FAILED if written < len(documents) else code


def left_of_sheets(folder: Path | None) -> list[Path]:
    """What an earlier run has left in a folder of sheets, which is replaced where it has the name of a new one."""
    return [] if folder is None else [*folder.glob(partial_path(Path(f"*{_ENDING}")).name)]


class GoldDocuments:
    """Takes results and keeps them as gold."""

    def __init__(self) -> None:
        self.documents: list[GoldDocument] = []

    def document(self, document: Document) -> None:
        self.documents.append(gold_of(document))

    def failure(self, failure: Failure) -> None:
        """Nothing: it is named on standard error."""

    def finish(self) -> None:
        """Nothing: everything is kept already."""


def _with_plain_lines(sources: Iterable[Found]) -> Iterator[Found]:
    for source in sources:
        yield replace(source, text=plain_lines(source.text)) if isinstance(source, Source) else source


def _with_id(document: GoldDocument, name: str) -> GoldDocument:
    """A sheet needs an id."""
    return document if document.id.strip() else replace(document, id=name)


def _write_sheet(document: GoldDocument, output: Path | None) -> bool:
    """Whether the sheet could be written; if not, it is said why, and the others are not held up."""
    try:
        sheet = _writable(sheet_text(document))
        if output is None:
            with text_output(None) as stream:
                stream.write(sheet)
        else:
            _refuse_existing(output)
            with replacing(output) as stream:
                stream.write(sheet)
    except Exception as error:  # noqa: BLE001 - whatever it was about one sheet, the others are written
        say_error(what_failed(error))
        return False
    return True


def _writable(sheet: str) -> str:
    """A sheet as it can be written and read again, with the same places: U+FFFD for what no text file holds."""
    return encodable(sheet).replace("\0", "\ufffd")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({reason(error)}); name another folder with -o") from error


def _refuse_existing(path: Path) -> None:
    """Somebody's corrections may be in it."""
    if os.path.isfile(path):
        raise OutputError(f"{path}: exists already and may hold corrections; delete it, or name another file with -o")
