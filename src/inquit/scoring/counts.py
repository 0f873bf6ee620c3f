"""Counts that can be added over documents, and the figures that are read off them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

__all__ = ["NOTHING", "Counts", "Score", "TypeCounts", "ViewCounts"]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many in gold and how many predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of what is in gold that was found, and found right."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)


@dataclass(frozen=True, slots=True)
class TypeCounts:
    """The gold statements of one type: how many, how many found; of how many a reader knows the speaker, who right."""

    gold: int = 0
    found: int = 0
    known: int = 0
    who: int = 0

    def __add__(self, other: TypeCounts) -> TypeCounts:
        return _added(self, other)


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """The counts of one view (quoted stretches, or whole statements) under one matching rule."""

    gold: int = 0
    predicted: int = 0
    found: int = 0  # pairs of a gold and a predicted item
    known: int = 0  # gold items whose speaker a reader could tell
    known_found: int = 0
    who: int = 0  # found, and the speaker is one that a reader accepts
    full_name: int = 0  # found, and the speaker is the canonical name itself
    with_source: int = 0  # gold items that have a source
    source: int = 0  # found, and the source is right
    with_cue: int = 0  # gold items that have a cue
    cue: int = 0
    linked: int = 0  # found, and both cue and source are right; none is right where gold has none

    def __add__(self, other: ViewCounts) -> ViewCounts:
        return _added(self, other)

    @property
    def unmarked(self) -> frozenset[str]:
        """The figures that gold says nothing about, because it never has a speaker, a source or a cue."""
        silent = {
            "who": self.known,
            "full_name": self.known,
            "source": self.with_source,
            "cue": self.with_cue,
            "linked": self.with_source + self.with_cue,
        }
        return frozenset(name for name, marked in silent.items() if not marked)

    @property
    def all_right(self) -> bool:
        """Whether everything is as in gold, and nothing besides."""
        whole = self.predicted == self.found == self.linked == self.gold
        named = self.who == self.full_name == self.known
        return whole and named and (self.source, self.cue) == (self.with_source, self.with_cue)

    def best(self) -> dict[str, Score]:
        """The figures of predictions that are as gold: not all are 1 where gold has no speaker, source or cue.

        What is predicted without one counts as not right, and so does what gold marks without one.
        """
        return {
            "who": Score(self.known, self.known, self.gold),
            "full_name": Score(self.known, self.known, self.gold),
            "source": Score(self.with_source, self.gold, self.gold),
            "cue": Score(self.with_cue, self.gold, self.gold),
        }

    def scores(self) -> dict[str, Score]:
        """The figures of this view by name."""
        return {
            "detect": Score(self.found, self.gold, self.predicted),
            "who": Score(self.who, self.known, self.predicted),
            "full_name": Score(self.full_name, self.known, self.predicted),
            "source": Score(self.source, self.gold, self.predicted),
            "cue": Score(self.cue, self.gold, self.predicted),
            "linked": Score(self.linked, self.gold, self.predicted),
        }


_AnyCounts = TypeVar("_AnyCounts", TypeCounts, ViewCounts)
Types = Mapping[str, TypeCounts]


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything that is counted in one document, or in several added together."""

    documents: int = 0
    words: int = 0
    milliseconds: int = 0
    quoted: ViewCounts = field(default_factory=ViewCounts)
    reported: ViewCounts = field(default_factory=ViewCounts)
    quoted_exact: ViewCounts = field(default_factory=ViewCounts)
    reported_exact: ViewCounts = field(default_factory=ViewCounts)
    quoted_types: Types = field(default_factory=dict)
    reported_types: Types = field(default_factory=dict)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.documents + other.documents,
            self.words + other.words,
            self.milliseconds + other.milliseconds,
            self.quoted + other.quoted,
            self.reported + other.reported,
            self.quoted_exact + other.quoted_exact,
            self.reported_exact + other.reported_exact,
            _joined(self.quoted_types, other.quoted_types),
            _joined(self.reported_types, other.reported_types),
        )

    @property
    def words_per_second(self) -> float | None:
        """How fast the predictions were made, where they say how long they took."""
        return self.words / (self.milliseconds / 1000) if self.milliseconds else None

    def scores(self) -> dict[str, Score]:
        """The figures by name; those of whole statements only where gold has any."""
        return _named(self.quoted, self.reported)

    @property
    def all_right(self) -> bool:
        """Whether everything is as in gold, to the character, and nothing besides."""
        views = (self.quoted, self.quoted_exact, self.reported, self.reported_exact)
        return bool(self.quoted.gold or self.reported.gold) and all(view.all_right for view in views)

    def best(self) -> dict[str, Score]:
        """By name the figures of predictions that are as gold, of those that gold says something about."""
        views = (("quoted", self.quoted), ("reported", self.reported))
        best = {f"{view}.{name}": score for view, counts in views for name, score in counts.best().items()}
        silent = self.unmarked()
        return {name: best[name] for name in self.scores() if name in best and name not in silent}

    def unmarked(self) -> list[str]:
        """The names of figures that mean nothing, because gold has nothing of the kind."""
        views = (("quoted", self.quoted), ("reported", self.reported))
        silent = {f"{view}.{name}" for view, counts in views for name in counts.unmarked}
        return [name for name in self.scores() if name in silent]

    def exact_scores(self) -> dict[str, Score]:
        """The same where content, cue and source have to be marked exactly as in gold."""
        return _named(self.quoted_exact, self.reported_exact)


NOTHING = Counts()


def _named(quoted: ViewCounts, reported: ViewCounts) -> dict[str, Score]:
    named = {f"quoted.{name}": score for name, score in quoted.scores().items()}
    if reported.gold:
        named |= {f"reported.{name}": score for name, score in reported.scores().items()}
    return named


def _joined(a: Types, b: Types) -> Types:
    return {kind: a.get(kind, TypeCounts()) + b.get(kind, TypeCounts()) for kind in sorted({*a, *b})}


def _added(a: _AnyCounts, b: _AnyCounts) -> _AnyCounts:
    return type(a)(*(getattr(a, f.name) + getattr(b, f.name) for f in fields(a)))
