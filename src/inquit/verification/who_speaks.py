"""Whether the one who speaks in an article is the one who speaks in the source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from inquit.document import Speaker
from inquit.verification.article_quotations import Quotation
from inquit.verification.source_voices import SourceVoice
from inquit.verification.speakers_compared import compare_speakers
from inquit.verification.verdicts import SpeakerCheck, SpeakerMatch

__all__ = ["check_speaker"]

# An attribution that is so likely right counts as sure; labels of transcripts are.
SURE: Final = 0.9
# Two that agree are believed, if neither is a mere guess.
_GUESS: Final = 0.5


def check_speaker(quotation: Quotation, voice: SourceVoice | None, others: Sequence[Speaker] = ()) -> SpeakerCheck:
    """Who is said to speak, who does in the source, and whether that is one person.

    others: who else speaks in the source.
    """
    claimed = None if quotation.speaker is None else quotation.speaker.name
    found = None if voice is None or voice.speaker is None else voice.speaker.name
    return SpeakerCheck(claimed, found, _match(quotation, voice, others))


def _match(quotation: Quotation, voice: SourceVoice | None, others: Sequence[Speaker]) -> SpeakerMatch:
    if voice is None or voice.speaker is None or quotation.speaker is None:
        return "unknown"
    likeness = compare_speakers(quotation.speaker, voice.speaker, others)
    surest = min(quotation.sure, voice.sure)
    if likeness == "same" and voice.status == "asserted" and surest >= _GUESS:
        return "same"
    return "other" if likeness == "other" and surest >= SURE else "doubtful"
