"""What identifies a speaker while a text is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from inquit.entities.mentions.name_mention import NOBODY

__all__ = ["SpeakerKey"]


@dataclass(frozen=True, slots=True)
class SpeakerKey:
    """Two phrases with one key are one speaker.

    kind: by what somebody is known: a name of the text, an entry of the user's roster, the words of a description,
    the members of a group, being one of many, having written the text; or just a noun phrase, to be read first.
    entity: the key of the entity that has the name. details: what tells those of another kind apart.
    """

    kind: Literal["name", "roster", "description", "group", "one of many", "author", "noun phrase"]
    entity: int = NOBODY
    details: tuple[object, ...] = ()
