"""Going on with a run that was cut short: what is done is taken from a journal, in front of the reader.

Everything is written anew, in the order of the inputs, so that the output is that of a run that nothing disturbed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import typer

from inquit.cli.messages import notice
from inquit.document import Document, Failure
from inquit.errors import OutputError
from inquit.io.journal import Journal
from inquit.io.outfile import OutputFile, journal_path
from inquit.source import Found, Source, with_origin

__all__ = ["ReadAll", "Resumption"]

ReadAll = Callable[[Iterable[Found]], Iterator[Document | Failure]]

_SHOWN = 60  # characters of a value that is another one now


class Resumption(AbstractContextManager["Resumption"]):
    """The journal of one run; a context manager, within that of the run's file.

    What was done stays for another run, unless `finish` says that nothing is left to do.

    file: where the results go; without one, or where it is written to directly, there is no journal.
    provenance: gives what results owe to besides the texts; only results of the same are gone on with.
    resume: whether the user asks to go on with an earlier run.

    Raises, on entering:
        BadParameter: the earlier run cannot be gone on with.
        OutputError: there can be no journal.
    """

    def __init__(self, file: OutputFile | None, provenance: Callable[[], Mapping[str, str]], *, resume: bool) -> None:
        self.taken_over = 0
        self._file = file
        self._provenance = provenance
        self._resume = resume
        self._journal: Journal | None = None

    def __enter__(self) -> Resumption:
        if self._file is not None and not self._file.direct and self._resume:
            self._journal = _gone_on_with(self._file, self._provenance())
        return self

    def begin(self) -> None:
        """The run begins now, in place of an earlier one if there was one and it is not gone on with.

        Raises:
            OutputError: there can be no journal.
        """
        if self._file is not None and not self._file.direct and self._journal is None:
            self._journal = Journal(self._file.target, self._provenance(), resume=False)

    def __exit__(self, *_: object) -> None:
        if self._journal is None or self._file is None:
            return
        if len(self._journal) or os.path.lexists(self._file.partial):
            self._journal.close()
        else:
            with _told_only():
                self._journal.remove()

    @property
    def is_possible(self) -> bool:
        """Whether another run could go on with this one."""
        return self._journal is not None and len(self._journal) > 0

    def finish(self, *, failed: int) -> None:
        """All inputs were read, and so many of them failed; without any, there is nothing left to go on with."""
        if self._journal is not None and failed:
            with _told_only():
                self._journal.shrink()
        elif self._journal is not None:
            with _told_only():  # the results are complete
                self._journal.remove()
            self._journal = None

    def before(self, read: ReadAll) -> ReadAll:
        """A reader that has what the journal knows, and lets it know the rest."""
        return read if self._journal is None else partial(self._read, read, self._journal)

    def _read(self, read: ReadAll, journal: Journal, sources: Iterable[Found]) -> Iterator[Document | Failure]:
        under_way: deque[_UnderWay | None] = deque()
        full = False
        for result in read(_asked_for(sources, journal, under_way)):
            text = under_way.popleft()
            if text is None or isinstance(result, Failure):  # a text that failed is to be tried again
                yield result
                continue
            if text.is_known:
                self.taken_over += 1
            elif not full:
                full = not _kept(journal, text.key, result)
            yield with_origin(result, text.source)


@contextmanager
def _told_only() -> Iterator[None]:
    """Within the block a fault of the journal is said, and ends nothing."""
    try:
        yield
    except OutputError as error:
        notice(str(error))


class _UnderWay(NamedTuple):
    """A text that the reader has, and whose result it has not given yet."""

    source: Source
    key: str
    is_known: bool


def _asked_for(sources: Iterable[Found], journal: Journal, under_way: deque[_UnderWay | None]) -> Iterator[Found]:
    """What the reader is asked for: where a text is from is kept back, as the journal is to know only what is in it."""
    for source in sources:
        if not isinstance(source, Source):
            under_way.append(None)
            yield source
            continue
        key = journal.key(source)
        known = journal.find(key, source.text)
        under_way.append(_UnderWay(source, key, known is not None))
        yield known or Source(source.id, source.text, markup=replace(source.markup, places=()))


def _kept(journal: Journal, key: str, document: Document) -> bool:
    try:
        journal.add(key, document)
    except OutputError as error:  # the results themselves may still find room
        notice(f"{error}; should this run be cut short, --resume goes on from here")
        return False
    return True


def _gone_on_with(file: OutputFile, provenance: Mapping[str, str]) -> Journal:
    """The journal of an earlier run, or a new one where there was none."""
    if file.is_left_over and not os.path.lexists(journal_path(file.target)):  # results of an older version
        raise _refusal(
            f"{file.partial} was left by a run that cannot be gone on with, as {journal_path(file.target)} is missing; "
            "move it away, or leave out --resume, which replaces it"
        )
    journal = Journal(file.target, provenance, resume=True)
    if journal.begun_with is not None and (changes := _changes(journal.begun_with, provenance)):
        journal.close()
        raise _refusal(
            f"{file.path} was begun differently: {changes}. Take what it was begun with, or leave out --resume to "
            "begin anew"
        )
    return journal


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    names = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    return ", ".join(f"{name} was {_shown(before.get(name))}, is now {_shown(now.get(name))}" for name in names)


def _shown(value: str | None) -> str:
    if value is None:
        return "none"
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"


def _refusal(message: str) -> typer.BadParameter:
    return typer.BadParameter(message, param_hint="'--resume'")
