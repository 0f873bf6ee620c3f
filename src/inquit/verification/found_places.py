"""Where in which source something stands, as it is shown and written."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import TextSpan
from inquit.verification.excerpts import excerpts_around
from inquit.verification.source_texts import Sources, SourceText
from inquit.verification.verdicts import SourcePlace

__all__ = ["found_place"]


def found_place(source: SourceText, spans: Sequence[TextSpan], sources: Sources) -> SourcePlace:
    """A place in a source, with its page or line, and the time at which it is said.

    spans: in the order of the quotation.
    """
    known = sources.passages.places(source.source, source.document)
    whole = TextSpan(min(span.start for span in spans), max(span.end for span in spans))
    return SourcePlace(
        source.id,
        tuple(spans),
        " … ".join(span.of(source.text) for span in spans),
        source.source.path,
        known.label(spans[0]),
        known.time(whole),
        excerpts_around(source.text, spans),
    )
