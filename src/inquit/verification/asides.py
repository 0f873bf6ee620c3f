"""What in a window of a source is not said by the one who speaks there: labels, tags, stage directions, headers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from inquit.document import TextSpan
from inquit.verification.reading_in_order import Slip
from inquit.verification.readings import ASIDE, WordWindow
from inquit.verification.source_voices import Passage, SourceVoice

__all__ = ["asides_in", "windows_of_voices"]


def asides_in(window: WordWindow, passage: Passage) -> Iterator[tuple[int, Slip]]:
    """The words that stand between those of one voice and are nobody else's, by the first of them."""
    span = _span(window)
    voices = passage.voices_in(span)
    for voice in voices:
        for lo, hi in _words_between(window, voice):
            stretch = window.source.words.span(lo, hi)
            others = (other for other in voices if not other.reported and other is not voice)
            if not any(_speaks(other, stretch) for other in others if not _holds(other, voice)):
                yield lo, Slip(hi, ASIDE)


def windows_of_voices(window: WordWindow, passage: Passage) -> Iterator[WordWindow]:
    """A window cut to each of the voices that speak in it."""
    words = window.source.words
    for voice in passage.voices_in(_span(window)):
        lo = max(window.lo, bisect_left(words.starts, voice.spans[0].start))
        hi = min(window.hi, bisect_left(words.starts, voice.spans[-1].end))
        if lo < hi:
            yield WordWindow(window.source, lo, hi)


def _words_between(window: WordWindow, voice: SourceVoice) -> Iterator[tuple[int, int]]:
    """The words between the stretches of a voice, as far as they are in a window."""
    words = window.source.words
    for one, other in pairwise(voice.spans):
        lo = max(window.lo, bisect_left(words.starts, one.end))
        hi = min(window.hi, bisect_left(words.starts, other.start))
        if lo < hi:
            yield lo, hi


def _speaks(voice: SourceVoice, stretch: TextSpan) -> bool:
    return any(said.start < stretch.end and stretch.start < said.end for said in voice.spans)


def _holds(outer: SourceVoice, inner: SourceVoice) -> bool:
    return any(said.contains(inner.spans[0]) for said in outer.spans)


def _span(window: WordWindow) -> TextSpan:
    return window.source.words.span(window.lo, window.hi)
