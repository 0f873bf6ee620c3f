"""What stands around a statement in its text, and the question that it answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlite_utils.db import Database

from inquit.store.search.statement_search import Hit

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["StatementSurroundings", "surroundings_of"]

# A sentence is seldom longer; what lies further off is not looked at.
_SENTENCE: Final = 1_000
# What was said before an answer, in a text whose rows that stand in no other one are turns.
_TURN_BEFORE: Final = """
SELECT earlier.statement, COALESCE(people.name, speakers.name), earlier.speaker_id, statements.speaker_id
FROM statements
JOIN documents ON documents.id = statements.document_id AND documents.genre = 'transcript'
JOIN statements AS earlier ON earlier.document_id = statements.document_id AND earlier.parent_id IS NULL
    AND earlier.start < statements.start
LEFT JOIN speakers ON speakers.id = earlier.speaker_id
LEFT JOIN people ON people.id = speakers.person_id
WHERE statements.id = ? AND statements.parent_id IS NULL
ORDER BY earlier.start DESC LIMIT 1
"""
# The turns of a transcript that end behind one place and begin before another, with who speaks them.
_TURNS_NEAR: Final = """
SELECT statements.content_spans, COALESCE(people.name, speakers.name)
FROM statements
JOIN documents ON documents.id = statements.document_id AND documents.genre = 'transcript'
LEFT JOIN speakers ON speakers.id = statements.speaker_id
LEFT JOIN people ON people.id = speakers.person_id
WHERE statements.document_id = (SELECT document_id FROM statements WHERE id = ?) AND statements.parent_id IS NULL
    AND statements.end > ? AND statements.start < ?
ORDER BY statements.start
"""


@dataclass(frozen=True, slots=True)
class StatementSurroundings:
    """What stands around a statement.

    before, after: the sentences before and after it, in a transcript those that are spoken, with who speaks them;
        empty where the text was not kept, and `before` where the question has it.
    question: the turn before it, where it answers one of somebody else's; asked_by: whose that is.
    """

    before: str = ""
    after: str = ""
    question: str | None = None
    asked_by: str | None = None


def surroundings_of(db: Database, hit: Hit, sentences: int) -> StatementSurroundings:
    """So many sentences on either side of a statement, and its question."""
    row = db.execute(
        "SELECT text, start, end FROM statements JOIN texts ON texts.document_id = statements.document_id "
        "WHERE statements.id = ?",
        (hit.number,),
    ).fetchone()
    question, asked_by = _question(db, hit)
    if row is None or not sentences:
        return StatementSurroundings(question=question, asked_by=asked_by)
    text, start, end = row
    reach = sentences * _SENTENCE
    turns = db.execute(_TURNS_NEAR, (hit.number, start - reach, end + reach)).fetchall()
    if turns:
        before = [*_spoken(turns, text, lambda first, last: (first, min(last, start)))][-sentences:]
        after = [*_spoken(turns, text, lambda first, last: (max(first, end), last))][:sentences]
    else:
        before = _sentences(text[max(0, start - reach) : start])[-sentences:]
        after = _sentences(text[end : end + reach])[:sentences]
    return StatementSurroundings("" if question else _joined(before), _joined(after), question, asked_by)


def _spoken(turns: list[Any], text: str, part: Callable[[int, int], tuple[int, int]]) -> Iterator[str]:
    """The sentences of what is spoken, of a part of each stretch; the first of each turn with its speaker."""
    for spans, name in turns:
        stretches = json.loads(spans)
        parts = [part(*stretch) for stretch in stretches]
        spoken = " ".join(text[first:last] for first, last in parts if first < last)
        begins = bool(name) and parts[0][0] == stretches[0][0]
        for number, sentence in enumerate(_sentences(spoken)):
            yield f"{name}: {sentence}" if begins and not number else sentence


def _joined(sentences: list[str]) -> str:
    return " ".join(sentence.strip() for sentence in sentences)


def _question(db: Database, hit: Hit) -> tuple[str | None, str | None]:
    row = db.execute(_TURN_BEFORE, (hit.number,)).fetchone()
    if row is None or "?" not in row[0] or row[2] == row[3]:
        return None, None
    return row[0], row[1]


def _sentences(text: str) -> list[str]:
    """Those that have a word in them: behind a statement there may be nothing but the full stop."""
    return [sentence.text_with_ws for sentence in _parter()(text).sents if any(map(str.isalnum, sentence.text))]


@cache
def _parter() -> Language:
    """The rules of spaCy for where a sentence ends, which know abbreviations; it needs no weights."""
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer")
    return english
