"""People whom a book describes rather than names: "the curate", "the old man", "my mother"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from inquit.entities.mentions.counted_capitals import printed_span
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.entities.names.name_words import Words
from inquit.glyphs import HYPHEN, LONG_DASH
from inquit.languages.relations import COMPOUND, PREPOSITION_OBJECT, SUBJECT
from inquit.languages.tags import SINGULARS
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["find_descriptions"]

# Words before the noun that belong to the description. This and the next four are set by hand on the PDNC novels.
MODIFIERS = 3
# Words between a verb of speech and the noun behind it ("said the little old man").
INVERTED = 4
# Words behind the preposition that goes on with a description, and how often the book must say it so.
WORDS_BEHIND = 4
AGAIN = 2
NEAR_QUOTE = 10  # tokens to a quote within which a noun that no list knows can be its speaker
_GLUE = re.compile(rf"\.?{LONG_DASH}|[,;:.]")
_MODIFIES = frozenset(("ADJ", "NOUN", "NUM"))
_BETWEEN = frozenset(("DET", "ADJ", "NOUN", "PRON", "NUM"))


def find_descriptions(
    parsed: ParsedText, quoted: QuotedTokens, named: Container[tuple[int, int]]
) -> Iterator[NameMention]:
    """Noun phrases of the narration for one person, in order; determiners are left out.

    named: the tokens of names, by paragraph index and token.

    A noun is taken for a person's if the word lists know it, or if it is the subject of a verb of speech. What follows
    it ("in the white waistcoat") belongs to the description if the book says so again.
    """
    found = [
        (index, p, i)
        for index, p in enumerate(parsed.paragraphs)
        for i in _nouns(p, quoted[index])
        if (index, i) not in named
    ]
    ends = [_end(p, i, quoted[index]) for index, p, i in found]
    often = Counter(_words(p, i, hi) for (_, p, i), hi in zip(found, ends, strict=True) if hi > i + 1)
    for (index, p, i), end in zip(found, ends, strict=True):
        hi = end if _kin_suffix(p, i) or often[_words(p, i, end)] >= AGAIN else i + 1
        lo = _start(p, i)
        words = _words(p, lo, hi)
        yield NameMention(
            index, lo, hi, printed_span(p, lo, hi), words, p.ent_type[i], left=lo, relation=p.dep[i], noun=i
        )


def _nouns(p: Paragraph, quoted: Sequence[bool]) -> Iterator[int]:
    talks = any(quoted)
    for i, pos in enumerate(p.pos):
        noun = pos == "NOUN" or (pos == "PROPN" and p.text[i].islower())  # a tagger may take "the matron" for a name
        if quoted[i]:
            continue
        if _is_office(p, i) or (noun and (_is_person(p, i) or (talks and _speaks(p, i, quoted)))):
            yield i


def _is_office(p: Paragraph, i: int) -> bool:
    """Whether a noun has a capital as an office has, between an article and a small word: "the Sultan drank"."""
    if not p.text[i][0].isupper() or p.lower[i] not in p.language.vocabulary.person_nouns:
        return False
    behind_article = i > 0 and p.lower[i - 1] in p.language.function_words.article
    return behind_article and i + 1 < len(p) and not p.text[i + 1][0].isupper() and p.text[i + 1] != HYPHEN


def _end(p: Paragraph, i: int, quoted: Sequence[bool]) -> int:
    """Where a description ends that goes on behind its noun ("in the white waistcoat")."""
    if length := _kin_suffix(p, i):
        return i + 1 + length
    joints = p.language.vocabulary.description_joints
    if i + 1 >= len(p) or p.lower[i + 1] not in joints or p.head[i + 1] != i:
        return i + 1
    for k in range(i + 2, min(len(p), i + 2 + WORDS_BEHIND)):
        if quoted[k] or not p.text[k][0].isalpha():
            break
        if p.pos[k] in ("NOUN", "PROPN") and p.dep[k] == PREPOSITION_OBJECT:
            return k + 1
    return i + 1


def _is_person(p: Paragraph, i: int) -> bool:
    nouns = p.language.vocabulary.person_nouns
    return _is_one(p, i) and (p.lemma[i] in nouns or _unglued(p.lower[i]) in nouns)


def _kin_suffix(p: Paragraph, i: int) -> int:
    """How many tokens go on with a noun for a relative ("-in-law")."""
    suffixes = p.language.vocabulary.kin_suffixes
    return next((len(tokens) for tokens in suffixes if tuple(p.lower[i + 1 : i + 1 + len(tokens)]) == tokens), 0)


def _is_one(p: Paragraph, i: int) -> bool:
    following = p.text[i + 1] if i + 1 < len(p) else ""
    if following.startswith(HYPHEN) and p.start[i + 1] == p.end[i] and not _kin_suffix(p, i):  # "a hump-backed man"
        return False
    return p.tag[i] in SINGULARS and p.dep[i] != COMPOUND


def _speaks(p: Paragraph, i: int, quoted: Sequence[bool]) -> bool:
    """Whether the noun is the subject of a verb of speech near a quote, by the parse or right behind it."""
    if not _is_one(p, i) or is_possessive(p, i) or _is_no_speaker(p, i):
        return False
    if p.lower[i].endswith(p.language.vocabulary.adverb_endings) or not any(
        quoted[max(0, i - NEAR_QUOTE) : i + NEAR_QUOTE]
    ):
        return False
    if p.dep[i] == SUBJECT and p.lemma[p.head[i]] in p.language.reporting.novel_verbs:
        return True
    for k in range(i - 1, max(-1, i - 1 - INVERTED), -1):
        if p.pos[k] not in _BETWEEN:
            before = p.text[k - 1] if k else ""
            return k < i - 1 and not before[:1].isalnum() and p.lemma[k] in p.language.reporting.novel_verbs
    return False


def _is_no_speaker(p: Paragraph, i: int) -> bool:
    """Whether a noun is never a speaker's; a letter or a sign says what stands on it, a mark is no word at all."""
    if not any(map(str.isalnum, p.text[i])):
        return True
    known = p.lower[i] in p.language.vocabulary.no_persons
    return known and p.lower[i] not in p.language.words("inscription_words", "noun")


def _start(p: Paragraph, i: int) -> int:
    lo = _whole_word(p, i)
    while lo > max(0, i - MODIFIERS) and p.pos[lo - 1] in _MODIFIES and p.head[lo - 1] in (i, p.head[lo]):
        lo = _whole_word(p, lo - 1)
    return lo


def _whole_word(p: Paragraph, i: int) -> int:
    """Where a word with hyphens begins ("saloon-keeper")."""
    while i > 1 and p.text[i - 1] == HYPHEN and p.end[i - 2] == p.start[i - 1] and p.end[i - 1] == p.start[i]:
        i -= 2
    return i


def _words(p: Paragraph, lo: int, hi: int) -> Words:
    """The words of a phrase in lower case, those with hyphens in one piece."""
    out = [_unglued(p.lower[lo])]
    for i in range(lo + 1, hi):
        if p.start[i] == p.end[i - 1]:
            out[-1] += _unglued(p.lower[i])
        else:
            out.append(_unglued(p.lower[i]))
    return tuple(out)


def _unglued(word: str) -> str:
    """A word without what a missing space has glued to it ("brother--because")."""
    return _GLUE.split(word)[0] or word
