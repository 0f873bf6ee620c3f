"""What an article prints beside the marks of a quotation, so that the cut is not held against it.

The words of the article around a quotation are read as those of its source are: "would never “sell the harbour”" denies
what is quoted as "we will never sell the harbour" does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from inquit.document import TextSpan
from inquit.languages import Language, language_of
from inquit.text.paragraphs import paragraph_spans
from inquit.text.parsing import Paragraph, parse
from inquit.text.text_part import TextPart
from inquit.verification.article_quotations import Quotation
from inquit.verification.governing_words import Turning, governing_words
from inquit.verification.source_passages import PassageReader

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["held_against"]

# Paragraphs of articles whose parse is kept: several quotations of one paragraph are judged one after another.
_KEPT: Final = 16


def held_against(turnings: Sequence[Turning], quotation: Quotation, reader: PassageReader) -> tuple[Turning, ...]:
    """What turns the meaning of a quotation and is not printed beside it.

    reader: has the pipeline, which is not loaded where nothing turns anything.
    """
    if not turnings or quotation.kind == "given":
        return tuple(turnings)
    printed = [*governing_words(_paragraphs_of(quotation, reader.extractor.nlp), quotation.spans)]
    cues = () if quotation.row is None else quotation.row.cue
    held = []
    for one in turnings:
        beside = next((other for other in printed if _says_so(other, one, cues)), None)
        if beside is None:
            held.append(one)
        elif beside.kind == "negation":
            printed.remove(beside)  # it denies once
    return tuple(held)


def _says_so(printed: Turning, turning: Turning, cues: Sequence[TextSpan]) -> bool:
    """Whether words beside a quotation do to it what those that are cut off did.

    cues: the words by which the article says who speaks; that is no frame of somebody else.
    """
    if printed.kind != turning.kind:
        return False
    if turning.kind == "frame":
        attribution = any(cue.start < printed.span.end and printed.span.start < cue.end for cue in cues)
        return printed.same == turning.same or not attribution
    same = printed.same == turning.same or (turning.sense != "" and printed.sense == turning.sense)
    return turning.kind == "negation" or same


def _paragraphs_of(quotation: Quotation, nlp: Pipeline) -> tuple[Paragraph, ...]:
    """The paragraphs of the article that hold a quotation, parsed."""
    spans = _spans(quotation.article, language_of())
    lo = bisect_right(spans, quotation.spans[0].start, key=lambda one: one[1].end)
    hi = bisect_left(spans, quotation.spans[-1].end, key=lambda one: one[1].start)
    return tuple(p for number, span in spans[lo:hi] for p in _parsed(quotation.article, number, span, nlp))


@lru_cache(maxsize=1)
def _spans(article: str, language: Language) -> list[tuple[int, TextSpan]]:
    return paragraph_spans(article, language)


@lru_cache(maxsize=_KEPT)
def _parsed(article: str, number: int, span: TextSpan, nlp: Pipeline) -> tuple[Paragraph, ...]:
    return parse(article, nlp, part=TextPart([(number, span)])).paragraphs
