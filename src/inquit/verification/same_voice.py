"""Whether the words of a reading are one speaker's, said without another in between."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import TextSpan
from inquit.verification.source_voices import Passage, SourceVoice

__all__ = ["is_one_voice"]


def is_one_voice(passage: Passage, spans: Sequence[TextSpan], *, unbroken: bool) -> bool:
    """Whether nobody else's words are among those of some stretches, which are in the order of the quotation.

    unbroken: nothing is left out between them; then words around a statement may be quoted with it.
    """
    if passage.voice_of(spans) is not None:
        return True
    whole = TextSpan(min(span.start for span in spans), max(span.end for span in spans))
    speaking = _outermost([voice for voice in passage.voices_in(whole) if not voice.reported])
    if not speaking:
        return True
    if len(speaking) > 1 and not _one_speaker(speaking):
        return False
    return unbroken or all(any(_says(voice, span) for voice in speaking) for span in spans)


def _outermost(voices: Sequence[SourceVoice]) -> list[SourceVoice]:
    """Without those that others repeat."""
    return [
        voice
        for voice in voices
        if not any(
            other is not voice and _says(other, voice.spans[0]) for other in voices if other.spans != voice.spans
        )
    ]


def _one_speaker(voices: Sequence[SourceVoice]) -> bool:
    speakers = {None if voice.speaker is None else voice.speaker.id for voice in voices}
    return len(speakers) == 1 and None not in speakers


def _says(voice: SourceVoice, span: TextSpan) -> bool:
    return any(said.contains(span) for said in voice.spans)
