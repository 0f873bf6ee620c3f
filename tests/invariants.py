"""What holds for the result of any text, whatever stands in it: for the property tests, and for those who fuzz."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import get_args

from jsonschema import Draft202012Validator

from inquit import Document, Failure, Quote, TextSpan
from inquit.document import Act, Gender, QuoteType, SpeakerKind, Status
from inquit.languages import language_of
from inquit.record import document_record, read_document
from inquit.schema import read_schema
from inquit.source import Source
from inquit.text.parsing import paragraph_spans
from inquit.text.respelling import respelled

__all__ = ["all_spans", "check", "check_input", "check_schema"]


def all_spans(document: Document) -> list[TextSpan]:
    """Every stretch of the text that a result names."""
    quotes = [span for q in document.quotes for spans in (q.content, q.cue, q.source) for span in spans]
    steps = [step.span for q in document.quotes for step in q.evidence.via if step.span is not None]
    mentions = [span for speaker in document.speakers for span in speaker.mentions]
    return [*quotes, *steps, *mentions, *(found.span for found in document.not_quotes)]


def check(document: Document, text: str) -> None:
    """Offsets, order, ids, nesting, confidences, and that a record of it gives the same document back.

    Raises:
        AssertionError: one of them does not hold.
    """
    assert document.text == text, "the text has changed"
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    assert document.meta.get("text_sha256", digest) == digest, "another text's digest"
    assert all(0 <= span.start < span.end <= len(text) for span in all_spans(document)), "a span outside, or empty"
    starts = [quote.content[0].start for quote in document.quotes]
    assert starts == sorted(starts), "rows are out of order"
    for quote in document.quotes:
        _check_quote(quote)
    _check_speakers(document)
    _check_paragraphs(document)
    _check_ids(document)
    _check_record(document)


def _check_quote(quote: Quote) -> None:
    assert _in_order(quote.content), "parts of a row overlap, or are out of order"
    assert 0 <= quote.confidence <= 1, "a confidence that is no probability"
    assert quote.type in get_args(QuoteType), quote.type
    assert quote.act in get_args(Act), quote.act
    assert quote.status in get_args(Status), quote.status
    assert quote.evidence.rule, "no rule"


def _check_speakers(document: Document) -> None:
    for speaker in document.speakers:
        assert speaker.name.strip(), "a speaker without a name"
        assert speaker.kind is None or speaker.kind in get_args(SpeakerKind), speaker.kind
        assert speaker.gender is None or speaker.gender in get_args(Gender), speaker.gender
        assert list(speaker.mentions) == sorted(set(speaker.mentions)), "mentions twice, or out of order"


def _in_order(spans: tuple[TextSpan, ...]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(spans))


def _check_paragraphs(document: Document) -> None:
    if respelled(document.text) is not None:  # its paragraphs are those of the text as it was meant
        return
    paragraphs = paragraph_spans(document.text, language_of())
    # A stretch may reach over the end of its paragraph: parts of a row with nothing but a line break between them are
    # one, and lines of a turn that are wrapped are read together.
    quotes = [(q.content[0], q.paragraph) for q in document.quotes]
    others = [(found.span, found.paragraph) for found in document.not_quotes]
    for stretch, paragraph in quotes + others:
        first = TextSpan(stretch.start, stretch.start + 1)
        held = any(number == paragraph and span.contains(first) for number, span in paragraphs)
        assert held, "not in the paragraph that it names"


def _check_ids(document: Document) -> None:
    """Rows name speakers and parents that are there; parents hold their children and are no rows of others."""
    speakers = {speaker.id: speaker for speaker in document.speakers}
    rows = {quote.id: quote for quote in document.quotes}
    assert len(speakers) == len(document.speakers), "two speakers with one id"
    assert len(rows) == len(document.quotes), "two rows with one id"
    names = [speaker.name for speaker in document.speakers if speaker.named]
    assert len(set(names)) == len(names), "two speakers with one name"
    for quote in document.quotes:
        for id_ in (quote.speaker_id, quote.addressee_id, quote.reported_by_id):
            assert id_ is None or id_ in speakers, "a speaker that is not there"
        if quote.parent_id is not None:
            assert quote.parent_id in rows, "a parent that is not there"
            outer = rows[quote.parent_id].content
            assert all(any(around.contains(span) for around in outer) for span in quote.content), "not in its parent"
            assert quote.id not in _parents_of(quote, rows), "a row that holds itself"


def _parents_of(quote: Quote, rows: dict[str, Quote]) -> Iterator[str]:
    """The ids of the rows around a row, from the inside out; one that comes twice ends them."""
    seen: set[str] = set()
    while quote.parent_id is not None and quote.parent_id not in seen:
        seen.add(quote.parent_id)
        yield quote.parent_id
        quote = rows[quote.parent_id]


def _check_record(document: Document) -> None:
    record = document_record(document, with_not_quotes=True, with_places=True)
    for row in record["quotes"]:
        assert row["text"] == " … ".join(document.text[start:end] for start, end in row["content"]), "another text"
        for step in row["evidence"]["via"]:
            shown = step["span"] and " ".join(document.text[slice(*step["span"])].split())
            fits = shown is None or shown == " ".join(step["text"].split())
            assert fits or respelled(document.text) is not None, "a step that is not what stands there"
    for row in record["not_quotes"]:
        assert row["text"] == document.text[slice(*row["span"])], "another text in marks"
    assert read_document(json.loads(json.dumps(record)), document.text) == document, "not what its record says"


def check_schema(document: Document) -> None:
    """That the record of a document is as the schema says that comes with the package.

    Raises:
        AssertionError: it is not.
    """
    record = document_record(document, with_not_quotes=True, with_text=True)
    error = next(_validator().iter_errors(json.loads(json.dumps(record))), None)
    assert error is None, f"not as the schema says: {error and error.message}"


@cache
def _validator() -> Draft202012Validator:
    schema = read_schema()
    return Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/document"})


def check_input(found: Source | Failure) -> None:
    """That what comes of a file is a text that is whole, or a sentence.

    Raises:
        AssertionError: it is neither.
    """
    if isinstance(found, Failure):
        assert found.error.strip(), "no reason"
        assert "\n" not in found.error, "a message of several lines"
        return
    for name, value in (("text", found.text), ("id", found.id)):
        assert isinstance(value, str), f"no {name}"
    assert all(notice.strip() for notice in found.notices), "an empty notice"
    json.dumps(dict(found.meta))
    markup = found.markup
    spans = [*markup.bold, *markup.quotations, *markup.items]
    spans += [span for turn in markup.turns for span in turn.spans] + [one.span for one in markup.times]
    assert all(span.end <= len(found.text) for span in spans), "a span outside the text"
    starts = [place.start for place in markup.places]
    assert starts == sorted(starts), "places are out of order"
    assert all(0 <= start <= len(found.text) for start in starts), "a place outside the text"
