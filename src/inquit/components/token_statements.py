"""What spans and tokens of an annotated `Doc` know of the statements that they stand in.

A token has no room for that which would survive `Doc.to_bytes`, so it is made of the record when it is asked for, once
a `Doc`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple, get_args
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span, Token

from inquit.components.record_keys import CUE, KEY, SOURCE
from inquit.document import Quote, QuoteType, Speaker
from inquit.record import Record, read_document

__all__ = ["is_in_quote", "read_confidence", "read_speaker"]

_LABELS = {*get_args(QuoteType), CUE, SOURCE}


class _Statements(NamedTuple):
    """The statements of a `Doc`: by id, and for each token the innermost that it stands in."""

    record: Record  # what they were made of
    by_id: dict[str, Quote]
    of_token: list[Quote | None]

    def around(self, quote: Quote | None) -> Iterator[Quote]:
        """A statement, and those that it stands in, from the inside out."""
        while quote is not None:
            yield quote
            quote = None if quote.parent_id is None else self.by_id[quote.parent_id]


_KNOWN: WeakKeyDictionary[Doc, _Statements] = WeakKeyDictionary()


def read_speaker(span: Span) -> Speaker | None:
    """`span._.speaker`: who says the statement that a span belongs to, or stands in; None where nobody is known to."""
    quote = _statement(span)
    return None if quote is None else quote.speaker


def read_confidence(span: Span) -> float | None:
    """`span._.confidence`: of the statement that a span belongs to, or stands in; None where it stands in none."""
    quote = _statement(span)
    return None if quote is None else quote.confidence


def is_in_quote(token: Token) -> bool:
    """`token._.in_quote`: whether a token belongs to what somebody says, in quotation marks or not."""
    known = _statements(token.doc)
    return known is not None and known.of_token[token.i] is not None


def _statement(span: Span) -> Quote | None:
    """The statement of a span of the groups that the component writes; of another span, the innermost around it."""
    known = _statements(span.doc)
    if known is None:
        return None
    if span.label_ in _LABELS and span.id_ in known.by_id:
        return known.by_id[span.id_]
    if not len(span):
        return None
    ids = {quote.id for quote in known.around(known.of_token[span.end - 1])}
    return next((quote for quote in known.around(known.of_token[span.start]) if quote.id in ids), None)


def _statements(doc: Doc) -> _Statements | None:
    record = doc.user_data.get(KEY)
    if record is None:
        return None
    known = _KNOWN.get(doc)
    if known is None or known.record is not record or len(known.of_token) != len(doc):
        known = _KNOWN[doc] = _read(doc, record)
    return known


def _read(doc: Doc, record: Record) -> _Statements:
    quotes = read_document(record, doc.text).quotes
    starts = [token.idx for token in doc]
    of_token: list[Quote | None] = [None] * len(doc)
    contents = [(span, quote) for quote in quotes for span in quote.content]
    # the innermost last, so that it stays; of two on the same words that which stands in the other, which comes behind
    for span, quote in sorted(contents, key=lambda found: found[0].start - found[0].end):
        first, end = max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end)
        of_token[first:end] = [quote] * (end - first)
    return _Statements(record, {quote.id: quote for quote in quotes}, of_token)
