"""From the options of a command to a job."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from pathlib import Path

import typer

from inquit.cli.databases_as_inputs import count_stored, documents_of, with_persons_of
from inquit.cli.messages import notice
from inquit.cli.option_groups import ExtractionOptions, RowOptions, TextOptions
from inquit.cli.output import Output
from inquit.cli.overwriting import files_of_model, refuse_overwriting
from inquit.cli.run import Job
from inquit.filters import RowFilter
from inquit.io.counting import count_sources
from inquit.io.database_files import is_database
from inquit.io.folders import folder_files
from inquit.io.named_files import without_repeats
from inquit.io.outputs import Writer
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.io.web_reading import WebReading
from inquit.source import Found

__all__ = ["Texts", "found_in", "make_job", "texts_or_results", "texts_to_read"]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a command reads: the names of its inputs, how they are read, and how many texts they hold.

    databases: those of the inputs whose documents are taken as they are.
    as_found: whether these are read as if nobody had corrected anything.
    """

    names: list[str]
    reading: ReadOptions
    total: int
    databases: list[str] = field(default_factory=list)
    as_found: bool = False

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return self.total > 1


def texts_to_read(
    inputs: list[str] | None, reading: TextOptions, extraction: ExtractionOptions, *outputs: Path | None
) -> Texts:
    """What is read anew, whatever it is: the inputs, or standard input where there are none and something is piped in.

    Args:
        inputs: what the user names.
        reading: how it is read.
        extraction: how it is extracted, which may read files besides.
        outputs: what is written; the first is not read where a folder holds it. None stands for standard output.

    Raises:
        BadParameter: there is nothing to read, or an output would overwrite an input.
    """
    return _texts(
        inputs, reading.read_options(skip=outputs[0], max_seconds=extraction.max_seconds), extraction, outputs
    )


def texts_or_results(
    inputs: list[str] | None,
    reading: TextOptions,
    extraction: ExtractionOptions,
    *outputs: Path | None,
    beside: Path | None = None,
) -> Texts:
    """The same, with inquit's own results and databases taken as they are: what is in them is not read again.

    beside: another file that is not read where a folder holds it.

    Raises:
        BadParameter: there is nothing to read, or an output would overwrite an input.
    """
    how = reading.read_options(skip=outputs[0], max_seconds=extraction.max_seconds, takes_results=True)
    return _texts(inputs, replace(how, beside=beside), extraction, outputs)


def _texts(
    inputs: list[str] | None, how: ReadOptions, extraction: ExtractionOptions, outputs: Sequence[Path | None]
) -> Texts:
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():  # None: the shell closed it (<&-)
            raise typer.BadParameter("name a file, a folder, a URL, or - for standard input", param_hint="FILES")
        inputs = ["-"]
    if "-" in inputs and sys.stdin is None:
        raise typer.BadParameter("standard input (-) is closed; name a file, or pipe a text in", param_hint="FILES")
    if inputs.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read once only", param_hint="FILES")
    files = (file for name in inputs for file in _files(name, how))
    refuse_overwriting(outputs, chain(files, [extraction.roster, how.metadata], files_of_model(extraction.model)))
    once, repeated = without_repeats(inputs, lambda folder: folder_files(folder, how))
    if repeated:
        notice(f"named more than once, and read once: {', '.join(dict.fromkeys(repeated))}")
    databases = [name for name in once if how.takes_results and is_database(name)]
    stored = sum(map(count_stored, databases))
    return Texts(once, how, count_sources([name for name in once if name not in databases], how) + stored, databases)


def _files(name: str, how: ReadOptions) -> Iterator[str]:
    """The files of a folder, or what is named itself."""
    try:
        yield from folder_files(name, how) if os.path.isdir(name) else [name]
    except OSError:
        yield name  # said when it is read


def make_job(
    texts: Texts,
    output: Output | Writer,
    rows: RowOptions,
    extraction: ExtractionOptions,
    web: WebReading | None = None,
) -> Job:
    """The job of a command; `web` says how pages are read where that is another way than usual.

    Raises:
        InquitError: the roster cannot be read.
    """
    asked = rows.row_filter(extraction.genre)
    wanted = asked if texts.as_found else with_persons_of(texts.databases, asked)
    return Job(
        sources=found_in(texts, wanted, web),
        total=texts.total,
        output=output,
        filter=wanted,
        leaves_out_unasked=rows.leaves_out_unasked,
        settings=extraction.settings(several=texts.several),
        model=extraction.model,
        jobs=extraction.jobs,
        max_seconds=extraction.max_seconds,
        may_hold_results=texts.reading.takes_results,
    )


def found_in(texts: Texts, rows: RowFilter, web: WebReading | None = None) -> Iterator[Found]:
    """The texts, results and failures of what is read, in order; of databases the documents that can have such rows."""
    stdin = io.BytesIO() if sys.stdin is None else sys.stdin.buffer
    for are_databases, names in groupby(texts.names, key=lambda name: name in texts.databases):
        if are_databases:
            yield from chain.from_iterable(documents_of(name, rows, as_found=texts.as_found) for name in names)
        else:
            yield from read_sources(list(names), stdin, texts.reading, web)
