"""What the lines beside a line and the narration between them say about who speaks: who is told, asked, looked at."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.attribution.novel.addressees import told_by, told_gender
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag, TagKind
from inquit.attribution.novel.people_near import NarrationMention
from inquit.document import Gender
from inquit.glyphs import DASHES

__all__ = ["EXCHANGE_FEATURES", "LineExchange"]

_BESIDE = ("the line before", "the next line")
_SHOWN: tuple[TagKind, ...] = ("name", "pronoun")
_OF_CANDIDATE = (
    *(f"told by {line}" for line in _BESIDE),
    *(f"{fits} whom {line} tells" for line in _BESIDE for fits in ("fits", "does not fit")),
    *(f"spoken of in {line}" for line in _BESIDE),
    *(f"{fits} the pronoun of {line}" for line in _BESIDE for fits in ("fits", "does not fit")),
    *(f"named by the tag of {line}" for line in _BESIDE),
    *(f"{what} two lines {where}" for where in ("before", "on") for what in ("addressed", "named by the tag")),
    "acts between the lines",
    "meant between the lines",
    "last between the lines",
    "acts behind the line",
    "meant behind the line",
    "first behind the line",
)
_OF_LINE = (
    *(f"{line} {what}" for line in _BESIDE for what in ("asks", "has so many words", "stands in the paragraph")),
    *(f"{line} has {kind}" for line in _BESIDE for kind in ("a tag with a name", "a tag with a pronoun", "no tag")),
    "the line before breaks off",
    "paragraphs to the next line",
    "surely speak near",
    "begins the paragraph",
    "ends the paragraph",
    "exclaims",
)
EXCHANGE_FEATURES = (*_OF_CANDIDATE, *_OF_LINE)

# These and the scales are by hand; the scorer's weights are fitted for them, so that a change asks for a new fit.
NEAR = 3  # paragraphs to the lines beside
NEAR_TWO = 5  # and to the second ones
BETWEEN = 6  # paragraphs of narration before a line that are looked at, half as many behind it
LINES_NEAR, PARAGRAPHS_NEAR, MANY_NEAR = 6, 12, 5  # who surely speaks how near, and how many are as good as any more
WORDS_SCALE = 4
FULL_GAP = 4  # paragraphs to the next line that are as good as any more


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A line beside another, if there is one near, and whom it tells."""

    number: int | None
    line: DialogueLine | None
    told: int | None = None
    told_gender: Gender | None = None

    @property
    def cue(self) -> DialogueTag | None:
        return None if self.line is None else self.line.cue


class LineExchange:
    """What is said and told right before and behind a line."""

    def __init__(self, book: Book, n: int) -> None:
        self._book, self._line = book, book.lines[n]
        self._beside = [self._neighbour(n, n - 1), self._neighbour(n, n + 1)]
        self._second = [m if self._is_near(m, NEAR_TWO) else None for m in (n - 2, n + 2)]
        self._between = list(self._narrated_between(n))
        self._behind = list(self._narrated_behind(n))
        self._common = self._of_line(n)

    def _is_near(self, m: int, most: int) -> bool:
        lines = self._book.lines
        return 0 <= m < len(lines) and abs(lines[m].paragraph - self._line.paragraph) <= most

    def _neighbour(self, n: int, m: int) -> _Neighbour:
        if not self._is_near(m, NEAR):
            return _Neighbour(None, None)
        line = self._book.lines[m]
        tags = [tag for tag in (line.after, line.before) if tag is not None and tag.speech and tag.verb is not None]
        told = next((key for tag in tags if (key := told_by(self._book, tag)) is not None), None)
        gender = next((g for tag in tags if (g := told_gender(self._book, tag)) is not None), None)
        return _Neighbour(m, line, told, gender)

    def _narrated_between(self, n: int) -> Iterator[NarrationMention]:
        """Who is named or meant in the narration between the line before and the line, the tag of that included."""
        last = self._book.lines[n - 1].end if n else 0
        for q in range(max(0, self._line.paragraph - BETWEEN), self._line.paragraph + 1):
            yield from (m for m in self._book.narrated[q] if last <= m.offset < self._line.start)

    def _narrated_behind(self, n: int) -> Iterator[NarrationMention]:
        """The same between the line and the next one."""
        book, here = self._book, self._line.paragraph
        following = book.lines[n + 1].start if n + 1 < len(book.lines) else math.inf
        for q in range(here, min(len(book.paragraphs), here + BETWEEN // 2 + 1)):
            yield from (m for m in book.narrated[q] if self._line.end <= m.offset < following)

    def _of_line(self, n: int) -> list[float]:
        book, line = self._book, self._line
        p = book.paragraphs[line.paragraph]
        before, following = (one.line for one in self._beside)
        around = range(max(0, n - LINES_NEAR), min(len(book.lines), n + LINES_NEAR + 1))
        near = (m for m in around if abs(book.lines[m].paragraph - line.paragraph) < PARAGRAPHS_NEAR)
        sure = {book.sure[m] for m in near} - {None}
        return [
            *(value for one in (before, following) for value in self._spoken(one)),
            *(value for one in self._beside for value in _kinds(one.cue)),
            before is not None and self._ends_with(before, DASHES),
            1.0 if following is None else min(FULL_GAP, following.paragraph - line.paragraph) / FULL_GAP,
            min(MANY_NEAR, len(sure)) / MANY_NEAR,
            line.stretches[0].lo == 0,
            line.stretches[-1].hi >= len(p) - 1,
            self._ends_with(line, "!"),
        ]

    def _spoken(self, line: DialogueLine | None) -> list[float]:
        if line is None:
            return [0.0, 0.0, 0.0]
        words = sum(s.hi - s.lo for s in line.stretches)
        here = line.paragraph == self._line.paragraph
        return [self._ends_with(line, "?"), math.log1p(words) / WORDS_SCALE, here]

    def _ends_with(self, line: DialogueLine, marks: str) -> bool:
        """Whether the last word before the closing mark of a line is one of some marks."""
        text = self._book.paragraphs[line.paragraph].text
        return text[max(0, line.stretches[-1].hi - 2)][-1] in marks

    def of(self, key: CharacterKey) -> list[float]:
        """The features of one candidate, as in `EXCHANGE_FEATURES`."""
        gender = self._book.gender(key)
        acts = [{m.character for m in narrated if m.subject} for narrated in (self._between, self._behind)]
        meant = [{m.character for m in narrated if not m.subject} for narrated in (self._between, self._behind)]
        spoken_of = self._book.spoken_of
        return [
            *(one.told is not None and one.told == key for one in self._beside),
            *(value for one in self._beside for value in _fits(gender, one.told_gender)),
            *(one.number is not None and key in spoken_of[one.number] for one in self._beside),
            *(value for one in self._beside for value in _fits(gender, _pronoun(one.cue))),
            *(_is_named(one.cue, key) for one in self._beside),
            *(value for m in self._second for value in self._two_lines_off(m, key)),
            key in acts[0],
            key in meant[0],
            self._between[-1:] != [] and self._between[-1].character == key,
            key in acts[1],
            key in meant[1],
            self._behind[:1] != [] and self._behind[0].character == key,
            *self._common,
        ]

    def _two_lines_off(self, m: int | None, key: CharacterKey) -> tuple[bool, bool]:
        if m is None:
            return False, False
        return key in self._book.addressed[m], _is_named(self._book.lines[m].cue, key)


def _is_named(tag: DialogueTag | None, key: CharacterKey) -> bool:
    return tag is not None and tag.character is not None and tag.character == key != NARRATOR


def _pronoun(tag: DialogueTag | None) -> Gender | None:
    return tag.gender if tag is not None and tag.kind == "pronoun" else None


def _fits(own: Gender | None, wanted: Gender | None) -> tuple[bool, bool]:
    known = own is not None and wanted is not None
    return known and own == wanted, known and own != wanted


def _kinds(tag: DialogueTag | None) -> Sequence[bool]:
    return [*(tag is not None and tag.kind == kind for kind in _SHOWN), tag is None]
