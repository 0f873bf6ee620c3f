"""Which labels of a page are those of speakers, and whether there are enough of them to make it a transcript.

The evidence is that labels recur, close to each other, in one form, before what ends as sentences do. A label that
stands once counts where it looks as those do that recur.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from inquit.structure.transcript.label_forms import Form, Label, LabelReader
from inquit.structure.transcript.label_shapes import Shape
from inquit.structure.transcript.labelled_speech import SPEECH_ENDS, LabelledSpeech
from inquit.structure.transcript.page_lines import PageLine
from inquit.structure.transcript.page_times import TIME_ALONE

__all__ = ["LabelledPage", "labels_of_speakers"]


class _Floor(NamedTuple):
    """How much there must be of a form in which labels recur.

    turns, speakers: with labels that recur; letters: of text a turn, at most.
    """

    turns: int
    speakers: int
    letters: int


# By form and by what its labels mostly look like; a form that is not here proves nothing. By hand: the news, novels and
# transcripts at hand lie far to both sides (articles have two labels, novels one in 100,000 letters or none, debates
# one in 700 letters, plays one in 200).
_FLOORS: dict[tuple[Form, Shape], _Floor] = {
    ("colon", Shape.STRONG): _Floor(6, 2, 5000),
    ("colon", Shape.PLAIN): _Floor(6, 2, 1500),
    ("colon", Shape.LOOSE): _Floor(10, 2, 500),
    ("letter", Shape.PLAIN): _Floor(4, 2, 2500),
    ("bare", Shape.PLAIN): _Floor(4, 2, 800),
    ("nick", Shape.PLAIN): _Floor(4, 1, 1000),
    ("bold", Shape.STRONG): _Floor(6, 2, 2500),
    ("bold", Shape.PLAIN): _Floor(6, 2, 1000),
    ("timed", Shape.STRONG): _Floor(3, 1, 4000),
    ("timed", Shape.PLAIN): _Floor(3, 1, 3000),
    ("stop-dash", Shape.STRONG): _Floor(4, 2, 5000),
    ("stop-dash", Shape.PLAIN): _Floor(4, 2, 2500),
    ("dash", Shape.STRONG): _Floor(5, 2, 4000),
    ("dash", Shape.PLAIN): _Floor(6, 2, 700),
    ("gap", Shape.STRONG): _Floor(6, 2, 1500),
    ("gap", Shape.PLAIN): _Floor(6, 2, 500),
    ("stop", Shape.STRONG): _Floor(6, 2, 2500),
    ("stop", Shape.PLAIN): _Floor(8, 2, 400),
    ("alone", Shape.STRONG): _Floor(6, 2, 1200),
    ("alone", Shape.PLAIN): _Floor(8, 2, 500),
}
# A short text is a transcript where most of its paragraphs are labelled so.
_SHORT_FORMS = frozenset(form for form, _ in _FLOORS) - {"bare", "stop", "gap"}
MIN_LABELLED = 3
SHARE_LABELLED = 0.5
# The same for labels in small letters, on lines of their own, or that become shorter.
MIN_DOUBTFUL = 5
MIN_SPEAKERS = 2
SHARE_LOOSE = 0.8
SHARE_OF_ONE = 0.6  # where all labels are one
MIN_LINE = 2  # characters of a line that can be what somebody says
MIN_PROSE = 40  # characters of a line that is more than a heading
MIN_OFFICES = 4  # labels that come once
OFFICES_SAY = 0.8  # of them
MIN_LOOSE = 3  # "White guy" comes so often, or it is a phrase


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """The labels of speakers, by the place of their line, in order; `forms` are those in which they recur."""

    labels: Mapping[int, Label]
    forms: frozenset[Form]


def labels_of_speakers(
    reader: LabelReader, lines: Sequence[PageLine], found: Sequence[Sequence[Label]], *, asked: bool
) -> LabelledPage | None:
    """The labels of speakers among all that lines may begin with; None where they make no transcript.

    asked: the user says that it is one, so that less will do.
    """
    return _Evidence(reader, lines, found, asked=asked).page()


class _Evidence:
    """All labels that a page may have, by their form."""

    def __init__(
        self, reader: LabelReader, lines: Sequence[PageLine], found: Sequence[Sequence[Label]], *, asked: bool
    ) -> None:
        self._reader = reader
        self._lines = lines
        self._found = found
        self._asked = asked
        self._speech = LabelledSpeech(reader, lines)
        self._opening = reader.language.glyphs.opening & reader.language.glyphs.doubles
        words = reader.language.words
        self._keys = words("transcript_words", "key")
        self._letters = words("transcript_words", "questioner") | words("transcript_words", "answerer")
        self._labels: dict[Form, list[tuple[int, Label]]] = {}
        for at, labels in enumerate(found):
            for label in labels:
                if self._may_be(at, label):
                    self._labels.setdefault(label.form, []).append((at, label))
        self._counts = {form: Counter(label.key for _, label in some) for form, some in self._labels.items()}
        self._usual = {form: self._usual_shape(form) for form in self._labels}
        self._letters_of_text = sum(line.end - line.start for line in lines)

    def page(self) -> LabelledPage | None:
        forms = {form for form in self._labels if self._proves(form)}
        if not forms and self._asked:
            forms = self._likely_forms()
        if not forms:
            return None
        forms |= {form for form in ("letter", "colon") if form not in forms and self._goes_along(form)}
        chosen: dict[int, Label] = {}
        for at, labels in enumerate(self._found):
            label = next((one for one in labels if one.form in forms and self._fits(at, one)), None)
            if label is not None:
                chosen[at] = label
        if not chosen or (not self._asked and self._speech.is_part_of_prose(min(chosen), max(chosen))):
            return None
        return LabelledPage(chosen, frozenset(forms))

    def _may_be(self, at: int, label: Label) -> bool:
        if label.key.rstrip("0123456789") in self._keys:
            return False
        if self._is_quoted(label) and not self._asked:
            return False
        if label.form == "timed":
            return self._is_clock(label)
        if label.form != "alone":
            return True
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if following is None or following.end - following.start < MIN_LINE:
            return False
        return label.line.first or label.shape == Shape.STRONG

    def _is_quoted(self, label: Label) -> bool:
        """Whether a quotation mark stands before a label: an article quotes from a transcript."""
        before = self._reader.text[label.line.start : label.span.start]
        return label.form != "letter" and before[-1:] in self._opening

    def _usual_shape(self, form: Form) -> Shape:
        """What most of the labels that recur look like."""
        counts = self._counts[form]
        shapes = Counter(label.shape for _, label in self._labels[form] if counts[label.key] > 1)
        return shapes.most_common(1)[0][0] if shapes else Shape.NONE

    def _proves(self, form: Form) -> bool:
        """Whether there is enough of a form to make the page a transcript."""
        counts, usual = self._counts[form], self._usual[form]
        recurring = {
            label.key: counts[label.key]
            for _, label in self._labels[form]
            if counts[label.key] > 1 and label.shape >= min(usual, Shape.PLAIN)
        }
        if not self._says_something(form) or self._speech.is_list_of_records(self._labels[form], recurring):
            return False
        turns = sum(recurring.values())
        floor = _FLOORS.get((form, usual))
        if floor is not None and turns >= floor.turns and len(recurring) >= floor.speakers:
            dense = self._letters_of_text <= floor.letters * turns
        else:
            dense = False
        if dense:
            return True
        if form in _SHORT_FORMS and self._fills_page(form, recurring):
            return True
        return form == "colon" and self._speech.is_of_one(self._labels[form])

    def _fills_page(self, form: Form, recurring: Mapping[str, int]) -> bool:
        """Whether most paragraphs of a short text are labelled."""
        loose = self._usual[form] == Shape.LOOSE
        found = [(at, label) for at, label in self._labels[form] if label.shape >= Shape.PLAIN or loose]
        labels = [label for _, label in found]
        if loose or form == "alone":
            talk = self._speech.is_talk(found) or (form == "alone" and self._speech.has_stage_lines())
            if sum(recurring.values()) < MIN_DOUBTFUL or len(recurring) < MIN_SPEAKERS or not talk:
                return False
            share = SHARE_LOOSE if loose else SHARE_LABELLED
            return share * self._paragraphs(labels) <= len(labels)
        keys = {label.key for label in labels}
        if len(labels) < MIN_LABELLED or (len(keys) == 1 and self._usual[form] != Shape.STRONG):
            return False
        if recurring or self._are_offices(form, labels):
            share = SHARE_LABELLED if len(keys) > 1 else SHARE_OF_ONE
        else:
            share = SHARE_LOOSE if self._shortened(labels) else math.inf
        return len(labels) >= share * self._paragraphs(labels)

    def _shortened(self, labels: Sequence[Label]) -> bool:
        """Whether two who are labelled with their whole names are so with their family names from then on."""
        seen: set[str] = set()
        again: set[str] = set()
        for label in labels:
            first, *rest = label.span.of(self._reader.text).split()
            if not rest and first in seen:
                again.add(first)
            seen.update(rest[-1:])
        return len(again) > 1

    def _is_clock(self, label: Label) -> bool:
        """Whether figures behind a name are surely a time; "Luke 6:37", before words on the line, is a verse."""
        between = self._reader.text[label.span.end : label.speech].strip()
        return (
            label.speech >= label.line.end
            or not between[:1].isdigit()
            or between.startswith("0")
            or between.endswith(":")
            or between.count(":") > 1
        )

    def _are_offices(self, form: Form, labels: Sequence[Label]) -> bool:
        """Whether labels need not recur: they have titles, seats or offices, and sentences behind them."""
        text = self._reader.text
        named = [one for one in labels if one.shape == Shape.STRONG and not one.span.of(text).isupper()]
        said = sum(self._speech.says(at, one) for at, one in self._labels[form] if one in named)
        return form == "colon" and len(named) >= MIN_OFFICES and said >= OFFICES_SAY * len(named)

    def _paragraphs(self, labels: Sequence[Label]) -> int:
        """How many paragraphs there are, headings left out: blocks, or lines where labels stand inside blocks."""
        of_blocks = 2 * sum(label.line.first for label in labels) > len(labels)
        text = self._reader.text
        return sum(
            (line.first or not of_blocks) and (line.end - line.start > MIN_PROSE or text[line.end - 1] in SPEECH_ENDS)
            for line in self._lines
        )

    def _likely_forms(self) -> set[Form]:
        """The forms that will do where a transcript is asked for: those with a label that recurs, or any with one."""
        recurring = {form: sum(n for n in counts.values() if n > 1) for form, counts in self._counts.items()}
        best = max(recurring, key=lambda form: (self._usual[form] >= Shape.PLAIN, recurring[form]), default=None)
        if best is not None and recurring[best] and self._usual[best] >= Shape.PLAIN:
            return {best}
        once = {form for form, labels in self._labels.items() if any(one.shape >= Shape.PLAIN for _, one in labels)}
        return once & {"colon", "letter", "nick", "timed", "stop-dash"}

    def _goes_along(self, form: Form) -> bool:
        """Whether a form is used beside another that proves the page a transcript."""
        return any(
            label.span.of(self._reader.text).isupper() and (label.shape == Shape.STRONG or label.key in self._letters)
            for _, label in self._labels.get(form, ())
        )

    def _says_something(self, form: Form) -> bool:
        """Whether what is labelled are sentences, or talk, and no list."""
        if form in ("nick", "letter"):
            return True
        counts, found = self._counts[form], self._labels[form]
        if not self._speech.has_talk(found) and (self._usual[form] != Shape.STRONG or self._speech.is_reported(found)):
            return False  # the labels may name things, as prices, or places, as datelines
        return self._speech.says_something([(at, one) for at, one in found if counts[one.key] > 1] or found)

    def _fits(self, at: int, label: Label) -> bool:
        """Whether a label of a form that is used is one, by how often it comes and what it looks like."""
        if not self._may_be(at, label):
            return False
        usual, often = self._usual[label.form], self._counts[label.form][label.key]
        if label.key in self._letters or (label.bold and label.shape >= Shape.PLAIN):
            return True
        if label.shape == Shape.STRONG:
            return often > 1 or self._fits_once(at, label)
        if label.shape == Shape.PLAIN:
            return often > 1 if usual == Shape.STRONG else often > 1 or self._fits_once(at, label)
        return label.shape >= usual or (usual == Shape.PLAIN and often >= MIN_LOOSE and label.line.first)

    def _is_titled_capitals(self, label: Label) -> bool:
        """Whether a name in capitals has a title that is not: "Mr. PARK", "The CHAIRMAN"."""
        name = label.span.of(self._reader.text)
        return not name.isupper() and name.partition(" ")[2].isupper()

    def _fits_once(self, at: int, label: Label) -> bool:
        """Whether a label that comes once looks as those do that come again."""
        if label.form == "alone":
            following = self._lines[at + 1]
            return label.shape == Shape.STRONG and label.line.first and following.block == label.line.block
        if label.form == "nick":
            return True
        if label.form in ("stop", "gap", "dash", "bare"):
            return label.shape == Shape.STRONG and (label.line.first or self._is_titled_capitals(label))
        return label.shape == Shape.STRONG or label.line.first or self._is_behind_time(at)

    def _is_behind_time(self, at: int) -> bool:
        """Whether the line before holds a time alone."""
        line = self._lines[at - 1]
        return at > 0 and TIME_ALONE.fullmatch(self._reader.text, line.start, line.end) is not None
