"""Whose words each part of a text is, where its layout says so: in a transcript "I" is whoever has the floor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from inquit.document import RosterEntry, TextSpan

__all__ = ["NO_VOICES", "Voices"]


class Voices:
    """Stretches of a text by who speaks them."""

    def __init__(self, turns: Iterable[tuple[Iterable[TextSpan], RosterEntry | None]]) -> None:
        """Take the stretches of each turn, and who speaks it if anybody knows."""
        self._speakers: list[RosterEntry | None] = []
        spans: list[tuple[int, int, int]] = []
        for n, (stretches, speaker) in enumerate(turns):
            self._speakers.append(speaker)
            spans += ((span.start, span.end, n) for span in stretches)
        self._spans = sorted(spans)

    def turn_at(self, offset: int) -> int | None:
        """Which turn holds a place, counted from 0; None outside of all."""
        i = bisect_right(self._spans, offset, key=lambda span: span[0]) - 1
        return self._spans[i][2] if i >= 0 and offset < self._spans[i][1] else None

    def speaker_at(self, offset: int) -> RosterEntry | None:
        """Who speaks at a place, if anybody knows."""
        turn = self.turn_at(offset)
        return None if turn is None else self._speakers[turn]


NO_VOICES = Voices(())
