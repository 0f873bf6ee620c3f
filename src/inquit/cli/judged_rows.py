"""Rows of a table, each a quotation that is judged against its own source, or against all."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from inquit.document import Failure
from inquit.errors import InputError
from inquit.io.inputs.joined_rows import speaker_in
from inquit.io.inputs.whole_rows import WholeRow
from inquit.io.sources_in_cells import CellSource, SourceCells
from inquit.text_safety import undefused
from inquit.verification.article_quotations import Quotation, quotation_alone, quotation_within
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import VERDICTS, CheckedQuotation
from inquit.verification.verifying import verify_one
from inquit.verification.words_in_marks import outermost_in_marks

__all__ = ["JudgedRow", "RowColumns", "RowJudge"]

# Characters of sources that are held prepared, beside the last row's: rows of one source stand near each other.
_MOST_HELD: Final = 20_000_000
# The columns by which a table is known for one of `inquit extract`, which says more of its rows than others do.
_OF_EXTRACT: Final = frozenset({"quote", "type", "confidence", "rule"})
_TOO_WIDE: Final = "Has more cells than the header, so that they may be shifted."
_NOT_JUDGED: Final = "In other words than the speaker's, so not judged."


@dataclass(frozen=True, slots=True)
class RowColumns:
    """The columns of a table that matter."""

    quote: str
    speaker: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of the table, and what was found out about its quotation.

    checked: None where there was nothing to judge.
    notes: what else should be known, a sentence each.
    error: what could not be read.
    """

    row: WholeRow
    checked: CheckedQuotation | None = None
    notes: tuple[str, ...] = ()
    error: str | None = None


class RowJudge:
    """Judges the rows of one table.

    against: the sources of rows that name none; without any, such a row is not judged.
    cells: reads the sources that rows name; None where no column does.
    defuses: whether the table is one that spreadsheets open, where an apostrophe may stand before a cell.
    read, unread: how many sources were, and could not be.
    """

    def __init__(self, columns: RowColumns, against: Sources, cells: SourceCells | None, *, defuses: bool) -> None:
        self._columns = columns
        self._against = against
        self._cells = cells
        self._defuses = defuses
        self._held: OrderedDict[tuple[CellSource, ...], Sources] = OrderedDict()
        self._size = 0
        self._around = ""  # the last statement that lies in no other one, which says what stands beside those in it
        self._told: dict[int, bool] = {}  # by the hash of a source, whether it was read
        self._missing = {name for name in (columns.speaker, columns.source) if name is not None}

    @property
    def read(self) -> int:
        return len(self._against) + sum(self._told.values())

    @property
    def unread(self) -> int:
        return len(self._against.unread) + len(self._told) - sum(self._told.values())

    @property
    def missing(self) -> list[str]:
        """The named columns that no row has."""
        return sorted(self._missing)

    def judge(self, row: WholeRow) -> JudgedRow:
        """What is found out about one row."""
        if row.fault is not None:
            return JudgedRow(row, error=row.fault)
        self._missing -= {name for name in self._missing if row.has(name)}
        try:
            words, sources = self._words(row), self._sources(row)
        except InputError as error:
            return JudgedRow(row, error=f"{row.label}: {error}")
        notes = (_TOO_WIDE,) if len(row.cells) > len(row.names) else ()
        if not words.strip():
            return JudgedRow(row, notes=("No quotation in it.", *notes))
        if sources is None:
            return JudgedRow(row, error=f"{row.label}: no source in it, and none is named with --against")
        unread = "; ".join(failure.error for failure in sources.unread) or None
        if unread and not len(sources):
            return JudgedRow(row, notes=notes, error=unread)
        checked = [verify_one(quotation, sources) for quotation in self._quotations(row, words)]
        if not checked:
            return JudgedRow(row, notes=(_NOT_JUDGED, *notes), error=unread)
        judged = self._judged(row, checked, unread)
        return replace(judged, notes=(*judged.notes, *notes))

    def _judged(self, row: WholeRow, checked: list[CheckedQuotation], unread: str | None) -> JudgedRow:
        worst = max(checked, key=lambda one: VERDICTS.index(one.verdict) if one.verdict != "too_short" else -1)
        notes = list(worst.notes)
        if len(checked) > 1:
            notes.append(f"Has {len(checked)} stretches in marks, of which the worst is shown: {worst.text}")
        return JudgedRow(row, replace(worst, notes=()), tuple(dict.fromkeys(notes)), unread)

    def _words(self, row: WholeRow) -> str:
        cell = row.value(self._columns.quote)
        if cell is None or isinstance(cell, str | int | float):
            text = "" if cell is None else str(cell)
            return undefused(text) if self._defuses else text
        raise InputError(f"no text in {self._columns.quote!r} but {type(cell).__name__}")

    def _sources(self, row: WholeRow) -> Sources | None:
        """Those of a row; None where there are none.

        Raises:
            InputError: the cell holds no source.
        """
        named = () if self._cells is None else self._cells.named(row.value(self._columns.source or ""))
        if named:
            return self._prepared(named)
        return self._against if len(self._against) or self._against.unread else None

    def _prepared(self, named: tuple[CellSource, ...]) -> Sources:
        """The sources that rows name, each read once as long as they are held."""
        known = self._held.get(named)
        if known is not None:
            self._held.move_to_end(named)
            return known
        assert self._cells is not None
        found = {one: self._cells.read(one) for one in named}
        sources = Sources([text for texts in found.values() for text in texts], like=self._against)
        self._told |= {hash(one): not any(isinstance(text, Failure) for text in texts) for one, texts in found.items()}
        self._held[named] = sources
        self._size += _size(sources)
        while self._size > _MOST_HELD and len(self._held) > 1:
            _, oldest = self._held.popitem(last=False)
            self._size -= _size(oldest)
        return sources

    def _of_extract(self, row: WholeRow) -> bool:
        return self._columns.quote == "quote" and set(row.names) >= _OF_EXTRACT

    def _quotations(self, row: WholeRow, words: str) -> Iterator[Quotation]:
        """What is quoted in a row: all of it; of one that `inquit extract` wrote what stands in marks, by its type."""
        speaker = None if self._columns.speaker is None else speaker_in(row.value(self._columns.speaker))
        if not self._of_extract(row):
            yield quotation_alone(words, speaker)
            return
        if words not in self._around:
            self._around = words
        type_ = row.value("type")
        if type_ != "indirect":
            for part in outermost_in_marks(words) if type_ == "mixed" else [words]:
                yield quotation_within(self._around, part, speaker, self._sure(row))

    def _sure(self, row: WholeRow) -> float:
        """How sure `inquit extract` was of the speaker."""
        try:
            return float(row.value("confidence"))
        except (TypeError, ValueError):
            return 1.0


def _size(sources: Sources) -> int:
    return sum(len(one.text) for one in sources.texts)
