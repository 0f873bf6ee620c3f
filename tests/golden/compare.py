"""What a document has that a golden case does not expect, and the reverse, as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tests.golden.markup import Case, Row

from inquit import Document, Quote, TextSpan
from inquit.settings import Engine

__all__ = ["differences", "rows_found"]

# Where words of the writer begin and end is a matter of taste at these edges, so they are not compared.
_EDGE = " \t\r\n\u00a0.,;:—–-"
_OPENERS = ("and ", "but ", "that ", "to ")
# Confidence is a band around the figure of the case: the encoder's figures differ a little from processor to processor.
# Wide enough for that, and narrow enough that a weight of .3 that is dropped shows in most rows.
_BAND = 0.02
_FLOAT = 1e-6

Key = tuple[TextSpan, ...]


def differences(case: Case, document: Document, engine: Engine) -> list[str]:
    """Empty where the document is as the case wants it of the engine."""
    found = {content_key(document.text, q.content): q for q in document.quotes}
    wanted = {content_key(document.text, row.content): id_ for id_, row in case.rows.items()}
    out = [f"missing: {_row_line(case, key, id_)}" for key, id_ in wanted.items() if key not in found]
    if not case.extra:
        out += [f"unexpected: {_quote_line(document, q)}" for key, q in found.items() if key not in wanted]
    ids = rows_found(case, document)
    for id_, quote in ids.items():
        out += [f"row {id_}: {line}" for line in _row_differences(case.rows[id_], document, quote, ids)]
        out += [f"row {id_}: {line}" for line in _confidence_differences(case, id_, engine, quote.confidence)]
    return [*out, *_not_quote_differences(case, document), *_speaker_differences(case, document)]


def rows_found(case: Case, document: Document) -> dict[str, Quote]:
    """The rows of the case that the document has, by their numbers in the case."""
    wanted = {content_key(document.text, row.content): id_ for id_, row in case.rows.items()}
    keys = ((content_key(document.text, quote.content), quote) for quote in document.quotes)
    return {wanted[key]: quote for key, quote in keys if key in wanted}


def content_key(text: str, spans: Iterable[TextSpan]) -> Key:
    """The spans without what is not compared at their edges; equal keys are equal contents."""
    return tuple(_trimmed(text, span) for span in spans)


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    start, end = span.start, span.end
    begun = -1
    while begun != start:
        begun = start
        while start < end and text[start] in _EDGE:
            start += 1
        for word in _OPENERS:
            if text[start:end].lower().startswith(word):
                start += len(word)
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return TextSpan(start, end)


def _row_differences(row: Row, document: Document, quote: Quote, ids: dict[str, Quote]) -> Iterator[str]:
    speaker, addressee, reporter = document.speaker_of(quote), document.addressee_of(quote), document.reporter_of(quote)
    parent = None if row.parent is None else ids[row.parent].id if row.parent in ids else "none"
    pairs: list[tuple[str, object, object]] = [
        ("type", row.type, quote.type),
        ("act", row.act, quote.act),
        ("speaker", row.speaker, None if speaker is None else speaker.name),
        ("addressee", row.addressee, None if addressee is None else addressee.name),
        ("parent", parent, quote.parent_id),
        ("status", row.status, quote.status),
        ("reported_by", row.reported_by, None if reporter is None else reporter.name),
    ]
    for what, wanted, got in pairs:
        if wanted != got:
            yield f"{what} is {got!r}, not {wanted!r}"
    for what, spans, got_spans in (("cue", row.cue, quote.cue), ("source", row.source, quote.source)):
        if spans and not _touch(spans, got_spans):
            texts = document.text_of(tuple(got_spans)), document.text_of(tuple(spans))
            yield f"{what} is {texts[0]!r}, not {texts[1]!r}"


def _confidence_differences(case: Case, id_: str, engine: Engine, got: float) -> Iterator[str]:
    wanted = case.confidence.get(engine, {}).get(id_)
    if wanted is None:
        if engine not in case.xfail:
            yield f"confidence is {got}, and the case has none for the {engine}; --update-expected writes it"
    elif abs(wanted - got) > _BAND + _FLOAT:
        yield f"confidence is {got}, not {wanted}"


def _touch(wanted: Sequence[TextSpan], got: Sequence[TextSpan]) -> bool:
    return any(a.overlaps(b) for a in wanted for b in got)


def _not_quote_differences(case: Case, document: Document) -> Iterator[str]:
    found = {n.span: n.reason for n in document.not_quotes}
    for wanted in case.not_quoted:
        reason = found.pop(wanted.span, None)
        if reason is None:
            yield f"not listed in not_quotes: {wanted.span.of(document.text)}"
        elif wanted.reason not in (None, reason):
            yield f"reason of {wanted.span.of(document.text)} is {reason!r}, not {wanted.reason!r}"
    if not case.extra:
        yield from (f"unexpected in not_quotes: {span.of(document.text)}" for span in found)


def _speaker_differences(case: Case, document: Document) -> Iterator[str]:
    by_name = {speaker.name: speaker for speaker in document.speakers}
    for wanted in case.speakers:
        speaker = by_name.get(wanted.name)
        if speaker is None:
            yield f"no speaker {wanted.name!r} among {sorted(by_name)}"
            continue
        for name, value in wanted.fields.items():
            got = getattr(speaker, name)
            shown = "; ".join(got) or None if isinstance(got, tuple) else None if got is None else str(got)
            if shown != value:
                yield f"{name} of {wanted.name} is {shown!r}, not {value!r}"


def _row_line(case: Case, key: Key, id_: str) -> str:
    row = case.rows[id_]
    return f"{row.type} | {_joined(case.text, key)} | {row.speaker}"


def _quote_line(document: Document, quote: Quote) -> str:
    speaker = document.speaker_of(quote)
    return f"{quote.type} | {_joined(document.text, quote.content)} | {speaker.name if speaker else None}"


def _joined(text: str, spans: Iterable[TextSpan]) -> str:
    return " … ".join(span.of(text) for span in spans)
