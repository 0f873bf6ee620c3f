"""Whether the one who speaks in an article is the one who speaks in the source."""

from __future__ import annotations

from typing import Final

from inquit.verification.article_quotations import Quotation
from inquit.verification.source_voices import SourceVoice
from inquit.verification.verdicts import SpeakerCheck

__all__ = ["check_speaker"]

_SURE: Final = 0.9


def check_speaker(quotation: Quotation, voice: SourceVoice | None) -> SpeakerCheck:
    """Who is said to speak, who does in the source, and whether that is one person."""
    claimed = None if quotation.speaker is None else quotation.speaker.name
    if voice is None or voice.speaker is None or claimed is None:
        return SpeakerCheck(claimed, voice.speaker.name if voice is not None and voice.speaker else None)
    found = voice.speaker.name
    if claimed.casefold() == found.casefold():
        return SpeakerCheck(claimed, found, "same")
    return SpeakerCheck(claimed, found, "other" if min(quotation.sure, voice.sure) >= _SURE else "doubtful")
