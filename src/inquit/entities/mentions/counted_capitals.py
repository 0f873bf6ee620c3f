"""Names as books print them: which words with a capital name somebody is read off the whole text.

A word that the text never begins with a small letter, in the middle of a sentence, is a name; one that stands with a
capital only at the start of sentences is not. That is surer for a book than a recogniser trained on news, and needs no
list of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inquit.document import TextSpan
from inquit.entities.mentions.calendar_people import find_calendar_people, stands_for_date
from inquit.entities.mentions.first_words import SENTENCE_EDGES, find_doers, leads_up
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.names.name_shape import can_be_printed
from inquit.entities.names.name_words import Words
from inquit.glyphs import APOSTROPHES, HYPHEN, LONG_DASH_TOKENS
from inquit.languages.relations import (
    APPOSITION,
    COMPOUND,
    FLAT,
    NOUN_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    PREPOSITION_OBJECT,
    SUBJECT,
)
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["find_counted_names", "printed_span"]

# A word that begins small more than three times as often as with a capital inside sentences is a common word.
MIN_CAPITAL_SHARE = 0.3
MIN_TITLE_USES = 3  # a title is a name of its own ("the Queen") if it stands with a capital inside sentences as often
TAGGED_SHARE = 2  # one in so many uses
HEADING_SHARE = 0.6  # a paragraph with more of its letters in capitals is a heading
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
# Besides quotation marks: what may stand around a vocative.
_VOCATIVE_BEFORE = LONG_DASH_TOKENS | {",", "!", "."}
_VOCATIVE_AFTER = LONG_DASH_TOKENS | {",", "!", "?", ".", ";"}
_ENDS = frozenset((".", "!", "?", ","))
_ARGUMENTS = frozenset((SUBJECT, PASSIVE_SUBJECT, PREPOSITION_OBJECT, OBJECT))
_INNER = frozenset((COMPOUND, APPOSITION, FLAT, NOUN_MODIFIER))
_INITIAL = 2  # characters of "J."
# "left. But | Helen": no name has these first.
_JOINING = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ"))


def find_counted_names(parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
    """The names in order of the text; `quoted` says of each token whether it stands in quotation marks."""
    capitals = _Capitals(parsed, quoted)
    names: list[NameMention] = []
    for number, paragraph in enumerate(parsed.paragraphs):
        if not _is_heading(paragraph):
            names += _Line(number, paragraph, quoted[number], capitals).names()
    return names


def _is_heading(p: Paragraph) -> bool:
    letters = [c for word in p.text for c in word if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > HEADING_SHARE * len(letters)


def printed_span(p: Paragraph, lo: int, hi: int) -> TextSpan:
    """The span of a name without what is glued to its last token ("Emma--it", "Emma's", "Emma"" with a mark)."""
    glued = p.language.pattern("behind_name").split(p.text[hi - 1])[0].rstrip("".join(p.language.glyphs.marks))
    return TextSpan(p.start[lo], p.start[hi - 1] + max(1, len(glued)))


class _Capitals:
    """How often each word stands with a capital inside sentences and at their start, and how often without."""

    def __init__(self, parsed: ParsedText, quoted: QuotedTokens) -> None:
        self._given_names = parsed.language.vocabulary.given_names
        self.small: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.first: Counter[str] = Counter()
        self.proper: Counter[str] = Counter()  # of those at the start, how many are tagged as names
        self.doers: set[str] = set()  # words at the start of sentences that do what people do ("Corin nodded")
        self.pairs: set[tuple[str, str]] = set()  # capitals side by side inside sentences ("Big Medicine")
        self.of_calendar: set[str] = set()  # months and days that are somebody's names
        edges = SENTENCE_EDGES | parsed.language.glyphs.marks
        for number, paragraph in enumerate(parsed.paragraphs):
            self.doers.update(find_doers(paragraph))
            self.of_calendar.update(find_calendar_people(paragraph, quoted[number]))
            starts, before = True, ""
            for word, lower, pos in zip(paragraph.text, paragraph.lower, paragraph.pos, strict=True):
                if not word[0].isalpha():
                    starts, before = starts or word[0] in edges, ""
                    continue
                kept = self.small if not word[0].isupper() else self.first if starts else self.inside
                kept[lower] += 1
                if starts and pos == "PROPN":
                    self.proper[lower] += 1
                if before and word[0].isupper():
                    self.pairs.add((before, lower))
                before = lower if word[0].isupper() and not starts and pos not in _JOINING else ""
                starts = False

    def is_name(self, word: str) -> bool:
        """Whether a lower-case word is a name in this book."""
        inside, small = self.inside[word], self.small[word]
        if inside > 1:
            return inside >= MIN_CAPITAL_SHARE * small
        if small:
            return False
        return inside == 1 or (word in self._given_names and self.first[word] > 0) or self._is_tagged(word)

    def _is_tagged(self, word: str) -> bool:
        """Whether a word that stands at the start of sentences only is mostly tagged as a name, or does something."""
        return 0 < self.first[word] < TAGGED_SHARE * self.proper[word] or word in self.doers

    def is_used_alone(self, title: str) -> bool:
        """Whether a title stands for somebody without a name ("the Queen")."""
        return self.inside[title] >= MIN_TITLE_USES


@dataclass(slots=True)
class _Run:
    """A run of capitals in the making."""

    lo: int
    hi: int
    titles: list[str]
    words: list[str]
    closed: bool = False  # its last token has something else glued to it ("Emma--it")


class _Line:
    """Reads the names of one paragraph."""

    def __init__(self, number: int, p: Paragraph, quoted: Sequence[bool], capitals: _Capitals) -> None:
        self._number, self._p, self._quoted, self._capitals = number, p, quoted, capitals
        self._vocabulary = p.language.vocabulary
        self._function_words = p.language.function_words
        self._name_in_token = p.language.pattern("name_in_token")

    def names(self) -> Iterator[NameMention]:
        """The names, left to right."""
        i = 0
        while i < len(self._p):
            if not self._p.text[i][0].isupper():
                i += 1
                continue
            run = self._run(i)
            name = self._name(run)
            if name is not None and (self._is_of_calendar(name.lo) or can_be_printed(self._p, name.lo, name.hi)):
                yield name
            i = max(run.hi, i + 1)

    def _run(self, lo: int) -> _Run:
        run = _Run(lo, lo, [], [])
        while run.hi < len(self._p) and not run.closed and self._quoted[run.hi] == self._quoted[lo]:
            if not self._takes(run):
                break
        while run.words and run.words[-1] in self._vocabulary.particles:
            run.words.pop()
            run.hi -= 1
        return run

    def _takes(self, run: _Run) -> bool:
        """Add the next token to the run, if it belongs to it."""
        p, i = self._p, run.hi
        found = self._name_in_token.match(p.text[i])
        if found is None or (i == run.lo and leads_up(p, i, behind_quote=i > 0 and self._quoted[i - 1])):
            return False
        form = found.group().rstrip(HYPHEN + APOSTROPHES)
        word = form.lower().rstrip(".")
        run.closed = found.end() < len(p.text[i])
        following = p.text[i + 1] if i + 1 < len(p) else ""
        if run.words and word in self._vocabulary.beginnings:
            return False
        if not form[0].isupper():
            if not ((run.words or run.titles) and word in self._vocabulary.particles and following[:1].isalpha()):
                return False
            run.words.append(word)
        elif not run.words and self._is_title(run, word) and (following[:1].isupper() or form.endswith(".")):
            run.titles.append(word)
        elif not run.words and following == "." and word in self._vocabulary.abbreviated_titles:
            run.titles.append(word)
            run.hi += 1
        elif len(form) == _INITIAL and form[1] == ".":
            run.words.append(word)
        elif len(form) > 1 and (self._is_name(run, word, i) or self._ends_title(run, word)):
            run.words.append(word)
            run.hi += self._realm(run, word)
        else:
            return False
        run.hi += 1
        return True

    def _is_title(self, run: _Run, word: str) -> bool:
        called_so = run.lo > 0 and self._p.lower[run.lo - 1] in self._function_words.definite_article  # "the Old Man"
        return word in self._vocabulary.addresses or (not called_so and word in self._vocabulary.epithets)

    def _ends_title(self, run: _Run, word: str) -> bool:
        """Whether a word is a name because of the title before it; "good Lord" is none."""
        titled = any(title in self._vocabulary.addresses for title in run.titles)
        return bool(run.titles) and not run.words and (titled or word not in self._vocabulary.no_names)

    def _is_name(self, run: _Run, word: str, i: int) -> bool:
        """Whether a word with a capital belongs to a name: a known one, or any inside a sentence ("Big Medicine")."""
        if _APOSTROPHE.split(word)[0] in self._vocabulary.pronouns:  # "I", "I'd"
            return False
        if self._speaks(i) or self._is_of_calendar(i):
            return True
        if word in self._vocabulary.no_names:
            return False
        following = self._p.lower[i + 1] if i + 1 < len(self._p) else ""
        if self._capitals.is_name(word) or (word, following) in self._capitals.pairs:
            return True
        return bool(run.words) or (i > 0 and self._p.text[i - 1][0].islower())

    def _is_of_calendar(self, i: int) -> bool:
        """Whether a month or a day is somebody's name here."""
        return self._p.lower[i] in self._capitals.of_calendar and not stands_for_date(self._p, i)

    def _speaks(self, i: int) -> bool:
        """Whether a word stands between a quote and a verb of speech ('"A dago!" Irish remarked')."""
        p = self._p
        behind = i > 0 and self._quoted[i - 1] and not self._quoted[i]
        return behind and i + 1 < len(p) and p.language.reporting.reports_talk(p.lemma[i + 1], p.lower[i + 1])

    def _realm(self, run: _Run, word: str) -> int:
        """As in "the King of Hearts": how many tokens more belong to the name."""
        p, i = self._p, run.hi
        joints = self._vocabulary.realm_joints
        if i + 2 >= len(p) or run.closed or word not in self._vocabulary.addresses or p.lower[i + 1] not in joints:
            return 0
        if not p.text[i + 2][0].isupper():
            return 0
        run.words += p.lower[i + 1 : i + 3]
        return 2

    def _name(self, run: _Run) -> NameMention | None:
        titles = [t for t in run.titles if t in self._vocabulary.addresses]
        if run.words and run.words != [run.words[0][:1]]:
            return self._made(run, titles[-1] if titles else "", _family_joined(run.words, self._vocabulary.particles))
        alone = run.titles[-1] if run.titles and not run.words else ""
        if alone in self._vocabulary.addresses and self._capitals.is_used_alone(alone) and self._may_stand_alone(run):
            return self._made(run, "", (alone,))
        return None

    def _may_stand_alone(self, run: _Run) -> bool:
        """Whether the title is whole ("Mr." is not) and not "a Captain"."""
        whole = not self._p.text[run.hi - 1].endswith(".")
        return whole and run.lo > 0 and self._p.lower[run.lo - 1] not in self._function_words.indefinite_article

    def _made(self, run: _Run, title: str, words: Words) -> NameMention:
        p = self._p
        role, head = p.dep[run.hi - 1], run.hi - 1
        while role in _INNER and p.head[head] != head:
            head = p.head[head]
            role = p.dep[head]
        quoted = self._quoted[run.lo]
        return NameMention(
            self._number,
            run.lo,
            run.hi,
            printed_span(p, run.lo, run.hi),
            words,
            p.ent_type[run.hi - 1],
            title,
            self._vocabulary.addresses[title].gender if title else None,
            run.lo,
            relation=p.dep[run.hi - 1] if role in _INNER else role,
            quoted=quoted,
            vocative=quoted and self._is_set_off(run, argument=role in _ARGUMENTS),
        )

    def _is_set_off(self, run: _Run, *, argument: bool) -> bool:
        """Whether a name in quotation marks is set off as one is that somebody is called by.

        argument: the parser takes it for an argument of a verb, which counts unless commas say otherwise.
        """
        p = self._p
        before = p.lower[run.lo - 1] if run.lo else ""
        after = p.text[run.hi] if run.hi < len(p) else ""
        if argument and not (before == "," and after in _ENDS):
            return False
        glyphs = p.language.glyphs
        if before in glyphs.sure_opening_tokens and after == ".":  # "'Georgia.'" is an answer
            return False
        opened = before in _VOCATIVE_BEFORE or before in glyphs.opening_tokens or not before
        opened = opened or before in self._vocabulary.interjections
        epithet = bool(run.titles) and run.titles[0] in self._vocabulary.epithets
        return (opened or epithet) and (after in _VOCATIVE_AFTER or after in glyphs.closing_tokens or not after)


def _family_joined(words: Sequence[str], particles: frozenset[str]) -> Words:
    """A family name with its particles is one word: ("van der velde",)."""
    if len(words) > 1 and all(word in particles for word in words[:-1]):
        return (" ".join(words),)
    return tuple(words)
