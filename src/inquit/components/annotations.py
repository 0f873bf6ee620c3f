"""The one place that writes to a spaCy `Doc`.

A result is kept as the plain dict of `inquit.record` under `doc.user_data["inquit"]`: dataclasses and `Span`s there
would be lost, or raise, in `Doc.to_bytes` and between processes. Everything else is a view of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, cast

from spacy.tokens import Doc, Span, Token

from inquit.components.record_keys import CUE, CUES, KEY, QUOTES, SOURCE, SOURCES
from inquit.components.token_statements import is_in_quote, read_confidence, read_speaker
from inquit.document import Document, Quote, TextSpan
from inquit.errors import SettingsError
from inquit.record import Record, document_record, read_document
from inquit.text.parsing import ParsedText

__all__ = [
    "CUES",
    "EXTENSIONS",
    "KEY",
    "QUOTES",
    "SOURCES",
    "annotate",
    "document_of",
    "read_quotes",
    "read_speakers",
    "register_extensions",
    "write_entities",
]


def register_extensions() -> None:
    """Make what `_` gives known (`doc._.quotes`, `span._.speaker`, ...); adding the component does it, reading stored
    docs needs it.

    Raises:
        SettingsError: another program part has extensions of these names.
    """
    for holder, name, getter in EXTENSIONS:
        if not holder.has_extension(name):
            holder.set_extension(name, getter=getter)
        elif holder.get_extension(name)[2] is not getter:
            called = holder.__name__
            raise SettingsError(
                f"{called.lower()}._.{name} is already defined by something else, and inquit needs it; "
                f"remove it first with {called}.remove_extension({name!r})"
            )


def annotate(doc: Doc, document: Document) -> None:
    """Write a result to the `Doc` that it was made from; an earlier one is replaced.

    The span groups are widened to whole tokens; the exact offsets are in the record. A span's `id_` is the id of its
    quote, and its label the type of the quote, or `cue` or `source`.
    """
    doc.user_data[KEY] = document_record(document, with_not_quotes=True)
    quotes = document.quotes
    doc.spans[QUOTES] = [span for quote in quotes for span in _token_spans(doc, quote, quote.content, quote.type)]
    doc.spans[CUES] = [span for quote in quotes for span in _token_spans(doc, quote, quote.cue, CUE)]
    doc.spans[SOURCES] = [span for quote in quotes for span in _token_spans(doc, quote, quote.source, SOURCE)]


def write_entities(doc: Doc, parsed: ParsedText) -> None:
    """Write the names that somebody else than the pipeline sees in a `Doc` to it, where anybody has looked for any."""
    names = []
    for p in parsed.paragraphs:
        begins = [i for i, place in enumerate(p.ent_iob) if place == "B"]
        for lo, stop in pairwise([*begins, len(p)]):
            hi = next((i for i in range(lo + 1, stop) if p.ent_iob[i] != "I"), stop)
            names.append(doc.char_span(p.start[lo], p.end[hi - 1], label=p.ent_type[lo]))
    if parsed.named:
        doc.set_ents([name for name in names if name is not None], default="outside")


def document_of(doc: Doc) -> Document | None:
    """The result that a `Doc` carries; None where the component `inquit` did not run."""
    record = doc.user_data.get(KEY)
    return None if record is None else read_document(record, doc.text)


def read_quotes(doc: Doc) -> list[Record]:
    """`doc._.quotes`: the quotes as plain dicts, with the fields of the JSON output."""
    return _field(doc, "quotes")


def read_speakers(doc: Doc) -> list[Record]:
    """`doc._.speakers`: the speakers as plain dicts, with the fields of the JSON output."""
    return _field(doc, "speakers")


EXTENSIONS: tuple[tuple[Any, str, Callable[[Any], object]], ...] = (
    (Doc, "quotes", read_quotes),
    (Doc, "speakers", read_speakers),
    (Span, "speaker", read_speaker),
    (Span, "confidence", read_confidence),
    (Token, "in_quote", is_in_quote),
)


def _field(doc: Doc, name: str) -> list[Record]:
    record: dict[str, Any] = doc.user_data.get(KEY, {})
    return cast("list[Record]", _with_lists(record.get(name, [])))


def _with_lists(value: object) -> object:
    """A copy with lists for tuples: `Doc.from_bytes` gives tuples where there were lists."""
    if isinstance(value, list | tuple):
        return [_with_lists(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_lists(item) for key, item in value.items()}
    return value


def _token_spans(doc: Doc, quote: Quote, spans: Iterable[TextSpan], label: str) -> Iterable[Span]:
    for span in spans:
        found = doc.char_span(span.start, span.end, label=label, span_id=quote.id, alignment_mode="expand")
        if found is not None:
            yield found
