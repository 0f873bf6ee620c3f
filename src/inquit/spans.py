"""Stretches of a text, and of time."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TextSpan", "Time", "TimeSpan"]

Time = float | str  # seconds from the beginning; ISO 8601 where a time of day is known


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """A half-open stretch of the input: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> TextSpan:
        """The same span `by` code points further on."""
        return TextSpan(self.start + by, self.end + by)

    def overlaps(self, other: TextSpan) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: TextSpan) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something is said, as far as the file tells."""

    start: Time | None
    end: Time | None
