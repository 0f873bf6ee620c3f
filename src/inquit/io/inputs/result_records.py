"""inquit's own results, read again: documents that are done, in the place of texts that would have to be read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any, NamedTuple

from inquit.document import NO_TEXT, Document, Failure, TextSpan
from inquit.errors import InputError
from inquit.io.limits import MAX_LINE
from inquit.record import read_document
from inquit.record_fields import RecordFields

__all__ = ["is_result", "read_result", "results_in"]

_SIGNS = 2  # of three that a record of a result has; the others may be damaged, or a matter of the version
_BETWEEN = " … "  # what parts the stretches of a statement in its words, as `Document.text_of` has it
_NEW_PARAGRAPH = "\n\n"
# What versions before 0.3 did not write.
_OF_QUOTES = {"place": None, "addressee_id": None}
# What of `meta` others rely on.
_TEXTS = ("path", "encoding", "format", "title", "author", "site", "date", "url", "genre", "engine", "weights", "model")


def is_result(record: object) -> bool:
    """Whether it is a record as inquit writes them: with quotes, speakers, the time that it took, and an engine."""
    if not isinstance(record, dict) or "quotes" not in record:
        return False
    meta = record.get("meta")
    return (
        sum(("speakers" in record, "seconds" in record, isinstance(meta, dict) and "engine" in meta, "error" in record))
        >= _SIGNS
    )


def results_in(value: object) -> list[Any] | None:
    """The records of results in JSON: one, several, or those of a whole file; None where it holds none."""
    if is_result(value):
        return [value]
    documents = value.get("documents") if isinstance(value, dict) and "inquit" in value else None
    if isinstance(documents, list):
        return documents
    return value if isinstance(value, list) and any(map(is_result, value)) else None


def read_result(record: object, where: str) -> Document | Failure:
    """The document of a record, or why there is none; `where` it stands, for messages.

    Of a record without its text the document has one in which the words of statements stand in their places, and
    nothing else: white space stands for what is not known. `meta` says so, and what would show other words is left out.
    """
    if not isinstance(record, dict) or "quotes" not in record:
        return Failure(where, f"{where}: no record of a result, as others of this file are; write the results anew")
    try:
        failed = record.get("error")
        if isinstance(failed, str) and isinstance(record.get("id"), str):
            return Failure(record["id"], f"{where}: failed when these results were made ({failed})")
        record = _as_now(record)
        text = record.get("text")
        document = _without_text(record) if text is None else read_document(record, _checked(text))
        _check_words(document, record)
        _check_meta(document)
    except InputError as error:
        return Failure(where, f"{where}: {error}")
    return document


def _as_now(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with what older versions did not write."""
    quotes = record["quotes"]
    if not isinstance(quotes, list):
        return dict(record)
    return {**record, "quotes": [{**_OF_QUOTES, **one} if isinstance(one, dict) else one for one in quotes]}


def _checked(text: object) -> str:
    if not isinstance(text, str):
        raise InputError("text must be a string")
    return text


def _check_words(document: Document, record: Mapping[str, Any]) -> None:
    """That the words of each statement stand where it says: else the text, or a position, was changed."""
    for quote, row in zip(document.quotes, record["quotes"], strict=True):
        words = row.get("text")
        if words is not None and words != document.text_of(quote.content):
            raise InputError(
                f"document {document.id!r}, quote {quote.id!r}: its words are not those that stand at its positions; "
                "the text was changed after it was read"
            )


def _check_meta(document: Document) -> None:
    fields = RecordFields(f"document {document.id!r}, meta", document.meta, 0)
    for name in filter(fields.has, _TEXTS):
        fields.maybe_string(name)
    if fields.has("notices"):
        fields.strings("notices")
    if fields.has("fields"):
        kept = fields.inner("fields")
        for name, value in kept.values.items():
            if not isinstance(value, str | int | float | bool | None):
                kept.refuse(name, "a string, a number, true, false or null")


class _Words(NamedTuple):
    """A stretch whose words are known, in a paragraph."""

    start: int
    words: str
    paragraph: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def _without_text(record: Mapping[str, Any]) -> Document:
    """The document of a record of which only the words of statements are known."""
    fields = RecordFields("record", record, MAX_LINE)  # a text that could be written beside it is no longer
    fields = replace(fields, where=f"document {fields.string('id')!r}")
    known = _Known(fields)
    document = read_document(record, known.text)
    quotes = tuple(
        replace(
            quote,
            cue=quote.cue if known.covers(quote.cue) else (),
            source=quote.source if known.covers(quote.source) else (),
        )
        for quote in document.quotes
    )
    return replace(document, quotes=quotes, meta={**document.meta, **NO_TEXT})


class _Known:
    """What is known of a text by the words of statements, and of those who made them."""

    def __init__(self, fields: RecordFields) -> None:
        self._stretches: list[tuple[int, int]] = []
        said = sorted(_said(fields), key=attrgetter("start"))
        self.text = self._put_together(said)
        named = sorted(_named(fields), key=attrgetter("start"))
        self.text = self._put_together([*said, *(one for one in named if self._is_free(one))])
        self.text += " " * (max(_ends(fields), default=0) - len(self.text))

    def covers(self, spans: Iterable[TextSpan]) -> bool:
        """Whether all words of the spans are known."""
        for span in spans:
            at = bisect_right(self._stretches, (span.start, MAX_LINE)) - 1
            if at < 0 or self._stretches[at][1] < span.end:
                return False
        return True

    def _is_free(self, words: _Words) -> bool:
        at = bisect_right(self._stretches, (words.start, MAX_LINE))
        after = at == len(self._stretches) or words.end <= self._stretches[at][0]
        return after and (at == 0 or self._stretches[at - 1][1] <= words.start)

    def _put_together(self, pieces: Iterable[_Words]) -> str:
        """The words at their places; of what stands in one place twice, what came first."""
        parts: list[str] = []
        at, paragraph = 0, 1
        self._stretches = []
        for piece in sorted(pieces, key=attrgetter("start")):
            if piece.start > at or not self._stretches:
                parts.append(_gap(piece.start - at, new_paragraph=piece.paragraph != paragraph))
                at = piece.start
                self._stretches.append((at, at))
            if piece.end > at:
                parts.append(piece.words[at - piece.start :])
                at = piece.end
                self._stretches[-1] = (self._stretches[-1][0], at)
            paragraph = piece.paragraph
        return "".join(parts)


def _gap(length: int, *, new_paragraph: bool) -> str:
    if not new_paragraph or length < len(_NEW_PARAGRAPH):
        return " " * length
    before = (length - len(_NEW_PARAGRAPH)) // 2
    return " " * before + _NEW_PARAGRAPH + " " * (length - len(_NEW_PARAGRAPH) - before)


def _said(fields: RecordFields) -> Iterator[_Words]:
    """The words of statements, and of what is none."""
    for quote in fields.objects("quotes", "quote"):
        words, spans = quote.string("text"), quote.spans("content")
        at = 0
        for start, end in spans:
            yield _Words(start, words[at : at + end - start], quote.whole("paragraph", least=1))
            at += end - start + len(_BETWEEN)
        if at != len(words) + len(_BETWEEN) * bool(spans):
            quote.refuse("text", "as long as its positions say")
    for found in fields.objects("not_quotes", "stretch in not_quotes") if fields.has("not_quotes") else ():
        (start, end), words = found.span("span"), found.string("text")
        if len(words) != end - start:
            found.refuse("text", "as long as its position says")
        yield _Words(start, words, found.whole("paragraph", least=1))


def _named(fields: RecordFields) -> Iterator[_Words]:
    """The words by which speakers are known."""
    for quote in fields.objects("quotes", "quote"):
        for step in quote.inner("evidence").objects("via", "step"):
            span, words = step.maybe_span("span"), step.string("text")
            if span is not None and span[1] - span[0] == len(words):
                yield _Words(span[0], words, quote.whole("paragraph", least=1))


def _ends(fields: RecordFields) -> Iterator[int]:
    """Where what has a place ends."""
    for quote in fields.objects("quotes", "quote"):
        for key in ("content", "cue", "source"):
            yield from (end for _, end in quote.spans(key))
        for step in quote.inner("evidence").objects("via", "step"):
            span = step.maybe_span("span")
            yield 0 if span is None else span[1]
    for speaker in fields.objects("speakers", "speaker"):
        yield from (end for _, end in speaker.spans("mentions"))
    for found in fields.objects("not_quotes", "stretch in not_quotes") if fields.has("not_quotes") else ():
        yield found.span("span")[1]
