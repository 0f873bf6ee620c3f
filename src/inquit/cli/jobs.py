"""From the options that several commands share to a job."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from inquit.cli.options import Engine, Genre, StatementType
from inquit.cli.output import Output
from inquit.cli.run import Job
from inquit.document import Roster
from inquit.filters import RowFilter
from inquit.io.counting import count_sources
from inquit.io.outputs import Writer
from inquit.io.read_inputs import read_sources
from inquit.io.read_options import ReadOptions
from inquit.io.roster import read_roster
from inquit.settings import Settings

__all__ = ["checked_inputs", "make_job"]


def make_job(
    names: list[str],
    reading: ReadOptions,
    output: Output | Writer,
    *,
    total: int,
    types: Sequence[StatementType] | None,
    speakers: Sequence[str] | None,
    min_confidence: float,
    attitudes: bool,
    roster: Path | None,
    engine: Engine,
    genre: Genre,
    model: str,
    jobs: int | None,
) -> Job:
    """The job of a command: inputs, how they are read, where results go, how many there are, and the options."""
    return Job(
        sources=read_sources(names, io.BytesIO() if sys.stdin is None else sys.stdin.buffer, reading),
        total=total,
        output=output,
        filter=RowFilter(frozenset(kind.value for kind in types or ()), tuple(speakers or ()), min_confidence),
        settings=Settings(
            engine=engine.value,
            genre=genre.value,
            attitudes=attitudes,
            roster=Roster() if roster is None else read_roster(roster),
        ),
        model=model,
        jobs=jobs,
    )


def checked_inputs(inputs: list[str] | None, output: Path | None, reading: ReadOptions) -> tuple[list[str], int]:
    """The inputs, or standard input where there are none and something is piped in; and how many texts they hold.

    Raises:
        BadParameter: there is nothing to read, or the output would overwrite an input.
    """
    if not inputs:
        if sys.stdin is None or sys.stdin.isatty():  # None: the shell closed it (<&-)
            raise typer.BadParameter("name a file, a folder, a URL, or - for standard input", param_hint="FILES")
        inputs = ["-"]
    if inputs.count("-") > 1:
        raise typer.BadParameter("standard input (-) can be read once only", param_hint="FILES")
    for name in inputs:
        if output is not None and name != "-" and output.exists() and Path(name).exists() and output.samefile(name):
            raise typer.BadParameter(f"{output} is also an input, and would be overwritten", param_hint="--output")
    return inputs, count_sources(inputs, reading)
