"""Somebody or something that a text names: what clustering gives, whatever its rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from inquit.document import Gender
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.name_words import Words

__all__ = ["EntityKind", "NamedEntity"]

EntityKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """Somebody or something that the text names."""

    key: int  # its place in the index
    name: str
    kind: EntityKind
    words: Words  # of the name
    variants: tuple[str, ...]  # forms of the name that the text prints
    gender: Gender | None  # as far as the text shows it
    likely_gender: Gender | None  # shown, or else guessed: only to choose between antecedents
    mentions: tuple[NameMention, ...]  # in text order
