"""Of several places that have the words, which are looked at first: those where the same person speaks."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.verification.article_quotations import Quotation
from inquit.verification.readings import Reading
from inquit.verification.source_texts import Sources
from inquit.verification.verdicts import SpeakerMatch
from inquit.verification.who_speaks import check_speaker

__all__ = ["MATCHES", "likeliest_first"]

# From the best, as places are preferred.
MATCHES: tuple[SpeakerMatch, ...] = ("same", "doubtful", "unknown", "other")
# Words that stand in more places say nothing of who said them.
_LOOKED_AT = 100


def likeliest_first(quotation: Quotation, readings: Sequence[Reading], sources: Sources) -> list[Reading]:
    """The readings, those first whose speaker is known without a parse to be the one; else as they stand."""
    if len(readings) < 2 or quotation.speaker is None:  # noqa: PLR2004 - one has no order
        return list(readings)
    near = sorted(readings[:_LOOKED_AT], key=lambda reading: MATCHES.index(_match(quotation, reading, sources)))
    return [*near, *readings[_LOOKED_AT:]]


def _match(quotation: Quotation, reading: Reading, sources: Sources) -> SpeakerMatch:
    source = reading.source
    passage = sources.passages.known(source.source, source.document)
    if passage is None:
        return "unknown"
    voice = passage.voice_of(reading.spans())
    return check_speaker(quotation, voice, passage.speakers).match
