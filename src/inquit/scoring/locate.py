"""Finding words that a person typed, or left as they were, in the text that they are from.

White space, quotation marks, apostrophes and dashes need not be typed as printed. Where the words stand in the text
more than once, more of the text can be given, with braces around the words that are meant: `{he} said on Monday`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count

from inquit.document import TextSpan
from inquit.glyphs import ACUTE, DASHES, HYPHENS
from inquit.languages import language_of
from inquit.scoring.scored_rows import Spans

__all__ = ["nearest", "occurrences", "wording"]

_IN_BRACES = re.compile(r"([^{}]*)\{([^{}]+)\}([^{}]*)")
_FIRST_CONTEXT = 8  # characters, completed to whole words; doubled until the words can be told apart


def occurrences(text: str, words: str) -> list[TextSpan]:
    """Every place where the words stand, in the order of the text; none where there are no words."""
    found = _IN_BRACES.fullmatch(words)
    before, meant, after = found.groups() if found else ("", words.strip(), "")
    whole = (before + meant + after).strip()
    if not meant.strip():
        return []
    pattern = f"{_pattern(before.lstrip())}({_pattern(meant)}){_pattern(after.rstrip())}"
    edges = (r"(?<!\w)" if _in_word(whole[0]) else "", r"(?!\w)" if _in_word(whole[-1]) else "")
    return [TextSpan(*match.span(1)) for match in re.finditer(pattern.join(edges), text)]


def nearest(places: Sequence[TextSpan], to: Spans, *, outside: Spans = ()) -> TextSpan | None:
    """The place that is nearest to one of the spans; one that overlaps `outside` only where there is no other."""
    free = [place for place in places if not any(place.overlaps(span) for span in outside)]
    return min(free or places, key=lambda place: (_gap(place, to), place.start), default=None)


def wording(text: str, span: TextSpan) -> Iterator[str]:
    """Ways to write the words of a span: alone, then with more and more around them, in the end with the whole text."""
    meant = _folded(span.of(text))
    yield meant
    for size in (_FIRST_CONTEXT << step for step in count()):
        start, end = max(0, span.start - size), min(len(text), span.end + size)
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        around = _folded(text[start : span.start]), _folded(text[span.end : end])
        yield f"{around[0].lstrip()}{{{meant}}}{around[1].rstrip()}"
        if start == 0 and end == len(text):
            return


def _pattern(words: str) -> str:
    return "".join(r"\s+" if part.isspace() else "".join(map(_sign, part)) for part in re.split(r"(\s+)", words))


def _sign(char: str) -> str:
    alike = next((signs for signs in _alike() if char in signs), None)
    return re.escape(char) if alike is None else f"[{re.escape(alike)}]"


@cache
def _alike() -> tuple[str, str, str]:
    """Signs that editors and keyboards put for one another."""
    marks = language_of().glyphs
    return "".join(sorted(marks.doubles)), "".join(sorted(marks.marks - marks.doubles)) + ACUTE, HYPHENS + DASHES


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _gap(place: TextSpan, to: Spans) -> int:
    return min((max(0, span.start - place.end, place.start - span.end) for span in to), default=0)


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words)
