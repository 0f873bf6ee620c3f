"""A label taken apart: who is named, and what is said about him."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from inquit.document import Gender

__all__ = ["LabelKind", "LabelParts"]

# By what a label tells its speaker: a name, an office, a common noun ("Speaker 1"), more than one, a side of questions
# and answers.
LabelKind = Literal["name", "office", "unnamed", "group", "joint", "question", "answer", "witness"]


@dataclass(frozen=True, slots=True)
class LabelParts:
    """What a label says.

    name: in ordinary letters, without titles; of an office or a noun the whole phrase without article.
    titles: as printed, before the name. role: the office that stands beside the name.
    aliases: other forms of the name that the label itself gives ("David Park (DP)").
    members: the labels that a joint one is made of.
    """

    kind: LabelKind
    name: str
    titles: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    gender: Gender | None = None

    def described(self, role: str | None, affiliation: str | None) -> LabelParts:
        """The same with what else is known, where the label does not say it."""
        return replace(self, role=self.role or role, affiliation=self.affiliation or affiliation)

    def known_as(self, *aliases: str) -> LabelParts:
        """The same with further forms of the name."""
        return replace(self, aliases=tuple(dict.fromkeys((*self.aliases, *aliases))))
