"""Adding to a database: the job, and what is said of it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from inquit.cli.adding_options import AddingOptions
from inquit.cli.jobs import Texts, make_job
from inquit.cli.messages import notice
from inquit.cli.option_groups import ExtractionOptions, RowOptions
from inquit.cli.output import text_output
from inquit.cli.run import run
from inquit.cli.termination import INTERRUPTED
from inquit.digests import value_digest
from inquit.errors import StoreError
from inquit.io.item import is_url
from inquit.io.read_inputs import STDIN
from inquit.io.web_reading import WebReading
from inquit.provenance import provenance_of
from inquit.render.display import displayable
from inquit.render.tally import counted
from inquit.settings import Settings
from inquit.store import Store
from inquit.store.additions import AdditionCounts, Additions
from inquit.store.corpus_roster import corpus_roster, with_people
from inquit.store.datasette_metadata import write_metadata
from inquit.store.stored_texts import count_outdated

__all__ = ["run_addition"]

_GOES_ON = "; the same command goes on from there"
_SHOWN = 10  # names in a note
_WITHOUT_TEXTS = (
    "the texts are not kept: --refresh cannot read them again, and nothing can be shown around a statement; the "
    "statements themselves are there"
)


def run_addition(
    database: Path, texts: Texts, extraction: ExtractionOptions, adding: AddingOptions, *, is_opened_next: bool = False
) -> int:
    """Read what is new or has changed, and put it into the database: the exit code.

    is_opened_next: whether the command itself shows what is in it, so that nobody has to be told how.

    Raises:
        InquitError: the database cannot be opened or written.
    """
    reading = value_digest(provenance_of(extraction.model, extraction.settings()))
    with _opened(database, adding) as store, text_output(None) as stream:
        additions = Additions(
            store,
            reading,
            keeps_text=not adding.no_text,
            refreshes=adding.refresh,
            series=adding.series,
            looks=partial(_say_of_document, stream) if adding.dry_run else None,
        )
        web = WebReading(adding.follow, adding.pause, additions.pages(repr((texts.reading, adding.follow))))
        job = make_job(texts, additions, RowOptions(), extraction, web)
        total = job.total + (count_outdated(store.db, reading) if adding.refresh else 0)
        unplaced = len(store.unplaced())
        settings = _with_people(job.settings, store) if adding.with_people else None
        code = run(replace(job, total=total, wanted=additions.wanted, goes_on=_GOES_ON, reads_with=settings))
        additions.finish()
        if code not in INTERRUPTED:
            additions.all_done()
        if adding.prune:
            _prune(additions, texts.names, adding, interrupted=code in INTERRUPTED)
        for message in _notes(additions, adding):
            notice(message)
        if more := max(0, len(store.unplaced()) - unplaced):
            notice(f"{counted(more, 'correction')} more without a place in the texts; `inquit corrections` lists them")
        print(f"{displayable(str(database))}: {_summary(additions.counts, adding)}", file=stream)
        if not (adding.dry_run or is_opened_next):
            _say_how_to_look(store, database, stream)
    return code


def _with_people(settings: Settings, store: Store) -> Settings:
    """The settings with the people of the database whom somebody has corrected."""
    people = corpus_roster(store.db)
    if not people.entries:
        notice("--with-people: nobody in the database was corrected yet, so that there is nobody to know")
    return replace(settings, roster=with_people(settings.roster, people))


def _say_how_to_look(store: Store, database: Path, stream: IO[str]) -> None:
    """Write what Datasette shows of a database beside it, and say how it is opened."""
    opening = ["datasette", str(database)]
    try:
        opening += ["--metadata", str(write_metadata(store.db, database))]
    except StoreError as error:
        notice(str(error))
    print(f"to look into it: {displayable(shlex.join(opening))}", file=stream)


@contextmanager
def _opened(database: Path, adding: AddingOptions) -> Iterator[Store]:
    """The database; where nothing is to be done, and there is none, one that leaves no trace."""
    if database.exists() or not adding.dry_run:
        with Store(database, writes=not adding.dry_run) as store:
            yield store
        return
    with TemporaryDirectory(prefix="inquit-") as folder, Store(Path(folder, database.name)) as store:
        yield store


def _say_of_document(stream: IO[str], what: str, name: str) -> None:
    print(f"{what}: {name}", file=stream)


def _prune(additions: Additions, names: Sequence[str], adding: AddingOptions, *, interrupted: bool) -> None:
    places = [name for name in names if name != STDIN and not is_url(name)]
    if interrupted:
        notice("nothing is removed, as not everything was looked at")
        return
    gone, decisions = additions.prune(places)
    if not adding.dry_run:
        for document in gone:
            notice(f"{document.document}: not there any more; removed")
    for decision in decisions:
        notice(f"{decision}: kept, though somebody whom it is about speaks in no text any more")


def _notes(additions: Additions, adding: AddingOptions) -> Iterator[str]:
    if adding.no_text:
        yield _WITHOUT_TEXTS
    if textless := additions.textless:
        shown = ", ".join(textless[:_SHOWN]) + (", ..." if len(textless) > _SHOWN else "")
        yield f"{counted(len(textless), 'document')} cannot be read again, as the text was not kept: {shown}"


def _summary(counts: AdditionCounts, adding: AddingOptions) -> str:
    """How many were what."""
    said = f"{counts.new} new, {counts.changed} changed, {counts.unchanged} unchanged, {counts.failed} failed"
    if adding.prune:
        said += f", {counts.gone} removed"
    if counts.duplicate:
        said += f"; {counted(counts.duplicate, 'duplicate')} of others among them"
    return f"{said}; nothing was done" if adding.dry_run else said
