"""What costs nothing: everything between quotation marks is a quote, said by nobody or by the nearest name.

They show how much of a figure is owed to the marks alone. Marks, paragraphs and names of people are those that inquit
reads, so the baselines are as strong as they can be.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from spacy.language import Language

from corpora import Record
from inquit.document import TextSpan
from inquit.languages import language_of
from inquit.scoring.scored_rows import GoldDocument
from inquit.text.marks.pairing import Marked, find_marked, whole_paragraphs
from inquit.text.parsing import ParsedText, paragraph_spans, parse

__all__ = ["nearest_name", "no_speaker"]


def no_speaker(document: GoldDocument) -> Record:
    """Every outermost stretch in marks, without a speaker."""
    begin = time.perf_counter()
    quotes = [_row(marked, None, None) for marked in _outermost(document.text)]
    return {"id": document.id, "quotes": quotes, "seconds": time.perf_counter() - begin}


def nearest_name(document: GoldDocument, nlp: Language) -> Record:
    """Every outermost stretch in marks, said by the person whose printed name is nearest to it."""
    begin = time.perf_counter()
    names = list(_people(parse(document.text, nlp)))
    quotes = []
    for marked in _outermost(document.text):
        outside = [name for name in names if not any(name.overlaps(span) for span in marked.spans)]
        nearest = min(outside, key=lambda name: _distance(name, marked), default=None)
        quotes.append(_row(marked, nearest, None if nearest is None else nearest.of(document.text)))
    return {"id": document.id, "quotes": quotes, "seconds": time.perf_counter() - begin}


def _outermost(text: str) -> list[Marked]:
    return [
        marked
        for marked in find_marked(text, whole_paragraphs(paragraph_spans(text, language_of())), language_of())
        if not marked.depth
    ]


def _people(parsed: ParsedText) -> Iterator[TextSpan]:
    """The names that spaCy labels as a person."""
    for p in parsed.paragraphs:
        begin = None
        for i in range(len(p) + 1):
            goes_on = i < len(p) and p.ent_type[i] == "PERSON" and p.ent_iob[i] == "I"
            if begin is not None and not goes_on:
                yield p.token_span(begin, i)
                begin = None
            if i < len(p) and p.ent_type[i] == "PERSON" and begin is None:
                begin = i


def _distance(name: TextSpan, marked: Marked) -> int:
    return min(max(name.start - span.end, span.start - name.end) for span in marked.spans)


def _row(marked: Marked, source: TextSpan | None, speaker: str | None) -> Record:
    return {
        "type": "direct",
        "content": [[span.start, span.end] for span in marked.spans],
        "cue": [],
        "source": [] if source is None else [[source.start, source.end]],
        "speaker": speaker,
    }
