"""Whose words stand where in a source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from inquit.document import Document, Quote, Speaker, Status, TextSpan

__all__ = ["Passage", "SourceVoice", "voices_of"]


@dataclass(frozen=True, slots=True)
class SourceVoice:
    """What somebody says: a turn of a transcript, or a statement.

    spans: what is said, in order; what stands between two of them is not ("he said", "[applause]", a page number).
    speaker: None where nobody is named. `sure`: how sure that is, from 0 to 1.
    second_hand: whether somebody else reports it: the source has the words from a third party only.
    status: whether the source says that it was said.
    reported: whether the source gives it in its own words, without marks.
    unread: whether it only stands in marks, and nobody has read yet whose words they are.
    """

    spans: tuple[TextSpan, ...]
    speaker: Speaker | None = None
    sure: float = 0.0
    second_hand: bool = False
    status: Status = "asserted"
    reported: bool = False
    unread: bool = False

    def shifted(self, by: int) -> SourceVoice:
        """The same in a text that begins so many characters further on."""
        return replace(self, spans=tuple(span.shift(by) for span in self.spans))

    def unspoken(self, span: TextSpan) -> tuple[TextSpan, ...]:
        """What of a stretch is not said by this voice, in order."""
        out, at = [], span.start
        for said in self.spans[bisect_right(self.spans, span.start, key=_end) :]:
            if said.start >= span.end:
                break
            if at < said.start:
                out.append(TextSpan(at, said.start))
            at = max(at, said.end)
        return (*out, TextSpan(at, span.end)) if at < span.end else tuple(out)


def _end(span: TextSpan) -> int:
    return span.end


@dataclass(frozen=True)
class Passage:
    """A part of a source of which it is known who speaks; all offsets are those of the whole source.

    voices: in order, those that lie in others behind these.
    """

    voices: tuple[SourceVoice, ...]
    _held: list[tuple[int, int, int]] = field(init=False, repr=False, compare=False)
    _within: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        held = sorted(
            ((span.start, -span.end, at) for at, voice in enumerate(self.voices) for span in voice.spans),
        )
        object.__setattr__(self, "_held", held)
        object.__setattr__(self, "_within", _innermost_before(held))

    @cached_property
    def speakers(self) -> tuple[Speaker, ...]:
        """All who speak in it, each once."""
        known = {voice.speaker.name: voice.speaker for voice in self.voices if voice.speaker is not None}
        return tuple(known.values())

    def voice_at(self, span: TextSpan) -> SourceVoice | None:
        """The innermost voice that says the first and the last character of a stretch; None where nobody does both."""
        return self.voice_of([span])

    def voice_of(self, spans: Sequence[TextSpan]) -> SourceVoice | None:
        """The same for several stretches: the innermost voice that says the edges of all of them."""
        return next(self.saying(spans), None)

    def saying(self, spans: Sequence[TextSpan]) -> Iterator[SourceVoice]:
        """The voices that say the edges of all stretches, the innermost first."""
        edges = [edge for span in spans for edge in (span.start, max(span.start, span.end - 1))]
        saying = [set(self._holding(edge)) for edge in edges[1:]]
        for at in (at for edge in edges[:1] for at in self._holding(edge)):
            if all(at in held for held in saying):
                yield self.voices[at]

    def voices_in(self, span: TextSpan) -> tuple[SourceVoice, ...]:
        """The voices that say something in a stretch, in order; those that lie in others behind these."""
        lo = bisect_left(self._held, (span.start,))
        hi = bisect_left(self._held, (span.end,))
        found = {*self._holding(span.start), *(at for _, _, at in self._held[lo:hi])}
        return tuple(self.voices[at] for at in sorted(found))

    def _holding(self, place: int) -> Iterable[int]:
        """The voices that say the character at a place, the innermost first."""
        i = bisect_right(self._held, (place, 1, 0)) - 1
        while i >= 0:
            if -self._held[i][1] > place:
                yield self._held[i][2]
            i = self._within[i]


def _innermost_before(held: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each stretch, of those in order, the last one that begins before it and reaches over its beginning; or -1."""
    out: list[int] = []
    stack: list[int] = []
    for i, (start, _, _) in enumerate(held):
        while stack and -held[stack[-1]][1] <= start:
            stack.pop()
        out.append(stack[-1] if stack else -1)
        stack.append(i)
    return out


def voices_of(document: Document) -> tuple[SourceVoice, ...]:
    """The rows of a document as voices, in order."""
    by_id = {quote.id: quote for quote in document.quotes}
    return tuple(_voice(quote, by_id.get(quote.parent_id or "")) for quote in document.quotes)


def _voice(quote: Quote, around: Quote | None) -> SourceVoice:
    speaker = quote.speaker
    by_other = around is not None and (speaker is None or around.speaker_id != quote.speaker_id)
    return SourceVoice(
        quote.content,
        speaker,
        0.0 if speaker is None else quote.confidence,
        second_hand=by_other or quote.reported_by_id not in (None, quote.speaker_id),
        status=quote.status,
        reported=quote.type == "indirect",
    )
