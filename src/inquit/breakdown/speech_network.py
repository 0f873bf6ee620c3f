"""Who speaks to whom: a tie for each two people of whom one says something to the other, over any number of texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from inquit.breakdown.dimensions import Dimension, dimension_of
from inquit.breakdown.statement_counts import StatementCounts
from inquit.document import Document, Gender, SpeakerKind

__all__ = ["TIED_BY", "NetworkMaker", "NetworkNode", "SpeechNetwork", "Tie"]

TIED_BY: Final = ("person", "addressee")  # and so by nothing of these besides
FIGURES: Final = ("lines", "words", "documents")


@dataclass(frozen=True, slots=True)
class Tie:
    """What one says to another.

    part: in which chapter, month or whatever else ties are told apart by; None where they are not, or that has none.
    documents: how many texts have such a line.
    """

    speaker: str
    addressee: str
    part: str | None
    lines: int
    words: int
    documents: int


@dataclass(slots=True)
class NetworkNode:
    """Somebody who speaks or is spoken to, under one name in all texts.

    lines, words: all that is said, to whomever.
    addressed: how many lines are said to this one.
    """

    name: str
    named: bool
    kind: SpeakerKind | None = None
    gender: Gender | None = None
    lines: int = 0
    words: int = 0
    addressed: int = 0


@dataclass(frozen=True, slots=True)
class SpeechNetwork:
    """The people, who says most first, and their ties.

    by: what ties are told apart by besides, if anything.
    lines: how many lines there are in all, whoever speaks and to whomever.
    """

    people: tuple[NetworkNode, ...]
    ties: tuple[Tie, ...]
    by: Dimension | None
    lines: int
    documents: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of `rows`."""
        return ("speaker", "addressee", *([self.by.name] if self.by else []), *FIGURES)

    def rows(self) -> Iterator[tuple[str | int | None, ...]]:
        """A row of `columns` for each tie."""
        for one in self.ties:
            part = (one.part,) if self.by else ()
            yield (one.speaker, one.addressee, *part, one.lines, one.words, one.documents)

    def record(self) -> dict[str, Any]:
        """All of it as plain values."""
        people = [{name: getattr(one, name) for name in NetworkNode.__dataclass_fields__} for one in self.people]
        ties = [dict(zip(self.columns, row, strict=True)) for row in self.rows()]
        return {"documents": self.documents, "lines": self.lines, "people": people, "ties": ties}


class NetworkMaker:
    """Takes documents one at a time and keeps sums only, so that any number of them may come.

    People of the same name are one, as in other figures over many texts.

    by: the name of one of `DIMENSIONS`, or of a column that the user keeps, by which ties are told apart besides.
    """

    def __init__(self, by: str | None = None) -> None:
        self._by = None if by is None else dimension_of(by)
        self._counts = StatementCounts([*TIED_BY, *([] if by is None else [by])])
        self._people: dict[str, NetworkNode] = {}

    def add(self, document: Document) -> None:
        """Count the statements of one more document."""
        self._counts.add(document)
        heard = {id_ for quote in document.quotes for id_ in (quote.speaker_id, quote.addressee_id)}
        for one in document.speakers:
            if one.id not in heard:
                continue
            known = self._people.setdefault(one.name, NetworkNode(one.name, one.named))
            known.kind, known.gender = known.kind or one.kind, known.gender or one.gender

    def network(self) -> SpeechNetwork:
        """What was counted; nothing may be added afterwards.

        Raises:
            SettingsError: no text has a column that ties are told apart by.
        """
        table, ties = self._counts.table(), []
        for line in table.lines:
            speaker, addressee, *parts = line.values
            sums = line.sums
            if speaker is not None:
                self._people[speaker].lines += sums.quotes
                self._people[speaker].words += sums.words
            if addressee is not None:
                self._people[addressee].addressed += sums.quotes
            if speaker is not None and addressee is not None:
                ties.append(
                    Tie(speaker, addressee, parts[0] if parts else None, sums.quotes, sums.words, line.documents)
                )
        people = sorted(self._people.values(), key=lambda one: (-one.lines, -one.words, -one.addressed, one.name))
        return SpeechNetwork(tuple(people), tuple(ties), self._by, table.sums.quotes, table.documents)
