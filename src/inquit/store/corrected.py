"""A document in the state that people have corrected: its speakers are people of the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils.db import Database

from inquit.document import Document, Quote, Speaker

__all__ = ["corrected"]

_PEOPLE = """
SELECT speakers.speaker, people.id, people.name, people.kind, people.gender, people.role, people.affiliation
FROM speakers JOIN people ON people.id = speakers.person_id
WHERE speakers.document_id = ?
"""


def corrected(db: Database, number: int, document: Document) -> Document:
    """The document with its speakers as people of the corpus: those who are one person are one speaker.

    What somebody has decided about a person wins over what the text says; the names that the text has go to the
    aliases.
    """
    known = {row[0]: row[1:] for row in db.execute(_PEOPLE, (number,))}
    groups: dict[object, list[Speaker]] = {}
    for speaker in document.speakers:
        person = known[speaker.id][0] if speaker.id in known else speaker.id
        groups.setdefault(person, []).append(speaker)
    speakers = tuple(
        _corrected(found, known[found[0].id]) if found[0].id in known else found[0] for found in groups.values()
    )
    ids = {speaker.id: found[0].id for found in groups.values() for speaker in found}
    if all(id_ == first for id_, first in ids.items()):
        return replace(document, speakers=speakers)
    return replace(document, speakers=speakers, quotes=tuple(_said_by(quote, ids) for quote in document.quotes))


def _corrected(speakers: Sequence[Speaker], person: Sequence[Any]) -> Speaker:
    """One speaker of those who are one person."""
    _, name, kind, gender, role, affiliation = person
    first = speakers[0]
    names = dict.fromkeys(alias for one in speakers for alias in one.aliases)
    names |= dict.fromkeys(one.name for one in speakers)
    return replace(
        first,
        name=name,
        named=any(speaker.named for speaker in speakers) or name != first.name,
        kind=kind or first.kind,
        gender=gender or first.gender,
        role=role or next((one.role for one in speakers if one.role), None),
        affiliation=affiliation or next((one.affiliation for one in speakers if one.affiliation), None),
        aliases=tuple(alias for alias in names if alias != name or alias in first.aliases),
        mentions=tuple(sorted({span for one in speakers for span in one.mentions})),
        members=tuple(dict.fromkeys(member for one in speakers for member in one.members)),
    )


def _said_by(quote: Quote, ids: dict[str, str]) -> Quote:
    return replace(
        quote,
        speaker_id=None if quote.speaker_id is None else ids[quote.speaker_id],
        addressee_id=None if quote.addressee_id is None else ids[quote.addressee_id],
        reported_by_id=None if quote.reported_by_id is None else ids[quote.reported_by_id],
    )
