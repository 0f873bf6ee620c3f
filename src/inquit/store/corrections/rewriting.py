"""The corrected state of a text put into the tables that everything asks, in the transaction that changes the log.

`statements` and `speakers` hold what is so by all corrections; what the reader found stands unchanged in
`found_statements` and `found_speakers`, for texts in which the two differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.document import Document, Quote, Speaker
from inquit.store.calibrated_confidence import calibrate_text, calibration_in_use
from inquit.store.cells import insert_rows, sql_text
from inquit.store.corrections.corrected_text import CorrectedText, RowJudgement, corrected_text, uncorrected
from inquit.store.corrections.correction_log import log_of_text
from inquit.store.paragraph_stretches import paragraphs_with_statements
from inquit.store.reading import read_documents
from inquit.store.row_records import alias_rows, speaker_row, statement_row

__all__ = ["next_number", "restore_found", "rewrite", "settle", "state_of"]

_HAS_LOG: Final = """
SELECT 1 FROM documents JOIN corrections USING (origin, key) WHERE documents.id = ? LIMIT 1
"""
_FORGET: Final = """
DELETE FROM corrections WHERE (origin, key) = (SELECT origin, key FROM documents WHERE documents.id = ?)
"""
_LINK_AGAIN: Final = """
INSERT OR IGNORE INTO names_left SELECT name_group, linked_as FROM speakers WHERE id = ? AND linked_as IS NOT NULL
"""
_PARAGRAPHS: Final = "SELECT id, paragraph, start, end FROM paragraphs WHERE document_id = ?"
# Statements are somebody's whose speaker they have now.
_POINT: Final = """
UPDATE statements SET person_id = (SELECT person_id FROM speakers WHERE speakers.id = statements.speaker_id)
WHERE document_id = ?
    AND person_id IS NOT (SELECT person_id FROM speakers WHERE speakers.id = statements.speaker_id)
"""


def settle(db: Database, number: int) -> None:
    """Give a text that was just put into the database what is known of it: corrections, and confidences."""
    calibrate_text(db, number)
    if db.execute(_HAS_LOG, (number,)).fetchone() is not None:
        rewrite(db, number)


def state_of(db: Database, number: int) -> CorrectedText:
    """The corrected state of a text, from what was found and from the log."""
    return corrected_text(_found(db, number), log_of_text(db, number))


def _found(db: Database, number: int) -> Document:
    (found,) = read_documents(db, [number])
    return found


def rewrite(db: Database, number: int, before: CorrectedText | None = None) -> bool:
    """Put the corrected state of a text into the tables, within the caller's transaction.

    before: the state that they hold now, by the log as it was then; without it they are as the text was found.

    Returns:
        Whether people have to be linked again, as speakers came, went or are called otherwise.
    """
    before = uncorrected(_found(db, number)) if before is None else before
    last = before.log[-1].number if before.log else 0
    return _bring(db, number, before, corrected_text(before.found, [*before.log, *log_of_text(db, number, last)]))


def restore_found(db: Database, number: int) -> None:
    """Forget all corrections of a text, within the caller's transaction."""
    before = state_of(db, number)
    db.execute(_FORGET, (number,))
    _bring(db, number, before, uncorrected(before.found))


def _bring(db: Database, number: int, before: CorrectedText, state: CorrectedText) -> bool:
    """Bring the tables from one state to another: whether people have to be linked again."""
    if state.has_corrections:
        _keep_found(db, number)
    links = _Rewriting(db, number, before, state).bring()
    db.execute("DELETE FROM unplaced_corrections WHERE document_id = ?", (number,))
    insert_rows(
        db,
        "unplaced_corrections",
        ({"correction_id": one.number, "document_id": number} for one in state.unplaced),
    )
    if state.has_corrections:
        db.execute("UPDATE reviewed_texts SET is_done = ? WHERE document_id = ?", (int(state.is_done), number))
    else:
        for table in ("found_statements", "found_speakers", "reviewed_texts"):
            db.execute(f"DELETE FROM {table} WHERE document_id = ?", (number,))
    return links


def next_number(db: Database, table: str) -> int:
    """The number that the next row of `statements` or `speakers` has: none that was ever found has had it."""
    query = f"SELECT MAX((SELECT COALESCE(MAX(id), 0) FROM {table}), (SELECT COALESCE(MAX(id), 0) FROM found_{table}))"
    return int(db.execute(query).fetchone()[0]) + 1


def _keep_found(db: Database, number: int) -> None:
    """Note what was found, where that stands only in the tables that are going to be changed."""
    if db.execute("SELECT 1 FROM reviewed_texts WHERE document_id = ?", (number,)).fetchone() is not None:
        return
    db.execute("INSERT INTO reviewed_texts (document_id) VALUES (?)", (number,))
    for table in ("speakers", "statements"):
        shared = [name for name in _columns(db, f"found_{table}") if name in _columns(db, table)]
        taken = [name if name != "confidence" else "COALESCE(found_confidence, confidence)" for name in shared]
        db.execute(
            f"INSERT INTO found_{table} ({', '.join(shared)}) SELECT {', '.join(taken)} FROM {table} "
            "WHERE document_id = ?",
            (number,),
        )


def _columns(db: Database, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]


class _Rewriting:
    """One text brought from one state to another: only what is otherwise is written."""

    def __init__(self, db: Database, number: int, before: CorrectedText, after: CorrectedText) -> None:
        self._db = db
        self._number = number
        self._before = before
        self._after = after
        self._speakers = _numbers(db, "speakers", "speaker", number, (one.id for one in after.document.speakers))
        self._rows = _numbers(db, "statements", "row", number, (one.id for one in after.document.quotes))
        self._calibration = calibration_in_use(db)
        self._found = {quote.id: quote.confidence for quote in after.found.quotes}

    def bring(self) -> bool:
        """Do it: whether people have to be linked again."""
        known = {one.id: one for one in self._before.document.speakers}
        changed = [one for one in self._after.document.speakers if known.get(one.id) != one]
        gone = known.keys() - {one.id for one in self._after.document.speakers}
        for one in changed:
            self._put_speaker(one, is_new=one.id not in known)
        self._write_statements()
        for id_ in sorted(gone):
            self._db.execute("DELETE FROM speakers WHERE id = ?", (self._speakers[id_],))
        for one in changed:
            insert_rows(self._db, "speaker_aliases", alias_rows(self._speakers[one.id], one))
        self._db.execute(_POINT, (self._number,))
        self._write_judged()
        return bool(changed or gone)

    def _put_speaker(self, speaker: Speaker, *, is_new: bool) -> None:
        row = speaker_row(self._number, self._speakers, speaker)
        if is_new:
            insert_rows(self._db, "speakers", [row])
            return
        self._db.execute(_LINK_AGAIN, (row["id"],))
        self._db.execute("DELETE FROM speaker_aliases WHERE speaker_id = ?", (row["id"],))
        self._update("speakers", row["id"], {**row, "person_id": None, "name_group": None, "linked_as": None})

    def _write_statements(self) -> None:
        """Rows that go do so when no other is nested in them any more."""
        known = {one.id: one for one in self._before.document.quotes}
        now = {one.id: one for one in self._after.document.quotes}
        new = [self._row(self._after, one) for id_, one in now.items() if id_ not in known]
        insert_rows(self._db, "statements", new)
        moved = bool(new)
        for id_, one in now.items():
            if id_ in known and (known[id_] != one or self._before.reviews.get(id_) != self._after.reviews.get(id_)):
                before, row = self._row(self._before, known[id_]), self._row(self._after, one)
                self._update("statements", row["id"], {k: value for k, value in row.items() if value != before[k]})
                moved = moved or known[id_].content != one.content
        gone = known.keys() - now.keys()
        for id_ in sorted(gone):
            self._db.execute("DELETE FROM statements WHERE id = ?", (self._rows[id_],))
        if moved or gone:
            _write_paragraphs(self._db, self._number, self._after.document)

    def _row(self, state: CorrectedText, quote: Quote) -> dict[str, Any]:
        row = statement_row(state.document, self._number, quote, self._speakers, self._rows)
        review, own = state.reviews.get(quote.id), self._found.get(quote.id)
        if review is None and self._calibration is not None:
            row["confidence"] = self._calibration.of(row["confidence"])
        return {**row, "review": review, "found_confidence": None if own == row["confidence"] else own}

    def _write_judged(self) -> None:
        before, after = self._before.judged, self._after.judged
        changed = [id_ for id_ in {**before, **after} if before.get(id_) != after.get(id_)]
        rows = ((*_judgement(after.get(id_)), self._rows[id_]) for id_ in changed)
        self._db.conn.executemany("UPDATE found_statements SET is_right = ?, shown_in = ? WHERE id = ?", rows)

    def _update(self, table: str, id_: int, row: Mapping[str, Any]) -> None:
        cells = {name: sql_text(value) for name, value in row.items()}
        raw = {name for name, value in cells.items() if isinstance(value, bytes) and isinstance(row[name], str)}
        changes = ", ".join(f"{name} = CAST(? AS TEXT)" if name in raw else f"{name} = ?" for name in cells)
        if changes:
            self._db.execute(f"UPDATE {table} SET {changes} WHERE id = ?", (*cells.values(), id_))


def _judgement(judged: RowJudgement | None) -> tuple[int | None, str | None]:
    return (None, None) if judged is None else (int(judged.is_right), judged.shown_in)


def _numbers(db: Database, table: str, name: str, number: int, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of rows by their ids within the document: those that they have or had, and new ones for `ids`."""
    known: dict[str, int] = {}
    for source in (f"found_{table}", table):
        rows = db.execute(f"SELECT {name}, id FROM {source} WHERE document_id = ?", (number,))
        known |= dict(rows.fetchall())
    following = next_number(db, table)
    for id_ in ids:
        if id_ not in known:
            known[id_], following = following, following + 1
    return known


def _write_paragraphs(db: Database, number: int, document: Document) -> None:
    """The paragraphs with statements, where the text is kept."""
    if not document.has_text:
        return
    columns = ("paragraph", "start", "end")
    known = {row[1:]: row[0] for row in db.execute(_PARAGRAPHS, (number,))}
    wanted = {tuple(one[name] for name in columns): one for one in paragraphs_with_statements(document)}
    for place, id_ in known.items():
        if place not in wanted:
            db.execute("DELETE FROM paragraphs WHERE id = ?", (id_,))
    rows = ({"document_id": number, **one} for place, one in wanted.items() if place not in known)
    insert_rows(db, "paragraphs", rows)
