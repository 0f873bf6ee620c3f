"""Reads a part of a source: its statements with their speakers, and its parse, by the places of the whole source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from inquit.api import analyse
from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.settings import Settings
from inquit.source import Markup, Source
from inquit.text.parsing import Paragraph, parse
from inquit.text.respelling import Respelling, respelled
from inquit.text.text_part import TextPart
from inquit.verification.source_voices import Passage, voices_of
from inquit.verification.spoken_paragraphs import SpokenParagraph

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

__all__ = ["parsed_speech", "read_part"]


def read_part(
    source: Source, part: TextSpan, nlp: Pipeline, settings: Settings
) -> tuple[Passage, tuple[Paragraph, ...]]:
    """Who speaks in a part of a source that is no transcript, and the parsed paragraphs."""
    text, markup = part.of(source.text), _markup_in(source.markup, part)
    spelling = respelled(text)
    if spelling is not None:
        text, markup = spelling.text, spelling.inner(markup)
        markup = replace(
            markup,
            quotations=(*markup.quotations, *spelling.inner(spelling.quotations)),
            items=(*markup.items, *spelling.inner(spelling.items)),
        )
    parsed = parse(text, nlp)
    document = analyse(parsed, settings, markup=markup)
    if spelling is not None:
        document = spelling.document(document, language_of().glyphs.marks)
    place = _places(spelling, part.start)
    voices = tuple(voice.shifted(part.start) for voice in voices_of(document))
    return Passage(voices), tuple(_placed(p, place) for p in parsed.paragraphs)


def parsed_speech(text: str, paragraph: SpokenParagraph, nlp: Pipeline) -> tuple[Paragraph, ...]:
    """A paragraph of speech, parsed without what in it is no speech; in pieces where it is long."""
    start = paragraph.span.start
    hidden = [span.shift(-start) for span in paragraph.silent]
    said = TextPart((), hidden).shown(paragraph.span.of(text))
    spelling = respelled(said)
    shown = said if spelling is None else spelling.text
    parsed = parse(shown, nlp, part=TextPart([(1, TextSpan(0, len(shown)))]))
    place = _places(spelling, start)
    return tuple(_placed(p, place) for p in parsed.paragraphs)


def _markup_in(markup: Markup, part: TextSpan) -> Markup:
    """What a file says about a part of its text."""

    def held(spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
        return tuple(span.shift(-part.start) for span in spans if part.contains(span))

    return Markup(
        bold=held(markup.bold), quotations=held(markup.quotations), items=held(markup.items), cast=markup.cast
    )


def _places(spelling: Respelling | None, shift: int) -> Callable[[TextSpan], TextSpan]:
    """Where a stretch of what was parsed stands in the source."""
    if spelling is None:
        return lambda span: span.shift(shift)

    def place(span: TextSpan) -> TextSpan:
        pieces = spelling.outer([span])
        return TextSpan(pieces[0].start, pieces[-1].end).shift(shift)

    return place


def _placed(p: Paragraph, place: Callable[[TextSpan], TextSpan]) -> Paragraph:
    spans = [place(TextSpan(start, end)) for start, end in zip(p.start, p.end, strict=True)]
    return replace(p, span=place(p.span), start=[one.start for one in spans], end=[one.end for one in spans])
