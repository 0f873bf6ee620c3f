"""The speakers that a user knows, and for which texts each of them holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Gender", "Roster", "RosterEntry", "SpeakerKind"]

SpeakerKind = Literal["person", "group", "organisation", "document"]
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A speaker that the user knows. What is given wins over what a text shows; what is not given, the text may show.

    name, aliases: also descriptions ("the official", "boy"), which are the speaker's where `document` says so.
    id: the user's own. narrator: whether this is who says "I" in the narration of fiction, where `document` says so.
    document: the id of the only text for which the entry holds; None for all texts.
    """

    name: str
    aliases: tuple[str, ...] = ()
    id: str | None = None
    kind: SpeakerKind | None = None
    gender: Gender | None = None
    role: str | None = None
    affiliation: str | None = None
    narrator: bool = False
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The speakers that a user expects; what it says wins over what is inferred from the text.

    everywhere: descriptions, and who narrates, hold in every text, also of entries without a document. They always do
        in what `inquit.extract` reads, which is one text.
    """

    entries: tuple[RosterEntry, ...] = ()
    everywhere: bool = False

    def hashable(self) -> Roster:
        """The same in tuples, also where lists were given."""
        return replace(self, entries=tuple(replace(e, aliases=tuple(e.aliases)) for e in self.entries))

    def in_text(self, id: str) -> Roster:
        """The entries that hold for a text; those whose descriptions hold there name it as their document.

        An entry for this text alone stands in place of one of the same name for all texts.
        """
        if not self.everywhere and all(entry.document is None for entry in self.entries):
            return self
        own = [entry for entry in self.entries if entry.document == id]
        names = {entry.name.casefold() for entry in own}
        others = (e for e in self.entries if e.document is None and e.name.casefold() not in names)
        return Roster((*own, *(replace(e, document=id) if self.everywhere else e for e in others)))
