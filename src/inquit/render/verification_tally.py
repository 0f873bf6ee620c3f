"""What the quotations of articles come to, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from inquit.render.tally import counted
from inquit.verification.verdicts import VERDICTS, CheckedQuotation, Verification

__all__ = ["VerificationTally", "in_words"]


def in_words(finding: str) -> str:
    """A verdict, or what else is found out, for people to read."""
    return finding.replace("_", " ")


@dataclass(slots=True)
class VerificationTally:
    """How many quotations there are of each verdict, and how many of these are shown."""

    articles: int = 0
    sources: int = 0
    unread: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    turning: int = 0
    second_hand: int = 0
    accepted: int = 0

    def add(self, verification: Verification) -> None:
        """One more article is judged."""
        self.articles += bool(verification.document.id)  # a quotation alone is in none
        self.sources, self.unread = verification.sources, len(verification.unread)
        self.shown.update(one.verdict for one in verification)
        self.count((*verification.quotations, *verification.unshown))

    def count(self, quotations: Iterable[CheckedQuotation]) -> None:
        """Count more quotations."""
        for one in quotations:
            self.verdicts[one.verdict] += 1
            self.turning += bool(one.turns_meaning)
            self.second_hand += bool(one.second_hand)
            self.accepted += one.accepted

    def sentence(self) -> str:
        """All of it on one line."""
        articles = f" of {counted(self.articles, 'article')}" if self.articles else ""
        unread = f", {self.unread} more could not be read" if self.unread else ""
        total = counted(self.verdicts.total(), "quotation")
        against = f"{total}{articles} against {counted(self.sources, 'source')}{unread}"
        return f"{against}: {', '.join(self._parts())}" if self.verdicts else against

    def _parts(self) -> list[str]:
        parts = [f"{self.verdicts[one]} {in_words(one)}" for one in VERDICTS if self.verdicts[one]]
        turning = "turns the meaning" if self.turning == 1 else "turn the meaning"
        besides = ((self.turning, turning), (self.second_hand, "at second hand"), (self.accepted, "accepted"))
        return parts + [f"{number} {what}" for number, what in besides if number]
