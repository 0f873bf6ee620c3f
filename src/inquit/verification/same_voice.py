"""Whether the words of a reading are one speaker's, said without another in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from inquit.document import TextSpan
from inquit.verification.source_voices import Passage, SourceVoice

__all__ = ["is_one_voice", "parted"]

# How sure it must be that two statements side by side are of one speaker.
_SURE: Final = 0.9


def is_one_voice(passage: Passage, spans: Sequence[TextSpan], *, unbroken: bool) -> bool:
    """Whether nobody else's words are among those of some stretches, which are in the order of the quotation.

    unbroken: they are all that stands there. Then the words around a statement may be quoted with it, or two statements
    of one speaker; what leaves something out has to stay within one turn or statement.
    """
    if passage.voice_of(spans) is not None:
        return True
    whole = TextSpan(min(span.start for span in spans), max(span.end for span in spans))
    speaking = _outermost([voice for voice in passage.voices_in(whole) if not voice.reported])
    return not speaking or (unbroken and (len(speaking) == 1 or _one_speaker(speaking)))


def parted(spans: Sequence[TextSpan], printed: Sequence[TextSpan]) -> list[list[TextSpan]]:
    """Stretches in groups, parted where the article prints what stands between them in the source."""
    groups: list[list[TextSpan]] = [[]]
    for span in spans:
        if groups[-1] and any(groups[-1][-1].end <= one.start and one.end <= span.start for one in printed):
            groups.append([])
        groups[-1].append(span)
    return groups


def _outermost(voices: Sequence[SourceVoice]) -> list[SourceVoice]:
    """Without those that others repeat."""
    return [
        voice
        for voice in voices
        if not any(_says(other, voice.spans[0]) for other in voices if other.spans != voice.spans)
    ]


def _one_speaker(voices: Sequence[SourceVoice]) -> bool:
    speakers = {None if voice.speaker is None else voice.speaker.id for voice in voices}
    return len(speakers) == 1 and None not in speakers and all(voice.sure >= _SURE for voice in voices)


def _says(voice: SourceVoice, span: TextSpan) -> bool:
    return any(said.contains(span) for said in voice.spans)
