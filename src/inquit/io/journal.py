"""What a run has finished so far, kept beside its output, so that another run can go on with it.

JSON Lines: first what the results owe to, then the result of each text, in the order in which they were done. A line
begins with a digest of the rest of it, so that one that was cut off, or damaged, is known and counts as not written; a
result has a digest of all that it was made from, by which it is found again. The texts themselves are not in it.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from inquit.digests import digest, short, text_digest, value_digest
from inquit.document import Document
from inquit.errors import InquitError, OutputError
from inquit.io.checked_stream import cause_of
from inquit.io.limits import MAX_LINE
from inquit.io.outfile import journal_path, unwritable
from inquit.io.own_file import FOR_OWNER, is_at, made_anew, remove, taken
from inquit.io.places_by_key import PlacesByKey
from inquit.record import document_record, read_document
from inquit.source import Markup, Source

__all__ = ["Journal"]

_CHECKED = re.compile(rb'\{"check":"(?P<check>[0-9a-f]+)",')
_RESULT = re.compile(rb'\{"of":"(?P<key>[0-9a-f]+)","result":')
# What is longer is not kept, and not read: a line that never ends must not fill the memory. The result of a long novel,
# some times as long as its text as each statement says why it has its speaker, has a tenth of that.
_LONGEST = MAX_LINE
_OF_ID = 16  # so many figures of a key say which id the text has, the others all that the result is made from


class Journal:
    """The results of a run so far; one run at a time has it.

    target: the file of results that it stands beside.
    provenance: what results owe to, besides the texts; only results of the same are found.
    resume: whether one that is there already is gone on with, or replaced.

    Raises, also from `add`:
        OutputError: it cannot be written, or another run has it.
    """

    def __init__(self, target: Path, provenance: Mapping[str, str], *, resume: bool) -> None:
        self.path = journal_path(target)
        self.begun_with: Mapping[str, str] | None = None  # what the results in it owe to, where it says so
        self._target = target
        self._owing = value_digest(provenance)
        self._places = PlacesByKey()
        self._of_use = array("Q")  # the places of the results that this run has found or added
        self._ids = array("Q")  # digests of their ids
        self._added = 0
        try:
            self._file = io.BufferedRandom(io.FileIO(self._opened(resume), "r+"))
            with self._closed_if_faulty():
                self._read()
                if self.begun_with is None:
                    self._write({"begun_with": dict(provenance)})
        except OSError as error:
            raise unwritable(target, error) from error

    def __len__(self) -> int:
        """How many results are in it."""
        return len(self._places) + self._added

    def key(self, source: Source) -> str:
        """What all that a result is made from comes to: the text, and what its file says about it, but not where."""
        made_from = value_digest([self._owing, source.id, text_digest(source.text), _told_by(source.markup)])
        return text_digest(source.id)[:_OF_ID] + made_from

    def find(self, key: str, text: str) -> Document | None:
        """The result of this text, if it is there and whole."""
        place = self._places.find(key)
        if place is None:
            return None
        try:
            held = json.loads(_checked(self._line_at(place)) or b"{}")
            document = read_document(held["result"], text) if held["of"] == key else None
        except (InquitError, OSError, LookupError, TypeError, ValueError, AttributeError):
            return None  # damaged in a way that nobody foresaw: the text is read again
        if document is not None:
            self._note_use(key, place)
        return document

    def add(self, key: str, document: Document) -> None:
        """Keep a result, as the extractor gave it."""
        with self._faults():
            place = self._write({"of": key, "result": document_record(document, with_not_quotes=True)})
        self._note_use(key, place)
        self._added += 1

    def shrink(self) -> None:
        """Leave out results of texts that have changed, so that it does not grow for ever.

        What stays moves to the front line by line, so that a kill costs one at most. Nothing is found afterwards.
        """
        of_use, ids = frozenset(self._of_use), frozenset(self._ids)
        place = end = 0
        with self._faults():
            while line := self._line_at(place):
                body = _checked(line)
                result = None if body is None else _RESULT.match(body)
                # A text that this run could not get at, as the network was down, may have a result from before.
                stays = place in of_use or int(result["key"][:_OF_ID], 16) not in ids if result else body is not None
                if stays:
                    if end < place:
                        self._file.seek(end)
                        self._file.write(line)
                    end += len(line)
                place += len(line)
            self._file.flush()
            self._file.truncate(end)

    def close(self) -> None:
        """Leave it as it is."""
        with suppress(OSError):  # what could not be written was told before
            self._file.close()

    def remove(self) -> None:
        """Leave nothing of it."""
        try:
            if is_at(self._file.fileno(), self.path):
                remove(self.path, self.close)
        except OSError as error:
            raise OutputError(
                f"{self.path}: of no use any more, and cannot be removed ({cause_of(error)}); remove it"
            ) from error
        finally:
            self.close()

    def _opened(self, resume: bool) -> int:
        """The file: the one that is there, if it is to be gone on with, or a new one."""
        left = taken(self.path, self._busy)
        if left is not None and not resume:
            remove(self.path, partial(os.close, left))
        elif left is not None:
            if _is_foreign(left):
                os.close(left)
                raise OutputError(f"{self.path}: belongs to another user, so nothing is taken from it; remove it first")
            return left
        return made_anew(self.path, FOR_OWNER, self._busy)

    def _busy(self) -> OutputError:
        return OutputError(f"{self._target}: another run is writing it; wait for it, or choose another file for -o")

    def _read(self) -> None:
        """See what is there."""
        for place, line in self._lines():
            body = _checked(line)
            if body is None:
                continue
            if result := _RESULT.match(body):
                self._places.add(result["key"].decode("ascii"), place)
            elif self.begun_with is None:
                self.begun_with = _provenance(body)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        place, line = 0, b"\n"
        while read := self._file.readline(_LONGEST):
            line = read
            yield place, line
            place += len(line)
        if not line.endswith(b"\n"):  # what was cut off is to damage nothing that comes after it
            self._file.write(b"\n")

    def _line_at(self, place: int) -> bytes:
        self._file.seek(place)
        return self._file.readline(_LONGEST)

    def _note_use(self, key: str, place: int) -> None:
        self._of_use.append(place)
        self._ids.append(int(key[:_OF_ID], 16))

    def _write(self, about: Mapping[str, Any]) -> int:
        """Write a line at the end, and say where that is."""
        rest = json.dumps(about, separators=(",", ":"))[1:].encode("ascii")
        end = self._file.seek(0, io.SEEK_END)
        if len(rest) < _LONGEST - 100:
            self._file.write(b'{"check":"%s",%s\n' % (short(digest(rest)).encode("ascii"), rest))
            self._file.flush()
        return end

    @contextmanager
    def _closed_if_faulty(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self.close()
            raise

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"{self._target}: what is done cannot be kept ({self.path}: {cause_of(error)})"
            ) from error


def _checked(line: bytes) -> bytes | None:
    """What a line says besides its digest; None where it is not as it was written."""
    found = _CHECKED.match(line)
    if found is None or not line.endswith(b"}\n"):
        return None
    rest = line[found.end() : -1]
    return b"{" + rest if short(digest(rest)).encode("ascii") == found["check"] else None


def _told_by(markup: Markup) -> str:
    """What a file says about its text, in characters."""
    markup = replace(markup, places=())
    try:
        return repr(markup)
    except RecursionError:  # the user's own fields can hold lists within lists within lists
        return repr(replace(markup, fields={}))


def _is_foreign(descriptor: int) -> bool:
    return sys.platform != "win32" and os.fstat(descriptor).st_uid != os.geteuid()


def _provenance(body: bytes) -> Mapping[str, str] | None:
    try:
        said = json.loads(body)["begun_with"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else None
