"""Letters and tales inside a chapter: who writes or tells them, and where they begin and end.

A letter begins with an opening ("Dear Ann,") or behind a sentence that leads up to it ("Tom's letter ran as follows:"),
a tale behind such a sentence alone ("the old man began his story:"); neither stands in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.attribution.novel.book_page import BookPage
from inquit.attribution.novel.tellers import Tellers, Telling
from inquit.entities.characters import CharacterIndex
from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.glyphs import LONG_DASH_TOKENS
from inquit.languages.relations import PREPOSITION_OBJECT
from inquit.statements.subjects import find_source
from inquit.text.parsing import Paragraph

__all__ = ["told_parts"]

# By hand, from letters in novels: the most lines of one with a signature.
LETTER_LINES = 120
# Paragraphs of what nobody signs, by hand: without a bound the time of a text in which everybody writes would grow with
# its square.
LONGEST = 500
DATE_WORDS = 8  # of a line with a place and a date between a sentence and the letter that it leads up to
NOUN_REACH = 3  # words between an owner and what he has written ("Tom's second long letter")
_LEADS = (":", *LONG_DASH_TOKENS)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A telling that begins at a line of the page: who tells it as far as a sentence before says so."""

    line: int
    teller: int | None
    letter: bool
    at_break: bool  # a chapter or scene begins with it
    quoted: bool = False  # it stands in quotation marks


def told_parts(page: BookPage, index: CharacterIndex, tellers: Tellers) -> Iterator[Telling]:
    """The letters and tales with a teller, in order."""
    done = 0
    for begun in _Finder(page, index).begun():
        line = page.lines[begun.line]
        if begun.line < done:
            continue
        end, name = _signed(page, begun) if begun.letter else (None, None)
        signer = None if name is None else tellers.key(name)
        key = begun.teller if signer is None else signer
        if key is None:
            continue
        hi = _end_unsigned(page, begun) if end is None else page.lines[end].at + (not page.lines[end].heading)
        part = Telling(line.at, hi, key, begun.quoted)
        if begun.quoted or (hi > line.at and _says_i(page, part, letter=begun.letter)):
            done = begun.line + 1 if end is None else end
            yield part


def _says_i(page: BookPage, part: Telling, *, letter: bool) -> bool:
    """Whether a part is told by somebody who says "I": a short letter may do so once."""
    return page.own_words(part.lo, part.hi) > 0 if letter else page.is_told_by_i(part.lo, part.hi)


def _signed(page: BookPage, begun: _Begun) -> tuple[int | None, str | None]:
    """The line with the name below a letter, and the name."""
    for n in range(begun.line, min(len(page.lines), begun.line + LETTER_LINES)):
        if (n > begun.line and page.is_opening(n)) or (
            begun.quoted and not page.lines[n].heading and not page.is_quoted(page.lines[n].at)
        ):
            break  # another letter, or what stands behind it
        if (name := page.signature(n)) is not None:
            return n, name
    return None, None


def _end_unsigned(page: BookPage, begun: _Begun) -> int:
    """Where what nobody signs ends: with its part, or before a sentence that says so ("he ended his tale")."""
    at = page.lines[begun.line].at
    if begun.quoted:
        return at + 1  # the mark says how far it goes
    starts = page.chapters if begun.at_break and at in page.chapters else page.breaks
    end = min(at + LONGEST, page.end_of_part(at, starts))
    end = next((q for q in range(at + 1, end) if _ends(page.parsed.paragraphs[q], page.quoted[q])), end)
    return next((q + 1 for q in range(end - 1, at, -1) if page.own_words(q, q + 1)), at + 1)  # where it last says "I"


def _ends(p: Paragraph, quoted: Sequence[bool]) -> bool:
    """Whether the first sentence of a paragraph says that a telling has ended."""
    words, ends = p.language.words("telling_words", "account"), p.language.words("telling_words", "end")
    first = [i for i in range(len(p)) if p.sent[i] == p.sent[0] and not quoted[i]]
    if any(
        p.lower[i] in p.language.function_words.self_possessive or p.text[i] in p.language.function_words.self_reference
        for i in first
    ):
        return False
    return any(p.lower[i] in words for i in first) and any(p.lemma[i] in ends for i in first)


class _Finder:
    """Finds where letters and tales begin."""

    def __init__(self, page: BookPage, index: CharacterIndex) -> None:
        self._page, self._index = page, index
        self._words = page.language.words

    def begun(self) -> Iterator[_Begun]:
        """The beginnings, in order."""
        breaks = set(self._page.breaks)
        for n, line in enumerate(self._page.lines):
            quoted = not line.heading and self._page.begins_quoted(line.at)
            at_break = line.at in breaks
            lead = self._lead(n, at_break=at_break)
            if self._page.is_opening(n):
                yield _Begun(n, None if lead is None else lead[0], letter=True, at_break=at_break, quoted=quoted)
            elif lead is not None and not line.heading and not quoted:
                yield _Begun(n, lead[0], lead[1], at_break)

    def _lead(self, n: int, *, at_break: bool) -> tuple[int, bool] | None:
        """Who is said to tell what begins with a line, by the sentence before it; and whether it is a letter."""
        above = n - 1
        while above >= 0 and (self._page.lines[above].heading or self._is_date(above)) and n - above < DATE_WORDS:
            above -= 1
        if above < 0 or self._page.lines[above].heading:
            return None
        at = self._page.lines[above].at
        p, quoted = self._page.parsed.paragraphs[at], self._page.quoted[at]
        leads = p.text[-1].endswith(_LEADS)
        if quoted[-1] or not (leads or at_break):
            return None
        sentence = [i for i in range(len(p)) if p.sent[i] == p.sent[-1] and not quoted[i]]
        return self._teller(at, p, sentence)

    def _is_date(self, n: int) -> bool:
        text = self._page.lines[n].text
        return len(text.split()) <= DATE_WORDS and any(map(str.isdigit, text)) and not text.endswith(_LEADS)

    def _teller(self, at: int, p: Paragraph, sentence: list[int]) -> tuple[int, bool] | None:
        """Of a sentence that leads up to a letter or a tale, whose it is, and whether it is a letter."""
        letters, accounts = self._words("telling_words", "letter"), self._words("telling_words", "account")
        nouns = [i for i in sentence if p.lower[i] in letters or p.lower[i] in accounts]
        leads_up = p.text[-1].endswith(_LEADS)
        for i in nouns if leads_up else ():
            if (owner := self._owner(at, p, i)) is not None:
                return owner, p.lower[i] in letters
        begin = self._words("telling_words", "begin") | (self._words("telling_words", "lead") if leads_up else set())
        for i in sentence:
            writes = leads_up and p.lemma[i] in self._words("telling_words", "write")
            if not writes and not (nouns and p.lemma[i] in begin):
                continue
            subject = find_source(p, i)
            mention = None if subject is None else self._index.at(at, subject)
            if mention is not None:
                return mention.entity, writes or p.lower[nouns[0]] in letters
        return None

    def _owner(self, at: int, p: Paragraph, noun: int) -> int | None:
        """Whose a letter or a tale is: "Tom's letter", "a letter from Tom"."""
        for i in range(noun - 1, max(-1, noun - 2 - NOUN_REACH), -1):
            mention = self._index.at(at, i)
            if mention is not None and is_possessive(p, mention.hi - 1):
                return mention.entity
        for k in p.children[noun]:
            if p.lower[k] in p.language.function_words.agent_preposition:
                target = next((m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT), None)
                mention = None if target is None else self._index.at(at, target)
                if mention is not None:
                    return mention.entity
        return None
