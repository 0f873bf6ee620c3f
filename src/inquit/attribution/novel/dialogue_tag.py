"""A clause beside a quote, as far as it says who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from inquit.document import Gender

__all__ = ["DialogueTag", "TagKind"]

TagKind = Literal["name", "pronoun", "noun", "I", "other"]


@dataclass(frozen=True, slots=True)
class DialogueTag:
    """A clause beside a quote, as far as it says who speaks.

    kind: what its source is: a character's name, "he" or "she", "I", a noun phrase for a person, or anything else.
    source, verb: tokens of the paragraph with the index `paragraph`; no verb where only a subject is known.
    character: whom a name or a noun phrase stands for, by key.
    speech: whether the verb reports talk.
    anonymous: that is nobody in particular ("everyone", "a voice").
    owner, owner_word: whose sister, father or the like a noun phrase says it is: a character by key, or "his", "her",
        "my".
    """

    kind: TagKind
    paragraph: int
    source: int
    verb: int | None
    speech: bool
    character: int | None = None
    gender: Gender | None = None
    owner: int | None = None
    owner_word: str = ""
    anonymous: bool = False
