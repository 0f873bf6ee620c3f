"""The paragraphs of a text in which something is said, and what stands in them and is not said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inquit.document import Document, Quote, TextSpan
from inquit.languages import language_of
from inquit.text.marks.pairing import whole_paragraphs
from inquit.text.paragraphs import paragraph_spans

__all__ = ["SpokenParagraph", "spoken_paragraphs"]


@dataclass(frozen=True, slots=True)
class SpokenParagraph:
    """A paragraph of the text, or of a turn.

    silent: what stands in it and is no speech, in order: directions, times, page numbers.
    """

    span: TextSpan
    silent: tuple[TextSpan, ...] = ()


def spoken_paragraphs(document: Document) -> list[SpokenParagraph]:
    """The paragraphs of turns, of a transcript; of what has no text the statements; of other texts all paragraphs."""
    if document.has_text and not document.has_turns:
        return [SpokenParagraph(span) for span in whole_paragraphs(paragraph_spans(document.text, language_of()))]
    outer = (quote for quote in document.quotes if quote.parent_id is None)
    found = sorted((one for quote in outer for one in _of_turn(document.text, quote)), key=lambda one: one.span)
    return list(_apart(found))


def _of_turn(text: str, turn: Quote) -> Iterator[SpokenParagraph]:
    """Where only white space stands between two stretches, a paragraph ends; anything else there is not said."""
    first = last = turn.content[0]
    silent: list[TextSpan] = []
    for span in turn.content[1:]:
        if text[last.end : span.start].strip():
            silent.append(TextSpan(last.end, span.start))
        else:
            yield SpokenParagraph(TextSpan(first.start, last.end), tuple(silent))
            first, silent = span, []
        last = span
    yield SpokenParagraph(TextSpan(first.start, last.end), tuple(silent))


def _apart(found: list[SpokenParagraph]) -> Iterator[SpokenParagraph]:
    """Those that share no character with one before."""
    end = 0
    for one in found:
        if one.span.start >= end:
            yield one
            end = one.span.end
