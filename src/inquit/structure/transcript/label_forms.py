"""The forms that labels have on a page: each line is asked which of them it may begin with.

Whether a line that could be labelled is so is not told by the line: `label_evidence.py` looks at all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from inquit.document import TextSpan
from inquit.glyphs import DASHES, LETTER, LONG_DASHES
from inquit.html_elements import HTML_NAMES
from inquit.languages import Language
from inquit.structure.transcript.label_shapes import Shape, key_of, label_shape, without_heading
from inquit.structure.transcript.page_lines import PageLine
from inquit.structure.transcript.page_times import STAMP

__all__ = ["Form", "Label", "LabelReader", "Lead"]

# colon: "OAKES: text". stop-dash: "OAKES.- text". dash: "Mr OAKES - text". stop: "OAKES. text". letter: "Q. text".
# nick: "<oakes> text". timed: "Tom Oakes 0:26". gap: "OAKES   text". bold: told by its letters alone. alone: a line.
# bare: "Q text".
Form = Literal["colon", "letter", "bare", "nick", "bold", "timed", "stop-dash", "dash", "gap", "stop", "alone"]

_LEAD = re.compile(
    rf"(?:(?P<time>{STAMP})(?:[ \t]{{0,8}}[-{DASHES}:|](?=\s))?[ \t]{{0,12}}(?=\D|\Z))?"
    r"(?P<number>(?:#{1,6}[ \t]+)?(?:(?:[A-Z]?\d{1,4}[.)]|\(\d{1,4}\))[ \t]{1,12})?(?:\[\d{1,9}\][ \t]{1,12})?)"
    rf"(?:\([^()\n]{{2,60}}\)[ \t]{{1,4}}(?={LETTER}))?"
    rf"(?P<arrow>>{{1,3}}[ \t]{{0,4}})?(?:[-{DASHES}•*][ \t]{{1,4}})?(?P<sign>\*\*\*?|__)?"
)
_NAME = rf"(?P<name>{LETTER}"
_COLON = (
    rf"[(\[[:opening-doubles:]]?{_NAME}[^:<>={{}}|]{{0,110}}?)[)\]]?[ \t]?(?:\*\*\*?|__)?:"
    rf"(?=[\s*_(\[]|\Z|{LETTER}|[[:opening:][:dashes:]])"
)
_TIMED = re.compile(
    rf"{_NAME}[^:\n<>]{{1,60}}?)(?:\*\*\*?|__)?[ \t]{{0,8}}[-{DASHES}|,]?[ \t]{{0,4}}"
    rf"(?P<time>{STAMP})[ \t]{{0,4}}:?(?=\s|\Z|\*)"
)
_STOP_DASH = re.compile(rf"{_NAME}[^:\n]{{1,90}}?)\.[ \t]?[-{DASHES}][ \t]?(?=\S)")
_DASHED = re.compile(
    rf"{_NAME}(?:[^:\n!?({DASHES}]|\([^():\n]{{1,60}}\)){{1,60}}?)"
    rf"(?:[ \t]?[-{DASHES}]{{1,2}}[ \t]{{1,4}}|[{LONG_DASHES}])(?=\S)"
)
_GAP = re.compile(rf"{_NAME}[^:\n\t]{{0,60}}?)(?:\t[ \t]{{0,8}}|[ ]{{2,12}})(?=\S)")
_STOP = re.compile(r"\.(?=\s|\Z)")
_LETTER = r"[[:opening-doubles:]]?(?P<name>[A-Z])\d{0,3}(?P<sign>[.:)])?(?:[ \t]{1,20}|\Z)"
_NICK = re.compile(r"<[@+%&~ ]?(?P<name>[^<>\s/][^<>\n]{0,40})>[ \t]{1,8}(?=\S)")
_AFTER = re.compile(rf"[ \t]{{0,12}}(?:\*\*\*?|__)?[ \t]{{0,12}}(?P<time>{STAMP}(?=\s|\Z))?[ \t]{{0,12}}")
_ASIDE = re.compile(r"[ \t]{0,8}[(\[][^()\[\]\n]{1,60}[)\]][ \t]{0,4}\Z")
MAX_STOPPED = 60  # how far a name before a full stop reaches
MAX_ALONE = 70
MIN_NAME = 2  # letters before a full stop; one is an initial


class Lead(NamedTuple):
    """What stands on a line before a label may begin: when it was said, a number, the sign of another speaker."""

    end: int
    time: str | None
    arrow: bool


class Label(NamedTuple):
    """A label that a line may begin with.

    span: where it stands; speech: where what it labels begins; key: what its other spellings have, too.
    """

    form: Form
    line: PageLine
    span: TextSpan
    speech: int
    key: str
    shape: Shape
    time: str | None
    bold: bool


class LabelReader:
    """Reads labels off the lines of a text."""

    def __init__(self, text: str, language: Language, bold: Sequence[TextSpan]) -> None:
        self.text = text
        self.language = language
        self._bold = sorted(bold)
        self._bold_starts = [span.start for span in self._bold]
        self._shapes: dict[str, Shape] = {}
        words = language.words
        self._letters = words("transcript_words", "questioner") | words("transcript_words", "answerer")
        self._regexes: tuple[tuple[Form, re.Pattern[str]], ...] = (
            ("letter", language.compiled(_LETTER)),
            ("nick", _NICK),
            ("colon", language.compiled(_COLON)),
            ("timed", _TIMED),
            ("stop-dash", _STOP_DASH),
            ("dash", _DASHED),
            ("gap", _GAP),
        )

    def lead(self, start: int, end: int) -> Lead:
        """What stands first on a line."""
        found = _LEAD.match(self.text, start, end)
        if found is None:  # it fits the empty string
            return Lead(start, None, arrow=False)
        return Lead(found.end(), found["time"], found["arrow"] is not None)

    def labels(self, line: PageLine, lead: Lead) -> Iterator[Label]:
        """All labels that a line may begin with, the likeliest form first."""
        for form, regex in self._regexes:
            found = regex.match(self.text, lead.end, line.end)
            label = None if found is None else self._of_match(form, line, lead, found)
            if label is not None:
                yield label
        for label in (self._of_bold(line, lead), self._stopped(line, lead), self._alone(line, lead)):
            if label is not None:
                yield label

    def shape(self, name: str) -> Shape:
        """How a name looks; the same is asked often."""
        known = self._shapes.get(name)
        if known is None:
            known = self._shapes[name] = label_shape(name, self.language)
        return known

    def is_bold(self, span: TextSpan) -> bool:
        """Whether a stretch begins in bold letters."""
        at = bisect_right(self._bold_starts, span.start) - 1
        return at >= 0 and self._bold[at].end > span.start

    def _of_match(self, form: Form, line: PageLine, lead: Lead, found: re.Match[str]) -> Label | None:
        span = TextSpan(*found.span("name"))
        if form == "letter":
            if found["name"].casefold() not in self._letters:
                return None
            form = "letter" if found["sign"] else "bare"
        if form == "nick" and found["name"].lower() in HTML_NAMES:
            return None
        if "(" in span.of(self.text) and self.text.startswith(")", span.end):
            span = TextSpan(span.start, span.end + 1)
        time = found["time"] if form == "timed" else None
        return self._made(form, line, lead, (span, found.end()), time)

    def _of_bold(self, line: PageLine, lead: Lead) -> Label | None:
        at = bisect_right(self._bold_starts, lead.end) - 1
        if at < 0 or not line.start <= self._bold[at].start or self._bold[at].end >= line.end:
            return None
        name = self._bold[at].of(self.text).strip().rstrip(":.")
        start = self.text.find(name, self._bold[at].start) if name else -1
        if start < 0 or "\n" in name or len(name) > 2 * MAX_ALONE:
            return None
        return self._made("bold", line, lead, (TextSpan(start, start + len(name)), self._bold[at].end))

    def _stopped(self, line: PageLine, lead: Lead) -> Label | None:
        """A name before a full stop; those behind titles and initials are none."""
        limit = min(line.end, lead.end + MAX_STOPPED)
        for found in _STOP.finditer(self.text, lead.end, limit):
            name = self.text[lead.end : found.start()]
            last = name.rpartition(" ")[2].rpartition(".")[2]
            if len(last) < MIN_NAME or f"{last.lower()}." in self.language.vocabulary.titles:
                continue
            if ":" in name:
                return None
            return self._made("stop", line, lead, (TextSpan(lead.end, found.start()), found.end()))
        return None

    def _alone(self, line: PageLine, lead: Lead) -> Label | None:
        if line.end - lead.end > MAX_ALONE:
            return None
        aside = _ASIDE.search(self.text, lead.end, line.end)
        name = self.text[lead.end : line.end if aside is None else aside.start()].rstrip(" *_.:")
        if not name:
            return None
        return self._made("alone", line, lead, (TextSpan(lead.end, lead.end + len(name)), line.end))

    def _made(
        self, form: Form, line: PageLine, lead: Lead, found: tuple[TextSpan, int], time: str | None = None
    ) -> Label | None:
        """A label of a name and where it ends, if the name looks like one."""
        span, end = found
        name = span.of(self.text)
        if form == "colon" and (heading := without_heading(name, self.language)):
            span = TextSpan(span.start + heading, span.end)
            name = span.of(self.text)
        shape = Shape.PLAIN if form == "nick" else self.shape(name)
        key = key_of(name)
        if shape == Shape.NONE or not key:
            return None
        after = _AFTER.match(self.text, end, line.end)
        if after is not None:
            end, time = after.end(), after["time"] or time
        span = TextSpan(span.start, span.start + len(name.rstrip(" *_")))
        return Label(form, line, span, end, key, shape, time or lead.time, self.is_bold(span))
