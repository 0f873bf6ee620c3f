"""The text of XML that says who speaks: its tree to turns and what stands around them.

No library reads all of these kinds, and those for one of them (TEI) give no offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from inquit.document import Time
from inquit.io.inputs.xml_tree import tag_of
from inquit.spoken_text import SpokenText

__all__ = ["TOGETHER", "Speech", "SpeechMarkup", "bare_label", "fill", "words_of"]

TOGETHER = " & "  # between several who speak at once
_AROUND_LABEL = " \t\r\n.,:;"
_SPACE = re.compile(r"\s+")
_SOFT_HYPHEN = "\u00ad"
_BRACKETS = ("(", "[", "{")
_LOOSE = " ,;:"  # what stands before a direction that goes on behind a label: "MIRA, aside"
_APART, _VERSE, _WITHIN = "\n\n", "\n", " "


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What an element says about the turn that it holds."""

    speaker: str | None
    label: str | None = None
    role: str | None = None
    affiliation: str | None = None
    start: Time | None = None
    end: Time | None = None


class SpeechMarkup:
    """What the elements of a kind of XML are for; a kind overrides what is other with it."""

    def speech(self, element: Any, name: str) -> Speech | None:
        """The turn that an element holds; None where it holds none."""
        raise NotImplementedError

    def left_out(self, element: Any, name: str) -> bool:
        """Whether it is no part of the text."""
        raise NotImplementedError

    def unsaid(self, element: Any, name: str) -> bool:
        """Whether it is shown and not said, also within a turn."""
        raise NotImplementedError

    def stands_alone(self, element: Any, name: str) -> bool:
        """Whether it begins a paragraph, and ends one."""
        raise NotImplementedError

    def is_verse(self, name: str) -> bool:
        """Whether it is a line of many that are one paragraph."""
        del name
        return False

    def before(self, element: Any, name: str) -> str:
        """What stands for an element within a line before what it holds: for most, nothing."""
        del element, name
        return ""

    def after(self, element: Any, name: str) -> str:
        """The text behind an element, up to the next one."""
        del name
        return element.tail or ""

    def place(self, element: Any, name: str) -> str | None:
        """The place that begins with an element; None where it is that of what stands before it."""
        return f"line {element.sourceline}" if self.stands_alone(element, name) else None


def fill(spoken: SpokenText, root: Any, markup: SpeechMarkup) -> None:
    """Put the text of a tree together."""
    writer = _Writer(spoken, markup)
    # With a stack of its own, as everything that walks through what others have made.
    stack: list[tuple[Any, _Opened | None]] = [(root, None)]
    while stack:
        element, opened = stack.pop()
        name = tag_of(element)
        if opened is not None:
            writer.end(opened)
        elif name and not markup.left_out(element, name):
            stack.append((element, writer.begin(element, name)))
            stack.extend((child, None) for child in reversed(element))
            continue
        if element is not root:
            writer.add(markup.after(element, name))
    writer.finish()


def bare_label(label: str) -> str:
    """A label without the marks that part it from what is said."""
    return label.strip(_AROUND_LABEL)


def words_of(element: Any, left_out: frozenset[str] = frozenset()) -> str:
    """The text of an element in a line, without that of elements of these names."""
    return " ".join("".join(_pieces(element, left_out)).split())


def _pieces(element: Any, left_out: frozenset[str]) -> Iterator[str]:
    stack: list[Any] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
        elif one is element or tag_of(one) not in left_out:
            if one is not element:
                stack.append(one.tail or "")
            stack.extend(reversed(one))
            stack.append((one.text or "") if tag_of(one) else "")
        else:
            yield one.tail or ""


@dataclass(frozen=True, slots=True)
class _Opened:
    """What an element is for, as long as it is open."""

    speech: bool
    alone: bool
    unsaid: bool
    unsaid_before: int


@dataclass(slots=True)
class _Writer:
    """Takes the elements of a tree one after the other.

    _open: the turns that are open, the innermost last; a turn within another one interrupts it.
    _unsaid: how many of the elements that hold no speech are open.
    """

    _spoken: SpokenText
    _markup: SpeechMarkup
    _open: list[Speech] = field(default_factory=list)
    _unsaid: int = 0
    _parts: list[str] = field(default_factory=list)
    _joint: str = _APART
    _verse: bool = False  # whether what is put together is a line of verse,
    _last_verse: bool = False  # and what was put together last
    _interrupted: bool = False
    _first: bool = False  # whether nothing of the turn is said so far
    _place: str | None = None  # of what is put together
    _reached: str | None = None

    def begin(self, element: Any, name: str) -> _Opened:
        """What an element begins, and its text up to the first element in it."""
        markup = self._markup
        speech, unsaid = markup.speech(element, name), markup.unsaid(element, name)
        alone = speech is not None or markup.stands_alone(element, name)
        if alone:
            self._paragraph()
            self._verse = markup.is_verse(name)
        elif unsaid and not self._unsaid and self._open:
            self._break_off()
        self._reached = markup.place(element, name) or self._reached
        if speech is not None:
            self._open.append(speech)
            self._turn(speech, speech.label)
        opened = _Opened(speech is not None, alone, unsaid, self._unsaid)
        self._unsaid = 0 if speech is not None else self._unsaid + unsaid
        self.add(markup.before(element, name) + (element.text or ""))
        return opened

    def end(self, opened: _Opened) -> None:
        """What an element ends."""
        if opened.alone:
            self._paragraph()
            self._verse = False
        elif opened.unsaid and self._unsaid == 1 and self._open:
            self._break_off()
        self._unsaid = opened.unsaid_before
        if opened.speech:
            self._open.pop()
            self._interrupted = bool(self._open)

    def add(self, text: str) -> None:
        """Text of a paragraph."""
        if self._place is None and text.strip():
            self._place = self._reached
        self._parts.append(text)

    def finish(self) -> None:
        """The end of the tree."""
        self._paragraph()

    def _turn(self, speech: Speech, label: str | None) -> None:
        self._interrupted, self._last_verse, self._first = False, False, True
        self._spoken.turn(
            speech.speaker, label=label, role=speech.role, affiliation=speech.affiliation, place=self._reached
        )

    def _paragraph(self) -> None:
        """End the paragraph that is put together."""
        self._write(within=self._joint == _WITHIN)
        self._joint = _APART

    def _break_off(self) -> None:
        """End a stretch of it: the same paragraph goes on with what is said, or no longer."""
        if self._write(within=True) or self._joint == _WITHIN:
            self._joint = _WITHIN

    def _write(self, *, within: bool) -> bool:
        text = _SPACE.sub(" ", "".join(self._parts).replace(_SOFT_HYPHEN, "")).strip()
        self._parts.clear()
        if not text:
            return False
        joint, place = self._joint, self._place
        self._place = None
        if self._open and not self._unsaid:
            self._say(text, _VERSE if joint == _APART and self._verse and self._last_verse else joint, place)
            self._last_verse = self._verse
            return True
        text = text.lstrip(_LOOSE)
        if text:
            bare = within and self._unsaid and not text.startswith(_BRACKETS)
            self._spoken.aside(f"({text})" if bare else text, place=place, joint=joint)
            self._last_verse = False
        return bool(text)

    def _say(self, text: str, joint: str, place: str | None) -> None:
        speech = self._open[-1]
        if self._interrupted:
            self._turn(speech, None)
        if self._first:
            text = text.lstrip(_LOOSE)  # as in "<member>Mr. Oakes</member>: No."
            self._first = not text
        self._spoken.say(text, start=speech.start, end=speech.end, place=place, joint=joint)
