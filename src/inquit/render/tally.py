"""How much was found, as numbers and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from inquit.document import Document

__all__ = ["Tally", "counted"]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over one document, or over several added together; a speaker counts once a document."""

    statements: int = 0
    speakers: int = 0
    without_speaker: int = 0

    @classmethod
    def of(cls, document: Document) -> Tally:
        """The counts of a document; a speaker without a statement does not count."""
        ids = [quote.speaker_id for quote in document.quotes]
        return cls(len(ids), len({id_ for id_ in ids if id_ is not None}), ids.count(None))

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.statements + other.statements,
            self.speakers + other.speakers,
            self.without_speaker + other.without_speaker,
        )

    def sentence(self) -> str:
        """`12 statements · 5 speakers · 2 without a speaker`."""
        if not self.statements:
            return "No statements."
        return f"{counted(self.statements, 'statement')} · {self.who()}"

    def who(self) -> str:
        """`5 speakers · 2 without a speaker`."""
        parts = [counted(self.speakers, "speaker")]
        if self.without_speaker:
            parts.append(f"{self.without_speaker} without a speaker")
        return " · ".join(parts)


def counted(number: int, noun: str) -> str:
    """`1 speaker`, `2 speakers`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
