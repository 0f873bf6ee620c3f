"""How `inquit verify` writes for programs: JSON, JSON Lines, CSV and TSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Protocol

from inquit.document import Failure, TextSpan
from inquit.io.outputs import WriteOptions
from inquit.io.outputs.columns import Cell
from inquit.io.outputs.csv_output import RowWriter
from inquit.io.outputs.json_output import JsonList, json_line
from inquit.render.marked_quotation import marked_text, shown_differences
from inquit.verification.verdicts import CheckedQuotation, Verification
from inquit.verification.verification_record import unchecked_record, verification_record

__all__ = [
    "VERIFICATION_COLUMNS",
    "VerificationCsv",
    "VerificationJson",
    "VerificationJsonLines",
    "VerificationTsv",
    "VerificationWriter",
    "verification_rows",
]

_BYTE_ORDER_MARK = "\ufeff"
VERIFICATION_COLUMNS = (
    "document", "id", "verdict", "turns_meaning", "second_hand", "accepted", "quotation", "marked", "speaker",
    "speaker_found", "speaker_match", "source", "source_path", "place", "time_start", "time_end", "found", "places",
    "differences", "notes", "row", "start", "end", "source_start", "source_end",
)  # fmt: skip


class VerificationWriter(Protocol):
    """Something that takes articles whose quotations are judged, one at a time."""

    def verification(self, verification: Verification) -> None:
        """Write what was found out about one article."""

    def failure(self, failure: Failure) -> None:
        """Write that an article could not be read."""

    def finish(self) -> None:
        """Write what comes after the last article."""


class VerificationJsonLines:
    """An object an article."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        del options
        self._stream = stream

    def verification(self, verification: Verification) -> None:
        self._write(verification_record(verification))

    def failure(self, failure: Failure) -> None:
        self._write(unchecked_record(failure))

    def finish(self) -> None:
        """Nothing: every line stands for itself."""

    def _write(self, record: object) -> None:
        self._stream.write(json_line(record) + "\n")
        self._stream.flush()


class VerificationJson:
    """One object, `{"inquit": version, "model": name, "articles": [...]}`, with an article a line inside the list."""

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        about = f'"inquit": {json_line(options.version)}, "model": {json_line(options.model)}'
        self._records = JsonList(stream, f'{{{about}, "articles": [', "]}")

    def verification(self, verification: Verification) -> None:
        self._records.write(verification_record(verification))

    def failure(self, failure: Failure) -> None:
        self._records.write(unchecked_record(failure))

    def finish(self) -> None:
        self._records.finish()


class VerificationCsv:
    """A row a quotation; an article that could not be read has none."""

    _delimiter = ","

    def __init__(self, stream: IO[str], options: WriteOptions) -> None:
        if options.bom:
            stream.write(_BYTE_ORDER_MARK)
        self._rows = RowWriter(stream, VERIFICATION_COLUMNS, delimiter=self._delimiter)

    def verification(self, verification: Verification) -> None:
        self._rows.write(verification_rows(verification))

    def failure(self, failure: Failure) -> None:
        """Nothing: a row would be taken for a quotation. The caller names the failure."""

    def finish(self) -> None:
        """Nothing: every row stands for itself."""


class VerificationTsv(VerificationCsv):
    """The same with tabs."""

    _delimiter = "\t"


def verification_rows(verification: Verification) -> Iterator[tuple[Cell, ...]]:
    """A row a quotation, as `VERIFICATION_COLUMNS` has it."""
    for one in verification:
        yield (
            verification.document.id,
            one.id,
            one.verdict,
            one.turns_meaning,
            one.second_hand,
            one.accepted,
            one.text,
            marked_text(one, verification.document.text).plain,
            one.speaker.claimed,
            one.speaker.found,
            one.speaker.match,
            *_place(one),
            one.places,
            shown_differences(one),
            "; ".join(one.notes),
            one.row,
            *_edges(one.spans),
            *_edges(() if one.found is None else one.found.spans),
        )


def _place(one: CheckedQuotation) -> tuple[Cell, ...]:
    found = one.found
    if found is None:
        return (None,) * 6
    start, end = (None, None) if found.time is None else (found.time.start, found.time.end)
    return found.source, found.path, found.place, start, end, found.text


def _edges(spans: tuple[TextSpan, ...]) -> tuple[int | None, int | None]:
    """Where the first stretch begins, and where the last one ends."""
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else (None, None)
