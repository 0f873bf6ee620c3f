"""`inquit stats`."""

from __future__ import annotations

from typing import IO, Any

import typer

from inquit.cli import options
from inquit.cli.options import Engine, Genre
from inquit.document import Document, Failure
from inquit.io.outputs import OutputFormat, WriteOptions
from inquit.settings import DEFAULT_MODEL
from inquit.statistics import Statistics

__all__ = ["stats"]


def stats(
    inputs: options.Inputs = None,
    text_column: options.TextColumn = None,
    id_column: options.IdColumn = None,
    glob: options.Glob = None,
    allow_private: options.AllowPrivate = False,
    format_: options.FiguresFormatOption = None,
    output: options.Output = None,
    types: options.Types = None,
    speakers: options.SpeakerNames = None,
    min_confidence: options.MinConfidence = 0.0,
    attitudes: options.Attitudes = False,
    roster: options.RosterFile = None,
    engine: options.EngineOption = Engine.reader,
    genre: options.GenreOption = Genre.auto,
    model: options.Model = DEFAULT_MODEL,
    jobs: options.Jobs = None,
) -> None:
    """Say who is quoted most: statements, words, shares and documents of each speaker.

    Speakers with the same full name are one, in all documents together.

    For example:

        inquit stats articles/

        inquit stats articles/ --type direct -o speakers.csv
    """
    from inquit.cli.formats import choose_format
    from inquit.cli.jobs import checked_inputs, make_job
    from inquit.cli.output import Output
    from inquit.cli.run import run
    from inquit.io.read_options import ReadOptions

    reading = ReadOptions(text_column, id_column, glob, allow_private, skip=output)
    names, total = checked_inputs(inputs, output, reading)
    chosen = choose_format(None if format_ is None else format_.value, output, among=_FORMATS)
    job = make_job(
        names,
        reading,
        Output(chosen, output),
        total=total,
        types=types,
        speakers=speakers,
        min_confidence=min_confidence,
        attitudes=attitudes,
        roster=roster,
        engine=engine,
        genre=genre,
        model=model,
        jobs=jobs,
    )
    raise typer.Exit(run(job))


class StatsTableWriter:
    """Counts, and writes the figures at the end: a table."""

    def __init__(self, stream: IO[Any], options: WriteOptions) -> None:
        del options  # nothing to choose
        self._stream = stream
        self._statistics = Statistics()

    def document(self, document: Document) -> None:
        self._statistics.add(document)

    def failure(self, failure: Failure) -> None:
        """Nothing: the failure is named on standard error."""

    def finish(self) -> None:
        self._write(self._statistics, self._stream)
        self._stream.flush()

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.render.screen import Screen
        from inquit.render.stats import stats_table

        screen = Screen(stream)
        screen.print(stats_table(statistics, screen.width))


class StatsCsvWriter(StatsTableWriter):
    """The same as a row a speaker."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.io.outputs.csv_output import write_rows

        write_rows(stream, statistics.COLUMNS, statistics.rows())


class StatsJsonWriter(StatsTableWriter):
    """The same as one object."""

    def _write(self, statistics: Statistics, stream: IO[str]) -> None:
        from inquit.io.outputs.json_output import json_line

        stream.write(json_line(statistics.record()) + "\n")


_FORMATS = (
    OutputFormat(name="table", endings=(".txt",), writer=f"{__name__}:StatsTableWriter"),
    OutputFormat(name="csv", endings=(".csv",), writer=f"{__name__}:StatsCsvWriter"),
    OutputFormat(name="json", endings=(".json",), writer=f"{__name__}:StatsJsonWriter"),
)
