"""What stands behind labels: whether it is said, or is a list, a headline or the news."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from inquit.glyphs import DASHES, HYPHENS
from inquit.structure.transcript.label_forms import Label, LabelReader
from inquit.structure.transcript.label_shapes import Shape
from inquit.structure.transcript.page_lines import PageLine

__all__ = ["SPEECH_ENDS", "LabelledSpeech"]

SPEECH_ENDS = (".", "?", "!", "…", ")", "]", *HYPHENS, *DASHES)
# How many of the turns say something, by their end or their words; lists and logs do not.
SAID_SHARE = 0.4
MAX_LOOKED_AT = 200  # turns, for that
MAX_SAID = 400  # characters of each
MIN_BLOCKS = 2  # paragraphs of a speech
MAX_HEADING = 100  # and of one before a speech
MIN_CYCLES = 3  # of labels that come in the same order each time: records, or a talk of three who take turns
TALK_SHARE = 0.3  # of these, in the words of people who talk to each other
PROSE_SHARE = 0.15  # of a page that stands outside of what is labelled; where it reports, an article quotes the rest
MIN_QUOTED = 3  # paragraphs there that begin with a quotation; a transcript may read out one


class LabelledSpeech:
    """Looks at what is labelled on a page."""

    def __init__(self, reader: LabelReader, lines: Sequence[PageLine]) -> None:
        self._text = reader.text
        self._language = reader.language
        self._lines = lines
        self._talk = reader.language.pattern("talk")
        self._ends = (*SPEECH_ENDS, *reader.language.glyphs.closing)

    def says_something(self, labels: Sequence[tuple[int, Label]]) -> bool:
        """Whether what is labelled are sentences or talk."""
        looked_at = labels[:MAX_LOOKED_AT]
        return sum(self.says(at, label) for at, label in looked_at) >= SAID_SHARE * len(looked_at)

    def has_talk(self, labels: Sequence[tuple[int, Label]]) -> bool:
        """Whether anything that is labelled has words of talk."""
        return any(self._talks(at, label) for at, label in labels[:MAX_LOOKED_AT])

    def is_reported(self, labels: Sequence[tuple[int, Label]]) -> bool:
        """Whether what is labelled reports what others say, as news in brief does behind datelines."""
        reported = self._language.pattern("reported")
        ends = (self._behind(at, label) for at, label in labels[:MAX_LOOKED_AT])
        return any(reported.search(self._text, start, min(end, start + MAX_SAID)) for start, end in ends)

    def says(self, at: int, label: Label) -> bool:
        """Whether what stands behind a label ends as sentences do, or has words of talk."""
        start, end = self._behind(at, label)
        if self._text.endswith(self._ends, start, end):
            return self._text[start : end - 1].replace(" ", "").isalpha() or self._text.find(" ", start, end) > 0
        return self._talks(at, label)

    def is_list_of_records(self, labels: Sequence[tuple[int, Label]], recurring: Collection[str]) -> bool:
        """Whether three labels or more come in the same order again and again, and nobody talks."""
        cycle = len(recurring)
        if cycle < MIN_CYCLES:
            return False
        again = [(at, label) for at, label in labels if label.key in recurring]
        if len(again) < MIN_CYCLES * cycle - 1 or any(
            one.key != other.key for (_, one), (_, other) in zip(again, again[cycle:], strict=False)
        ):
            return False
        return not self.is_talk(again)

    def is_talk(self, labels: Sequence[tuple[int, Label]]) -> bool:
        """Whether many of those labelled say what people say to each other."""
        return sum(self._talks(at, label) for at, label in labels) >= TALK_SHARE * len(labels)

    def has_stage_lines(self) -> bool:
        """Whether people enter and leave, as in plays."""
        stage_line = self._language.pattern("stage_line")
        return any(stage_line.fullmatch(self._text, line.start, line.end) for line in self._lines if line.first)

    def is_of_one(self, labels: Sequence[tuple[int, Label]]) -> bool:
        """Whether it is a speech: the first paragraph has the office of who holds it before it, and no other has."""
        strong = [(at, one) for at, one in labels if one.shape == Shape.STRONG]
        if not strong or len({one.key for _, one in strong}) > 1:
            return False
        at, label = strong[0]
        if not self._is_office(label) or self._heads_news(at, label):
            return False
        if any(line.end - line.start > MAX_HEADING or self._text[line.end - 1] in ".?!" for line in self._lines[:at]):
            return False
        blocks = [line for line in self._lines[at:] if line.first]
        if len(blocks) < MIN_BLOCKS:
            blocks = list(self._lines[at:])
        return len(blocks) >= MIN_BLOCKS and 2 * sum(map(self._is_talk, blocks)) >= len(blocks)

    def is_part_of_prose(self, first: int, last: int) -> bool:
        """Whether what is labelled, from a line to another, is a part of an article or a novel.

        So much stands before it, or before and behind it, and somebody reports there, or dialogue is quoted.
        """
        before, around = self._lines[:first], [*self._lines[:first], *self._lines[last + 1 :]]
        return (self._is_much(before) and any(map(self._reports, before))) or (
            self._is_much(around) and sum(map(self._quotes, around)) >= MIN_QUOTED
        )

    def _is_much(self, lines: Sequence[PageLine]) -> bool:
        whole = self._lines[-1].end - self._lines[0].start
        return sum(line.end - line.start for line in lines) >= PROSE_SHARE * whole

    def _reports(self, line: PageLine) -> bool:
        """Whether a line is a paragraph that reports."""
        reported = self._language.pattern("reported")
        return line.end - line.start > MAX_HEADING and reported.search(self._text, line.start, line.end) is not None

    def _quotes(self, line: PageLine) -> bool:
        """Whether a paragraph begins with a quotation, as those of dialogue do."""
        glyphs = self._language.glyphs
        return line.first and self._text[line.start] in glyphs.opening & glyphs.doubles

    def _is_office(self, label: Label) -> bool:
        first = label.span.of(self._text).split()[0].lower()
        return first in self._language.vocabulary.titles or first in self._language.function_words.definite_article

    def _heads_news(self, at: int, label: Label) -> bool:
        """Whether a label in small letters stands in a headline: "Dr. Ann Lund: Ferries Need Money"."""
        start, end = self._behind(at, label)
        if start >= label.line.end or label.bold or label.span.of(self._text).isupper():
            return False
        return not self._text.endswith(self._ends, start, end) or end - start <= MAX_HEADING

    def _is_talk(self, line: PageLine) -> bool:
        """Whether a paragraph has words of talk, before what is quoted in it."""
        end = min(line.end, line.start + MAX_SAID)
        for mark in self._language.glyphs.doubles:
            quoted = self._text.find(mark, line.start, end)
            end = quoted if quoted >= 0 else end
        return self._talk.search(self._text, line.start, end) is not None

    def _talks(self, at: int, label: Label) -> bool:
        start, end = self._behind(at, label)
        return self._talk.search(self._text, start, min(end, start + MAX_SAID)) is not None

    def _behind(self, at: int, label: Label) -> tuple[int, int]:
        """Where what is labelled stands: on the line, or on the next."""
        line = label.line
        if label.speech >= line.end:
            line = self._lines[min(at + 1, len(self._lines) - 1)]
        return max(label.speech, line.start), line.end
