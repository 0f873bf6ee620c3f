"""What a run comes to, in numbers."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field

from inquit.document import Document
from inquit.filters import folded
from inquit.render.tally import counted

__all__ = ["RunCounts", "left_out_undated"]


@dataclass(slots=True)
class RunCounts:
    """How many texts there were, and what was written of them."""

    done: int = 0
    failed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)  # rows by status
    undated: int = 0  # texts that are left out for want of a date
    without_text: int = 0
    known: deque[bool] = field(default_factory=deque)  # of what the reader has: whether it is a result already
    written: int = 0
    _statements: int = 0
    _speakers: set[str] = field(default_factory=set)

    @property
    def in_vain(self) -> bool:
        """Whether everything failed."""
        return bool(self.failed and not self.done)

    def add_written(self, document: Document) -> None:
        """One more text is in the output."""
        self.done += 1
        self.written += 1
        self._statements += len(document)
        self._speakers.update(folded(quote.speaker.name) for quote in document if quote.speaker is not None)

    def not_counted(self) -> str:
        """The rows that are left out for their status."""
        statements = counted(self.left_out.total(), "statement")
        which = ", ".join(f"{number} {status}" for status, number in sorted(self.left_out.items()))
        return f"{statements} not counted because nobody asserts them: {which}; `--status all` counts them"

    def summary(self) -> str:
        """What is in the output; speakers of one name are one, as nobody looks whether they are."""
        speakers = counted(len(self._speakers), "speaker")
        return f"{counted(self._statements, 'statement')} by {speakers} in {counted(self.written, 'text')}"


def left_out_undated(number: int) -> str:
    """What is said of texts without a date where dates are asked for."""
    return f"{counted(number, 'text')} left out for want of a date (--since, --until)"
