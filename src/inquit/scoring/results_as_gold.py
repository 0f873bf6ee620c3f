"""Results that a person has gone through, as gold."""

from __future__ import annotations

from inquit.document import Document, Quote
from inquit.scoring.scored_rows import WHOLE_STATEMENTS, GoldDocument, GoldQuote
from inquit.text_kinds import USUAL_KIND

__all__ = ["gold_of"]


def gold_of(document: Document) -> GoldDocument:
    """What a document says, as gold: the outermost statements."""
    outermost = [quote for quote in document.quotes if quote.parent_id is None]
    quotes = tuple(_gold_quote(document, quote, f"q{number}") for number, quote in enumerate(outermost, start=1))
    genre = document.meta.get("genre")
    marked = genre if genre in WHOLE_STATEMENTS else USUAL_KIND
    return GoldDocument(document.id, document.text, quotes, marked)


def _gold_quote(document: Document, quote: Quote, id_: str) -> GoldQuote:
    speaker = document.speaker_of(quote)
    name, aliases = (None, ()) if speaker is None else (speaker.name, speaker.aliases)
    others = tuple(dict.fromkeys(" ".join(alias.split()) for alias in aliases if alias != name))
    return GoldQuote(id_, quote.type, quote.content, quote.cue, quote.source, name, others)
