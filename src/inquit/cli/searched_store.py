"""What `find` and `who` look into: a database, or one in memory of what a results file or texts hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from inquit.cli.databases_as_inputs import say_what_is_corrected
from inquit.cli.jobs import make_job, texts_or_results
from inquit.cli.option_groups import ExtractionOptions, ReadingOptions, RowOptions
from inquit.cli.overwriting import refuse_overwriting
from inquit.cli.run import run
from inquit.io.database_files import is_database
from inquit.store import Store
from inquit.store.additions import Additions
from inquit.store.database import IN_MEMORY
from inquit.store.linked_people import link

__all__ = ["searched_store"]


@contextmanager
def searched_store(
    name: str,
    reading: ReadingOptions,
    extraction: ExtractionOptions,
    output: Path | None = None,
    *,
    as_found: bool = False,
) -> Iterator[tuple[Store, int]]:
    """The database, and the exit code of reading what is put into it; 0 where nothing had to be read.

    Args:
        name: a database, or anything that can be read.
        reading: how texts are read.
        extraction: how they are extracted.
        output: what is written.
        as_found: whether a database is read as if nobody had corrected anything.

    Raises:
        InquitError: the database cannot be opened, or nothing can be read at all.
        BadParameter: the output would overwrite the input.
    """
    if is_database(name):
        refuse_overwriting([output], [name])
        with Store(name, writes=False, as_found=as_found) as store:
            say_what_is_corrected(store)
            yield store, 0
        return
    texts = texts_or_results([name], reading, extraction, output)
    with Store(IN_MEMORY) as store:
        additions = Additions(store, "")
        job = make_job(texts, additions, RowOptions(), extraction)
        code = run(replace(job, wanted=additions.wanted))
        link(store.db)
        yield store, code
