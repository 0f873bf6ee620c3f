"""Who "I" is: the speaker of the quote around it, or the writer, whom a byline or a signature may name."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import Quote, TextSpan
from inquit.entities.cast import Cast
from inquit.parsing import Paragraph

__all__ = ["enclosing_quote", "find_writer"]

_BYLINE_PARAGRAPHS = 6
_BYLINE_TOKENS = 12
_SIGNATURE_TOKENS = 10
_SIGNATURE_REACH = 8  # a letter to the editor has no more paragraphs below its last "I"


def enclosing_quote(quotes: Sequence[Quote], span: TextSpan, own: int) -> int | None:
    """The smallest direct quote with a source, other than `own`, that holds the span."""
    best: tuple[int, int] | None = None
    for i, other in enumerate(quotes):
        if i == own or other.type != "direct" or not other.source:
            continue
        size = sum(s.end - s.start for s in other.content)
        if any(s.contains(span) for s in other.content) and (best is None or size < best[0]):
            best = (size, i)
    return best[1] if best else None


def find_writer(cast: Cast, number: int) -> int | None:
    """The mention that names the writer of the paragraph `number`: a signature behind it, else a byline."""
    paragraphs = cast.parsed.paragraphs
    for at in range(number + 1, min(len(paragraphs), number + 1 + _SIGNATURE_REACH)):
        if len(paragraphs[at]) <= _SIGNATURE_TOKENS and (found := _starts_with_person(cast, at, 0)) is not None:
            return found
    for at in range(min(_BYLINE_PARAGRAPHS, len(paragraphs))):
        if _is_byline(paragraphs[at]) and (found := _starts_with_person(cast, at, 1)) is not None:
            return found
    return None


def _is_byline(paragraph: Paragraph) -> bool:
    return 1 < len(paragraph) <= _BYLINE_TOKENS and paragraph.lower[0] == "by"


def _starts_with_person(cast: Cast, at: int, token: int) -> int | None:
    found = cast.at(at, token)
    if found is None or cast.entity_of(found).kind != "person" or len(cast.mentions[found].words) == 1:
        return None
    mention, paragraph = cast.mentions[found], cast.parsed.paragraphs[at]
    behind = mention.hi
    ends = behind >= len(paragraph) or not paragraph.text[behind][:1].isalnum()
    return found if ends and paragraph.text[behind : behind + 1] != [":"] else None
