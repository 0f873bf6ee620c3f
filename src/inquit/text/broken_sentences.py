"""Blocks that are parts of one sentence: lines that were parted by blank lines on the way ("said Karin" / "Vogt.").

Only what no writer does is mended: a paragraph does not begin small, nor end in "the" or "of", nor begin with the rest
of a name and a full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.document import TextSpan
from inquit.glyphs import LETTER, LETTERS, LINE_BREAKS
from inquit.languages import Language

__all__ = ["whole_blocks"]

# A line of fewer words may be an item of a list, a label or a part of a heading. By hand.
MIN_WORDS = 3
_LAST = 80  # characters that hold the last words of a line
_STOPS = frozenset(".!?:;)]…")  # besides quotation marks
_REST_OF_NAME = rf"(?=[A-Z]){LETTERS}[.,](?=\s|$)"
_BEGINNING_OF_NAME = rf"[a-z,[:closing:]]\s(?=[A-Z]){LETTERS}$"
_QUOTE_INSIDE = r"[.!?,][[:closing:]]\s"  # not in every heading
_LAST_WORD = rf"(?<!{LETTER}){LETTERS}$"


def whole_blocks(text: str, blocks: Sequence[TextSpan], language: Language) -> Iterator[tuple[TextSpan, bool]]:
    """The blocks, those that go on in one another made one; whether it is several."""
    first = 0
    for i in range(1, len(blocks) + 1):
        if i < len(blocks) and _goes_on(text, blocks[i - 1], blocks[i], language):
            continue
        yield TextSpan(blocks[first].start, blocks[i - 1].end), i - first > 1
        first = i


def _goes_on(text: str, above: TextSpan, below: TextSpan, language: Language) -> bool:
    end = text[above.end - 1]
    if end in _STOPS or end.isdigit() or end in language.glyphs.closing or _has_breaks(below.of(text)):
        return False
    line = text[above.start : above.end]
    if len(line.split()) < MIN_WORDS or _has_breaks(line):
        return False
    words = language.function_words
    first = below.of(text).split(maxsplit=1)[0].lower()
    if text[below.start].islower() and first[1:2] not in _STOPS:
        return first not in words.agent_preposition  # "by Ann Lund", a byline
    last = line[-_LAST:]
    word = language.compiled(_LAST_WORD).search(last)
    if word is not None and word[0] in words.open_end and text[below.start].isalnum():
        return True
    rest = language.compiled(_REST_OF_NAME).match(text, below.start, below.end)
    inside = language.compiled(_QUOTE_INSIDE).search(line)
    return rest is not None and inside is not None and language.compiled(_BEGINNING_OF_NAME).search(last) is not None


def _has_breaks(text: str) -> bool:
    return any(character in text for character in LINE_BREAKS)
