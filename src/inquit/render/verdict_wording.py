"""What verdicts, differences and speakers are called where people read them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from inquit.verification.verdicts import DifferenceKind, SpeakerCheck, Verdict

__all__ = ["DIFFERENCES", "VERDICTS_IN_WORDS", "speaker_in_words"]

VERDICTS_IN_WORDS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        "exact": "the same characters stand in the source",
        "same_words": "the same words in the same order; only typography differs",
        "cleaned": "only fillers, repetitions and false starts are missing",
        "shortened": "only marked omissions and marked insertions",
        "altered": "words are changed, left out without a mark, added or moved, or the meaning is turned",
        "stitched": "its parts stand apart in the source",
        "other_speaker": "the words are there, but somebody else says them",
        "not_found": "nothing near it",
        "too_short": "too few words to say anything",
    }
)
DIFFERENCES: Final[Mapping[DifferenceKind, str]] = MappingProxyType(
    {
        "changed": "changed",
        "left_out": "left out without a mark",
        "added": "added",
        "moved": "moved",
        "omitted": "left out, with a mark",
        "inserted": "put in, in brackets",
        "filler": "left out as a filler",
        "repetition": "left out as a repetition",
        "false_start": "left out as a false start",
        "cut_before": "cut off before the quotation",
        "cut_after": "cut off behind the quotation",
    }
)


def speaker_in_words(speaker: SpeakerCheck) -> str:
    """Whether the two speakers are one; nothing where one side names nobody."""
    match speaker.match:
        case "same":
            return "the same person"
        case "other":
            return "somebody else"
        case "doubtful":
            return "not sure"
        case "unknown":
            return ""
