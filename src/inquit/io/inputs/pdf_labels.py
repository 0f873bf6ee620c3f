"""Lines of a PDF that begin with who speaks: they begin a paragraph, also where the one before has no full stop.

Only where such labels recur so often that the pages can hold nothing but talk; in other documents a colon decides
nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from inquit.io.inputs.pdf_lines import PdfLine

__all__ = ["label_lines"]

# A name, an office, perhaps with a name in brackets, which may go on in the next line: "The Minister (Mr. Oakes):"
_LABEL = re.compile(r"(?:[A-Z][^:()\[\]?!\d]{1,80}(?:\([^()]{2,60}\))?)(?=\s?:(?:\s|\Z))")
_QUESTION, _ANSWER = re.compile(r"Q[.:]?\s\S"), re.compile(r"A[.:]?\s[A-Z]")
_Q, _A = "Q", "A"
_LONGEST = 90
_WORDS, _FEW_WORDS = 12, 5  # a label with a name in brackets has no more, and one without that stands only once
# So many lines, and such a part of them, must begin with a label that recurs, and so many people must speak.
_LEAST, _SHARE, _SPEAKERS = 8, 0.03, 2


def label_lines(lines: Sequence[PdfLine]) -> frozenset[int]:
    """Which lines begin with a label."""
    found = {number: label for number in range(len(lines)) if (label := _label(lines, number)) is not None}
    times = Counter(found.values())
    if min(times[_Q], times[_A]) <= 1:  # a line may begin with an article
        found = {number: label for number, label in found.items() if label not in (_Q, _A)}
        times = Counter(found.values())
    recurring = {label for label, number in times.items() if number > 1}
    often = sum(times[label] for label in recurring)
    if len(recurring) < _SPEAKERS or often < max(_LEAST, _SHARE * len(lines)):
        return frozenset()
    return frozenset(
        number
        for number, label in found.items()
        if label in recurring or label.endswith(")") or len(label.split()) <= _FEW_WORDS
    )


def _label(lines: Sequence[PdfLine], number: int) -> str | None:
    text = lines[number].text
    if _QUESTION.match(text):
        return _Q
    if _ANSWER.match(text):
        return _A
    if ":" not in text and number + 1 < len(lines) and "(" in text:
        text = f"{text} {lines[number + 1].text}"
    found = _LABEL.match(text[: 2 * _LONGEST])
    if found is None or len(found[0].split()) > _WORDS:
        return None
    return found[0]
