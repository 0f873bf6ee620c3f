"""A document in the state that people have corrected: its speakers under the names of their persons."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlite_utils.db import Database

from inquit.document import Document, Speaker

__all__ = ["corrected"]

_PEOPLE = """
SELECT speakers.speaker, people.name, people.kind, people.gender, people.role, people.affiliation
FROM speakers JOIN people ON people.id = speakers.person_id
WHERE speakers.document_id = ?
"""


def corrected(db: Database, number: int, document: Document) -> Document:
    """The document with what is known of its speakers as people of the corpus.

    What a text itself says of a speaker's kind, gender, role and affiliation stays; the name that it has goes to the
    aliases.
    """
    known = {row[0]: row[1:] for row in db.execute(_PEOPLE, (number,))}
    speakers = tuple(_corrected(one, known[one.id]) if one.id in known else one for one in document.speakers)
    return replace(document, speakers=speakers)


def _corrected(speaker: Speaker, person: tuple[Any, ...]) -> Speaker:
    name, kind, gender, role, affiliation = person
    aliases = speaker.aliases
    if name != speaker.name:
        aliases = tuple(dict.fromkeys((*(alias for alias in aliases if alias != name), speaker.name)))
    return replace(
        speaker,
        name=name,
        kind=speaker.kind or kind,
        gender=speaker.gender or gender,
        role=speaker.role or role,
        affiliation=speaker.affiliation or affiliation,
        aliases=aliases,
    )
