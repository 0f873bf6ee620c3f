"""A text as a reviewer is shown it: each statement with its version, what was rejected, and what fits no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlite_utils.db import Database

from inquit.digests import short, value_digest
from inquit.document import Document, Quote, Speaker, TextSpan
from inquit.errors import MissingError
from inquit.store.corrections.corrected_text import CorrectedText, Review
from inquit.store.corrections.correction import Correction
from inquit.store.corrections.named_speakers import speaker_record
from inquit.store.corrections.rewriting import state_of
from inquit.store.corrections.text_anchors import TextAnchor, anchor_of

__all__ = [
    "StatementRef",
    "StatementState",
    "TextState",
    "seen_record",
    "statement_versions",
    "targets_of",
    "text_state",
    "text_version",
]

# What a reviewer sees of a statement: where this is another, somebody else has changed it.
_SEEN: Final = """
SELECT statements.id, statements.statement, statements.type, content_spans, cue_spans, source_spans, review,
    speakers.name, speakers.role, speakers.affiliation, addressees.name
FROM json_each(?) AS wanted JOIN statements ON statements.id = wanted.value
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN speakers AS addressees ON addressees.id = statements.addressee_id
"""
_TEXT: Final = """
SELECT content_digest, reading_digest, (SELECT COALESCE(MAX(corrections.id), 0) FROM corrections
    WHERE corrections.origin = documents.origin AND corrections.key = documents.key)
FROM documents WHERE id = ?
"""


@dataclass(frozen=True, slots=True)
class StatementRef:
    """A statement as somebody was shown it.

    text: the number of its document in the database; row: its id within that.
    """

    text: int
    row: str
    version: str


@dataclass(frozen=True, slots=True)
class StatementState:
    """A statement of a text under review.

    number: that of its row in the database.
    found: what the reader had found; None for one that a reviewer has added.
    review: what became of it; None where nobody has judged it yet.
    """

    ref: StatementRef
    number: int
    quote: Quote
    found: Quote | None
    review: Review | None


@dataclass(frozen=True, slots=True)
class TextState:
    """A text under review.

    number: that of its document in the database.
    version: of the text, for what is added to it or said of all of it.
    document: as it was corrected; speakers are as the text names them.
    statements: its statements, in order.
    rejected: what the reader had found and a reviewer has rejected, each with the correction, which can be undone.
    people: who speaks in it, as it was found or was corrected.
    unplaced: the corrections that fit nothing in it now.
    is_done: whether all of it was reviewed.
    """

    number: int
    version: str
    document: Document
    statements: tuple[StatementState, ...]
    rejected: tuple[tuple[Quote, Correction | None], ...]
    people: tuple[Speaker, ...]
    unplaced: tuple[Correction, ...]
    is_done: bool


def text_state(db: Database, number: int) -> TextState:
    """The text of this number.

    Raises:
        MissingError: there is no such document.
    """
    version = text_version(db, number)
    state = state_of(db, number)
    rows = dict(db.execute("SELECT row, id FROM statements WHERE document_id = ?", (number,)).fetchall())
    versions = statement_versions(db, rows.values())
    found = {quote.id: quote for quote in state.found.quotes}
    kept = {quote.id for quote in state.document.quotes}
    people = {one.id: one for one in (*state.found.speakers, *state.document.speakers)}
    return TextState(
        number=number,
        version=version,
        document=state.document,
        statements=tuple(
            StatementState(
                ref=StatementRef(number, quote.id, versions[rows[quote.id]]),
                number=rows[quote.id],
                quote=quote,
                found=found.get(quote.id),
                review=state.reviews.get(quote.id),
            )
            for quote in state.document.quotes
        ),
        rejected=tuple((quote, _rejection(state, quote)) for quote in state.found.quotes if quote.id not in kept),
        people=tuple(people.values()),
        unplaced=state.unplaced,
        is_done=state.is_done,
    )


def text_version(db: Database, number: int) -> str:
    """The version of a text: that of its words and its reading, a full stop, and that of what was corrected in it.

    Raises:
        MissingError: there is no such document.
    """
    row = db.execute(_TEXT, (number,)).fetchone()
    if row is None:
        raise MissingError(f"there is no document {number} in the database; it may have been removed")
    return f"{short(value_digest(row[:2]))}.{row[2]}"


def statement_versions(db: Database, numbers: Iterable[int]) -> dict[int, str]:
    """The versions of statements, by the numbers of their rows; of what is not there, there is none."""
    wanted = f"[{','.join(map(str, numbers))}]"
    return {row[0]: short(value_digest(row[1:])) for row in db.execute(_SEEN, (wanted,))}


def targets_of(state: CorrectedText, rows: Collection[str]) -> dict[str, TextAnchor]:
    """How corrections name statements: as they have named them before, or by where they were found."""
    times: Counter[tuple[TextSpan, ...]] = Counter()
    targets: dict[str, TextAnchor] = {}
    for quote in state.found.quotes:
        if quote.id in rows:
            targets[quote.id] = anchor_of(state.found, quote.content, times[quote.content])
        times[quote.content] += 1
    return targets | dict(state.targets)


def seen_record(document: Document, quote: Quote) -> dict[str, Any]:
    """A statement as plain data, for the log and for whoever has to be told what is there now."""
    speaker, addressee = document.speaker_of(quote), document.addressee_of(quote)
    borders: Mapping[str, Any] = {name: getattr(quote, name) for name in ("content", "cue", "source")}
    return {
        "type": quote.type,
        "statement": quote.text,
        **{name: [[span.start, span.end] for span in spans] for name, spans in borders.items()},
        "speaker": None if speaker is None else speaker_record(speaker),
        "role": None if speaker is None else speaker.role,
        "affiliation": None if speaker is None else speaker.affiliation,
        "addressee": None if addressee is None else speaker_record(addressee),
        "confidence": quote.confidence,
    }


def _rejection(state: CorrectedText, quote: Quote) -> Correction | None:
    target = state.targets.get(quote.id)
    return next((one for one in reversed(state.log) if one.kind == "reject" and one.target == target), None)
