"""The columns of every format that has rows: one list for statements, one for speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from inquit.document import Document, NotQuote, Quote, Speaker, TextSpan

__all__ = ["NOT_QUOTE", "SPEAKER_COLUMNS", "Cell", "Column", "quote_columns", "rows_of", "speaker_rows_of"]

Cell = str | int | float | bool | None
Kind = Literal["text", "integer", "number", "flag", "time"]
Item = Quote | NotQuote
T = TypeVar("T")

NOT_QUOTE = "not_quote"  # the type of a row that is nobody's statement


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, what its cells hold, and the cell for a row; None is an empty cell.

    The cells of a "time" are numbers of seconds, or texts in ISO 8601.
    """

    name: str
    kind: Kind
    cell: Callable[[Document, T], Cell]


def quote_columns(*, with_not_quotes: bool = False) -> tuple[Column[Item], ...]:
    """The columns of the rows of `rows_of`."""
    return (*_COLUMNS, _REASON) if with_not_quotes else _COLUMNS


def rows_of(document: Document, *, with_not_quotes: bool = False) -> Iterator[tuple[Cell, ...]]:
    """One row a quote; with `with_not_quotes` one more for each stretch in marks that is nobody's statement."""
    columns = quote_columns(with_not_quotes=with_not_quotes)
    items: tuple[Item, ...] = (*document.quotes, *document.not_quotes) if with_not_quotes else document.quotes
    for item in items:
        yield tuple(column.cell(document, item) for column in columns)


def speaker_rows_of(document: Document) -> Iterator[tuple[Cell, ...]]:
    """One row a speaker."""
    for speaker in document.speakers:
        yield tuple(column.cell(document, speaker) for column in SPEAKER_COLUMNS)


def _of_quote(cell: Callable[[Document, Quote], Cell]) -> Callable[[Document, Item], Cell]:
    """A cell that only statements have."""
    return lambda document, item: cell(document, item) if isinstance(item, Quote) else None


def _of_speaker(cell: Callable[[Speaker], Cell]) -> Callable[[Document, Item], Cell]:
    """A cell that only statements with a speaker have."""

    def of_quote(document: Document, quote: Quote) -> Cell:
        speaker = document.speaker_of(quote)
        return None if speaker is None else cell(speaker)

    return _of_quote(of_quote)


def _addressee(document: Document, quote: Quote) -> Cell:
    addressee = document.addressee_of(quote)
    return None if addressee is None else addressee.name


def _reporter(document: Document, quote: Quote) -> Cell:
    reporter = document.reporter_of(quote)
    return None if reporter is None else reporter.name


def _spans(item: Item) -> tuple[TextSpan, ...]:
    return item.content if isinstance(item, Quote) else (item.span,)


def _list(names: tuple[str, ...]) -> str | None:
    return "; ".join(names) or None


_COLUMNS: tuple[Column[Item], ...] = (
    Column("document", "text", lambda document, item: document.id),
    Column("id", "text", _of_quote(lambda document, quote: quote.id)),
    Column("parent_id", "text", _of_quote(lambda document, quote: quote.parent_id)),
    Column("type", "text", lambda document, item: item.type if isinstance(item, Quote) else NOT_QUOTE),
    Column("act", "text", _of_quote(lambda document, quote: quote.act)),
    Column("status", "text", _of_quote(lambda document, quote: quote.status)),
    Column("speaker", "text", _of_speaker(lambda speaker: speaker.name)),
    Column("speaker_id", "text", _of_speaker(lambda speaker: speaker.id)),
    Column("named", "flag", _of_speaker(lambda speaker: speaker.named)),
    Column("kind", "text", _of_speaker(lambda speaker: speaker.kind)),
    Column("role", "text", _of_speaker(lambda speaker: speaker.role)),
    Column("affiliation", "text", _of_speaker(lambda speaker: speaker.affiliation)),
    Column("gender", "text", _of_speaker(lambda speaker: speaker.gender)),
    Column("addressee", "text", _of_quote(_addressee)),
    Column("reported_by", "text", _of_quote(_reporter)),
    Column("quote", "text", lambda document, item: document.text_of(_spans(item))),
    Column("cue", "text", _of_quote(lambda document, quote: document.text_of(quote.cue))),
    Column("cue_lemma", "text", _of_quote(lambda document, quote: quote.cue_lemma)),
    Column("source", "text", _of_quote(lambda document, quote: document.text_of(quote.source))),
    Column("paragraph", "integer", lambda document, item: item.paragraph),
    Column("place", "text", _of_quote(lambda document, quote: document.place_of(quote))),
    Column("start_time", "time", _of_quote(lambda document, quote: None if quote.time is None else quote.time.start)),
    Column("end_time", "time", _of_quote(lambda document, quote: None if quote.time is None else quote.time.end)),
    Column("start", "integer", lambda document, item: _spans(item)[0].start),
    Column("end", "integer", lambda document, item: _spans(item)[-1].end),
    Column("confidence", "number", _of_quote(lambda document, quote: quote.confidence)),
    Column("rule", "text", _of_quote(lambda document, quote: quote.evidence.rule)),
    Column("via", "text", _of_quote(lambda document, quote: " > ".join(step.text for step in quote.evidence.via))),
)
_REASON: Column[Item] = Column(
    "reason", "text", lambda document, item: item.reason if isinstance(item, NotQuote) else None
)

SPEAKER_COLUMNS: tuple[Column[Speaker], ...] = (
    Column("document", "text", lambda document, speaker: document.id),
    Column("id", "text", lambda document, speaker: speaker.id),
    Column("name", "text", lambda document, speaker: speaker.name),
    Column("named", "flag", lambda document, speaker: speaker.named),
    Column("kind", "text", lambda document, speaker: speaker.kind),
    Column("role", "text", lambda document, speaker: speaker.role),
    Column("affiliation", "text", lambda document, speaker: speaker.affiliation),
    Column("gender", "text", lambda document, speaker: speaker.gender),
    Column("members", "text", lambda document, speaker: _list(speaker.members)),
    Column("aliases", "text", lambda document, speaker: _list(speaker.aliases)),
    Column("quotes", "integer", lambda document, speaker: sum(q.speaker_id == speaker.id for q in document.quotes)),
)
