"""From the options of `extract --on ray` to a run over a corpus, and what is said of it."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import typer

from inquit.cli.cluster_options import ClusterOptions
from inquit.cli.messages import LONG_TEXT, ProgressBar, notice, say_error
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, RowOptions
from inquit.cli.termination import ending_as_interrupted, exit_code
from inquit.cluster import RayOptions, read_on_ray
from inquit.io.outputs import WriteOptions
from inquit.io.read_inputs import STDIN
from inquit.render.tally import counted
from inquit.shards import CorpusRun, PartOptions, PartSummary
from inquit.shards.corpus_parts import MAX_SECONDS

__all__ = ["checked_format", "place_given", "run_on_cluster"]

PARQUET, JSON_LINES = "parquet", "jsonl"
_SCHEME = re.compile(r"\A([A-Za-z][A-Za-z0-9+.-]+):/(?!/)")
_TOLD = 20  # failures that are said one by one; all of them are in the manifest


def place_given(output: Path | None) -> str:
    """The folder that `-o` names; in a path the two slashes of an address are one.

    Raises:
        BadParameter: it names none.
    """
    if output is None:
        raise typer.BadParameter("name the folder of the results: -o FOLDER", param_hint="'--on'")
    return _SCHEME.sub(lambda scheme: scheme[1] + (":///" if scheme[1] == "file" else "://"), output.as_posix(), 1)


def checked_format(name: str | None) -> bool:
    """Whether the parts are JSON Lines.

    Raises:
        BadParameter: the format is one that parts do not have.
    """
    if name not in (None, PARQUET, JSON_LINES):
        raise typer.BadParameter(f"parts are {PARQUET} or {JSON_LINES}, not {name}", param_hint="'--format' / '-f'")
    return name == JSON_LINES


@dataclass(slots=True)
class _Told:
    """What is said while parts come in: failures, as far as anybody reads them."""

    failed: int = 0
    bar: ProgressBar = field(default_factory=lambda: ProgressBar(0))

    def begin(self, parts: int) -> None:
        self.bar = ProgressBar(parts)
        self.bar.reading(LONG_TEXT)

    def part(self, summary: PartSummary) -> None:
        for text in summary.texts:
            if text.error is not None and not summary.known:
                self.failed += 1
                if self.failed <= _TOLD:
                    with self.bar.away():
                        say_error(text.error)
        self.bar.advance()


def run_on_cluster(run: CorpusRun, cluster: ClusterOptions, extraction: ExtractionOptions) -> int:
    """Do what is missing of a run, and say how it went: the exit code.

    Raises:
        InquitError: it cannot be done, or not on.
    """
    usual = 1.0 if extraction.device == "cuda" else 0.0
    gpus = usual if cluster.num_gpus is None else cluster.num_gpus
    where = RayOptions(address=cluster.address, jobs=extraction.jobs, gpus=gpus)
    told, begin = _Told(), time.monotonic()
    with run:
        try:
            with ending_as_interrupted():
                for summary in read_on_ray(run, where, told.begin):
                    told.part(summary)
        except KeyboardInterrupt as interrupt:
            told.bar.stop()
            done = counted(run.counts.parts, "part")
            say_error(f"interrupted: {done} of {len(run.parts)} done; the same command goes on from there")
            return exit_code(interrupt)
        finally:
            told.bar.stop()
    for message in _messages(run, told, time.monotonic() - begin):
        notice(message)
    if run.counts.failed:
        say_error(f"{run.counts.failed} of {run.counts.texts} failed; the rest is done, and --resume tries again")
        return 1
    return 0


def corpus_run(
    inputs: list[str] | None,
    output: str,
    reading: ReadingOptions,
    extraction: ExtractionOptions,
    rows: RowOptions,
    *,
    writing: WriteOptions,
    json_lines: bool,
    again_failed: bool,
) -> CorpusRun:
    """The run that options mean.

    Raises:
        BadParameter: there is nothing to read.
        InquitError: an input is not there, or nothing can be written.
    """
    if not inputs or STDIN in inputs:
        raise typer.BadParameter("name files or folders, as standard input is read in no parts", param_hint="FILES")
    options = PartOptions(
        settings=extraction.settings(several=True),
        model=os.path.abspath(extraction.model) if os.path.isdir(extraction.model) else extraction.model,
        reading=reading.read_options(),
        rows=rows.row_filter(extraction.genre),
        writing=writing,
        max_seconds=extraction.max_seconds or MAX_SECONDS,
        again_failed=again_failed,
    )
    return CorpusRun(inputs, output, options, json_lines=json_lines)


def _messages(run: CorpusRun, told: _Told, seconds: float) -> Iterator[str]:
    counts = run.counts
    if told.failed > _TOLD:
        yield f"{told.failed - _TOLD} more failed; {run.folder.name}/manifest.json names all"
    if counts.known:
        yield f"{run.folder.name}: {counted(counts.known, 'part')} of {counts.parts} had been done before"
    speed = f"; {counts.words:,} words read in {seconds:,.0f} seconds" if counts.words else ""
    yield (
        f"{run.folder.name}: {counted(counts.rows, 'statement')} in {counted(counts.texts, 'text')}, "
        f"{counted(counts.parts, 'part')}{speed}"
    )
