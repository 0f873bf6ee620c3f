"""A label taken apart: who is named, and what is said about him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from inquit.document import Gender

__all__ = ["LabelKind", "LabelParts", "with_letters_as_names"]

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


def with_letters_as_names(labels: Sequence[LabelParts | None]) -> list[LabelParts | None]:
    """The labels of a text; "A" is what somebody is called where others are called so ("B") and no "Q" asks."""
    said = [label for label in labels if label is not None]
    letters = {label.name for label in said if len(label.name) == 1}
    if len(letters) == 1 or any(label.kind == "question" for label in said):
        return list(labels)
    return [
        replace(label, kind="name") if label is not None and label.kind == "answer" and label.name in letters else label
        for label in labels
    ]
