"""Words that turn the meaning of others: negations, quantities, dates, names, modals, conditions, frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.text.parsing import Paragraph
from inquit.verification.verdicts import Turned

__all__ = ["Turning", "governing_words", "turned_by_change"]


@dataclass(frozen=True, slots=True)
class Turning:
    """Words of a source that turn the meaning of a quotation that leaves them out."""

    kind: Turned
    span: TextSpan


def governing_words(paragraphs: Sequence[Paragraph], kept: Sequence[TextSpan]) -> tuple[Turning, ...]:
    """The words outside of what is quoted that by the parse govern it: its negation, modal, condition, or a frame.

    kept: the stretches of the source that are quoted; what lies between two of them is left out by the article.
    """
    return ()


def turned_by_change(said: Sequence[str], printed: Sequence[str]) -> Turned | None:
    """What turns the meaning where some words stand in the place of others; as printed, either may be empty."""
    return None
