"""The verdict on one quotation."""

from __future__ import annotations

from inquit.document import TextSpan
from inquit.verification.article_quotations import Quotation
from inquit.verification.excerpts import excerpts_around
from inquit.verification.source_texts import Candidate, Sources
from inquit.verification.verdicts import CheckedQuotation, SourcePlace, SpeakerCheck
from inquit.verification.word_folding import fold_words

__all__ = ["judge"]


def judge(quotation: Quotation, sources: Sources, id: str) -> CheckedQuotation:
    """What is found out about a quotation."""
    row = None if quotation.row is None else quotation.row.id
    claimed = None if quotation.speaker is None else quotation.speaker.name
    words = tuple(
        word for span in quotation.spans for word in fold_words(quotation.article, span.start, span.end).words
    )
    found = list(sources.candidates(words))
    if not found:
        return CheckedQuotation(
            id, quotation.text, "not_found", quotation.spans, row, speaker=SpeakerCheck(claimed, None, "unknown")
        )
    place = _place(found[0])
    same = [span.of(quotation.article) for span in quotation.spans] == [place.text]
    return CheckedQuotation(
        id,
        quotation.text,
        "exact" if same else "same_words",
        quotation.spans,
        row,
        speaker=SpeakerCheck(claimed, None, "unknown"),
        found=place,
        places=len(found),
    )


def _place(candidate: Candidate) -> SourcePlace:
    text = candidate.source
    span: TextSpan = text.words.span(candidate.lo, candidate.hi)
    around = excerpts_around(text.text, (span,))
    return SourcePlace(text.id, (span,), span.of(text.text), text.source.path, excerpts=around)
