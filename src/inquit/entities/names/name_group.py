"""Mentions that share their words: what clustering starts from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from inquit.entities.names.name_words import Words

__all__ = ["NameGroup"]


@dataclass(slots=True)
class NameGroup:
    """All mentions with the same words."""

    words: Words
    members: list[int] = field(default_factory=list)
    votes: float = 0.0
    labels: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)

    @property
    def is_person(self) -> bool:
        """Whether the mentions together say that this is a person."""
        return self.votes > 0

    @property
    def is_place(self) -> bool:
        """Whether the recogniser mostly says that this is a place."""
        return not self.is_person and self.labels["GPE"] + self.labels["LOC"] > len(self.members) / 2
