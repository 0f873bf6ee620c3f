"""Whole articles for `inquit.verify`: as they are, and with what is said in them changed, against the text itself."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import inquit
from inquit import Extractor
from inquit.document import TextSpan
from inquit.verification import CheckedQuotation, Sources
from inquit.verification.verdicts import GOOD
from quotation_cases import CHANGED, SHORT
from quotation_changes import SAME, WAYS, Piece
from quotation_originals import WORD, Original, Stretch

__all__ = ["ArticleFigures", "article_figures"]

# Changes of a word or two leave an article as it was in all else.
_IN_PLACE = tuple(way for way in WAYS if way in CHANGED and not way.startswith(("parts", "cut")))


@dataclass
class ArticleFigures:
    """What comes out for articles."""

    unchanged: int = 0
    worse: list[CheckedQuotation] = field(default_factory=list)
    changed: int = 0
    called_good: list[CheckedQuotation] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)

    def lines(self, errors: int) -> Iterator[str]:
        """The figures, and some of what is wrong."""
        yield f"articles, unchanged called worse: {len(self.worse):,} of {self.unchanged:,}"
        yield f"articles, changed called good: {len(self.called_good):,} of {self.changed:,}"
        yield f"changed ones are called: {', '.join(f'{name} {n}' for name, n in self.verdicts.most_common())}"
        for one in [*self.worse[:errors], *self.called_good[:errors]]:
            yield f"    {one.verdict}: {one.text!r} -> {one.found.text if one.found else None!r}"


def article_figures(originals: Iterable[Original], seed: int) -> ArticleFigures:
    """Judge what is said in each text against the text, as it is and with all changed that lends itself to it."""
    figures = ArticleFigures()
    extractor = Extractor()
    for original in originals:
        sources = Sources([original.given])
        sources.passages.extractor = extractor
        for one in inquit.verify(original.text, sources):
            figures.unchanged += 1
            if one.verdict not in SAME:
                figures.worse.append(one)
        article, places = _changed(original, random.Random(f"{seed} {original.id}"))
        for one in inquit.verify(article, sources):
            if _is_changed(original, one, places):
                figures.changed += 1
                figures.verdicts[one.verdict] += 1
                if one.verdict in GOOD:
                    figures.called_good.append(one)
    return figures


def _is_changed(original: Original, one: CheckedQuotation, places: Sequence[TextSpan]) -> bool:
    """Whether a quotation holds a change, and not only words beside it, as where others are quoted inside."""
    return any(span.overlaps(place) for span in one.spans for place in places) and not original.has(one.text)


def _changed(original: Original, chance: random.Random) -> tuple[str, list[TextSpan]]:
    """The text with a change in each statement, and where they are."""
    parts, places = list[str](), list[TextSpan]()
    done = length = 0
    for stretch in sorted(original.stretches, key=lambda one: one.spans[0].start):
        span = max(stretch.spans, key=lambda one: one.end - one.start)
        new = _another(original, stretch, span, chance) if span.start >= done else None
        if new is None:
            continue
        parts += [original.text[done : span.start], new]
        start = length + span.start - done
        length = start + len(new)
        done = span.end
        places.append(TextSpan(start, length))
    return "".join((*parts, original.text[done:])), places


def _another(original: Original, stretch: Stretch, span: TextSpan, chance: random.Random) -> str | None:
    """The stretch, changed in one of the ways; None where it is short or nothing can be changed."""
    piece = Piece(original, span.of(original.text), stretch.speaker)
    if len(WORD.findall(piece.text)) < SHORT or original.times(piece.text) > 1:
        return None
    for way in chance.sample(_IN_PLACE, len(_IN_PLACE)):
        change = WAYS[way](piece, chance)
        if change is not None and not original.has(change.text):
            return change.text
    return None
