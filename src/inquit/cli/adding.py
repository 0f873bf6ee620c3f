"""Adding to a database: the job, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from inquit.cli.jobs import Texts, make_job
from inquit.cli.messages import notice
from inquit.cli.option_groups import ExtractionOptions, RowOptions
from inquit.cli.output import text_output
from inquit.cli.run import run
from inquit.digests import value_digest
from inquit.provenance import provenance_of
from inquit.render.tally import counted
from inquit.store import Store
from inquit.store.additions import AdditionCounts, Additions

__all__ = ["run_addition"]

_GOES_ON = "; the same command goes on from there"


def run_addition(database: Path, texts: Texts, extraction: ExtractionOptions, *, keeps_text: bool) -> int:
    """Read what is new or has changed, and put it into the database: the exit code.

    Raises:
        InquitError: the database cannot be opened or written.
    """
    reading = value_digest(provenance_of(extraction.model, extraction.settings()))
    with Store(database) as store:
        additions = Additions(store, reading, keeps_text=keeps_text)
        job = make_job(texts, additions, RowOptions(), extraction)
        job = replace(job, wanted=additions.wanted, goes_on=_GOES_ON)
        code = run(job)
        if not keeps_text:
            notice(_WITHOUT_TEXTS)
        with text_output(None) as stream:
            print(f"{database}: {_summary(additions.counts)}", file=stream)
    return code


_WITHOUT_TEXTS = (
    "the texts are not kept: --refresh cannot read them again, and nothing can be shown around a statement; the "
    "statements themselves are there"
)


def _summary(counts: AdditionCounts) -> str:
    """How many were what."""
    new = f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, {counts.failed} failed"
    return new if not counts.duplicate else f"{new}; {counted(counts.duplicate, 'duplicate')} of others among them"
