"""Puts together a text whose file, or whose caller, says who speaks: turns, what is around them, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from inquit.document import Place, RosterEntry, TextSpan, Time
from inquit.source import GivenTime, GivenTurn, Markup, Source, Turn

__all__ = ["SpokenText", "source_of_turns"]


@dataclass(slots=True)
class _Turn:
    """A turn in the making; its spans are a list, as a turn may have a million."""

    speaker: str | None
    label: TextSpan | None = None
    role: str | None = None
    affiliation: str | None = None
    spans: list[TextSpan] = field(default_factory=list)

    def given(self) -> GivenTurn:
        return GivenTurn(tuple(self.spans), self.speaker, self.label, self.role, self.affiliation)


@dataclass(slots=True)
class SpokenText:
    """A text in the making: paragraphs with a blank line between them, of which turns are made.

    A paragraph is what a turn says, or what stands beside it and is no speech (a heading, a stage direction). A turn
    goes on over all that is said until the next one begins.
    """

    cast: list[RosterEntry] = field(default_factory=list)
    fields: Mapping[str, Any] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _turns: list[_Turn] = field(default_factory=list)
    _times: list[GivenTime] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What was put together so far."""
        return "".join(self._parts)

    def turn(
        self,
        speaker: str | None,
        *,
        label: str | None = None,
        role: str | None = None,
        affiliation: str | None = None,
        place: str | None = None,
    ) -> None:
        """Begin a turn; `label` is what the text shows in a paragraph before it, if anything."""
        shown = None if label is None else self.aside(label, place=place)
        self._turns.append(_Turn(speaker, shown, role, affiliation))

    def say(
        self,
        text: str,
        *,
        start: Time | None = None,
        end: Time | None = None,
        place: str | None = None,
        joint: str = "\n\n",
    ) -> None:
        """Add what is said to the turn that is going on; one without a speaker begins where there is none.

        joint: what stands between it and what was added last: a blank line, or less where a sentence goes on; then the
            last span of the turn grows, if what was added last belongs to it.
        """
        if not text.strip():
            return
        before = self._length
        span = self._add(text, joint, place)
        if not self._turns:
            self.turn(None)
        spans = self._turns[-1].spans
        if joint != "\n\n" and spans and spans[-1].end == before:
            spans[-1] = TextSpan(spans[-1].start, span.end)
        else:
            spans.append(span)
        if start is not None or end is not None:
            self._times.append(GivenTime(span, start, end))

    def aside(self, text: str, *, place: str | None = None, joint: str = "\n\n") -> TextSpan:
        """Add what is shown and is nobody's speech; where it stands."""
        return self._add(text, joint, place)

    @property
    def markup(self) -> Markup:
        """What is known of the text beside its characters."""
        return Markup(
            turns=tuple(turn.given() for turn in self._turns if turn.spans),
            times=tuple(self._times),
            cast=tuple(self.cast),
            places=tuple(self._places),
            fields=self.fields,
        )

    def source(
        self,
        name: str,
        *,
        path: str | None = None,
        encoding: str | None = None,
        detected: bool = False,
        notices: tuple[str, ...] = (),
        meta: Mapping[str, Any] | None = None,
    ) -> Source:
        """The text with what is known of it, as what was read from the file of this name."""
        return Source(name, self.text, path or name, encoding, detected, notices, meta or {}, self.markup)

    def _add(self, text: str, joint: str, place: str | None) -> TextSpan:
        if self._parts:
            self._parts.append(joint)
            self._length += len(joint)
        span = TextSpan(self._length, self._length + len(text))
        if place is not None and (not self._places or self._places[-1].label != place):
            self._places.append(Place(span.start, place))
        self._parts.append(text)
        self._length = span.end
        return span


def source_of_turns(id_: str, turns: Iterable[Turn]) -> Source:
    """The text of turns in memory, each a paragraph, with who says it and when; nobody named goes on with the last."""
    spoken = SpokenText()
    for number, turn in enumerate(turns, start=1):
        if speaker := (turn.speaker or "").strip():
            spoken.turn(speaker)
        spoken.say(turn.text, start=turn.start, end=turn.end, place=f"turn {number}")
    return Source(id_, spoken.text, markup=spoken.markup)
