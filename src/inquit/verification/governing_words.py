"""Words outside a quotation that by the parse govern what is quoted: its negation, modal, condition, or a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.text.parsing import Paragraph
from inquit.verification.verdicts import Turned

__all__ = ["Turning", "governing_words"]


@dataclass(frozen=True, slots=True)
class Turning:
    """Words of a source that turn the meaning of a quotation that leaves them out.

    same, sense: what they say, and what they have in common with those that may stand for them beside the marks.
    """

    kind: Turned
    span: TextSpan
    same: str = ""
    sense: str = ""


def governing_words(
    paragraphs: Sequence[Paragraph], kept: Sequence[TextSpan], within: Sequence[TextSpan] = ()
) -> tuple[Turning, ...]:
    """The words outside of what is quoted that by the parse govern it, in the order of the text.

    kept: the stretches of the source that are quoted; what lies between two of them is left out by the article.
    within: what the speaker says, where the source has it in marks: that somebody says it is no frame outside of them.
    """
    return ()
