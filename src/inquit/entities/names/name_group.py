"""Mentions that share their words: what clustering starts from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from inquit.entities.names.name_words import Words, without_suffix
from inquit.languages.entity_labels import LOCATION, POLITICAL_PLACE
from inquit.languages.vocabulary import Vocabulary

__all__ = ["NameGroup"]


@dataclass
class NameGroup:
    """All mentions with the same words."""

    words: Words
    vocabulary: Vocabulary
    members: list[int] = field(default_factory=list)
    votes: float = 0.0
    labels: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)

    @cached_property
    def bare(self) -> Words:
        """The words without "Jr." and the like."""
        return without_suffix(self.words, self.vocabulary)

    @cached_property
    def without_legal_form(self) -> Words:
        """The words without "Inc.", so that "Lund & Sons Inc." and "Lund & Sons" are one."""
        end = len(self.words)
        while end > 1 and self.words[end - 1] in self.vocabulary.legal_forms:
            end -= 1
        return self.words[:end] if end > 1 else self.words

    @property
    def is_person(self) -> bool:
        """Whether the mentions together say that this is a person."""
        return self.votes > 0

    @property
    def is_place(self) -> bool:
        """Whether the recogniser mostly says that this is a place."""
        return not self.is_person and self.labels[POLITICAL_PLACE] + self.labels[LOCATION] > len(self.members) / 2
