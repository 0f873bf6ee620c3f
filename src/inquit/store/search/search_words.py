"""What somebody types to search by, as conditions in SQL: whatever it is, it is no error of SQLite's.

Words are looked for all together, by their stems, whatever their case and accents; `"a phrase"` is looked for as it
stands, `-word` must not be there, one word of `this OR that` is enough, and `begin*` is any word that begins so. All
other signs only part words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from inquit.errors import SettingsError
from inquit.filters import folded
from inquit.glyphs import HYPHEN, LETTER_OR_DIGIT
from inquit.store.search.sql_condition import Condition, all_of, within

__all__ = ["SearchWords", "Term", "begins_in", "match_of", "read_words", "whole_match", "word_condition"]

_EITHER: Final = "OR"
_ALL: Final = "AND"  # which words are anyway
_BEGINNING: Final = "*"
_PHRASE: Final = '"'
_TYPED = re.compile(r'(?P<sign>-?)"(?P<phrase>[^"]*)"(?P<star>\*?)|(?P<word>[^\s"]+|")')
_WORD = re.compile(f"{LETTER_OR_DIGIT}+")
# More than anybody searches for, and fewer than the parts that a query of SQLite may have.
_MOST: Final = 250
# How short a stem of a word may be that begins otherwise than its stem does ("hope" of "hopin*"); shorter ones are of
# words that stand everywhere.
_SHORTEST_STEM: Final = 3
# What a stem may have in the place of letters that endings took away: hoping, hope; probability, probable.
_ENDS_OF_STEMS: Final = ("", "e", "l")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; `begins`: its last word is only the beginning of one."""

    text: str
    begins: bool = False

    @property
    def word(self) -> str | None:
        """The beginning of a word, where it is one and nothing else."""
        words = _WORD.findall(folded(self.text))
        return words[0] if self.begins and len(words) == 1 else None


@dataclass(frozen=True, slots=True)
class SearchWords:
    """Of each group one term has to be there, and of the unwanted ones none."""

    groups: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms of all groups."""
        return tuple(chain.from_iterable(self.groups))


def read_words(typed: str) -> SearchWords:
    """What is asked for.

    Raises:
        SettingsError: something was typed in which there is nothing to search for, or far too much.
    """
    groups: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    for sign, term in _terms(_plain(typed)):
        if term is None:
            either = sign == _EITHER and bool(groups)
        elif sign == HYPHEN:
            unwanted.append(term)
        elif either:
            groups[-1] = (*groups[-1], term)
            either = False
        else:
            groups.append((term,))
    if len(groups) + len(unwanted) > _MOST or sum(map(len, groups)) > _MOST:
        raise SettingsError(f"more than {_MOST} words to search for; name fewer, or the beginning of a phrase")
    if typed.strip() and not groups and not unwanted:
        raise SettingsError(f"there is no word to search for in {typed.strip()!r}; name one with letters or figures")
    return SearchWords(tuple(groups), tuple(unwanted))


def _plain(typed: str) -> str:
    """With one kind of double quotation marks, and without what is no character of a text."""
    return "".join(_PHRASE if _is_double_mark(char) else char if char.isprintable() else " " for char in typed)


def _is_double_mark(char: str) -> bool:
    name = unicodedata.name(char, "")
    return "QUOTATION MARK" in name and "SINGLE" not in name


def _terms(typed: str) -> Iterator[tuple[str, Term | None]]:
    """Each term with the sign before it; a word of ours as a sign without a term."""
    found = list(_TYPED.finditer(typed))
    only = len(found) == 1
    for one in found:
        word = one["word"]
        if word in (_EITHER, _ALL) and not only:
            yield word, None
            continue
        text = one["phrase"] if word is None else word.lstrip(HYPHEN)
        sign = one["sign"] if word is None else HYPHEN * word.startswith(HYPHEN)
        begins = bool(one["star"]) or text.endswith(_BEGINNING)
        if any(unicodedata.category(char)[0] in "LN" for char in text):
            yield sign, Term(text, begins)


def word_condition(words: SearchWords, *, key: str, index: str, column: str) -> Condition:
    """Which rows have the words.

    key: the column with the number of the row in the index.
    index: the name of the index, a table of FTS5.
    column: its column with the text.
    """
    plain = [group for group in words.groups if not any(term.word for term in group)]
    found = [within(key, list(_queries(group, index, column))) for group in words.groups if group not in plain]
    if plain:
        every = " AND ".join(_expression(group) for group in plain)
        found.append(within(key, [Condition(_matching(index), (every,))]))
    if words.unwanted:
        out = within(key, list(_queries(words.unwanted, index, column)))
        found.append(Condition(f"NOT {out.sql}", out.parameters))
    return all_of(found)


def whole_match(words: SearchWords) -> str | None:
    """An expression of FTS5 that finds what has the words, and nothing else; None where none does."""
    if words.unwanted or any(term.word for term in words.wanted):
        return None
    return " AND ".join(map(_expression, words.groups))


def match_of(terms: Iterable[Term]) -> str:
    """An expression of FTS5 for any of the terms, with all that their stems may be."""
    return " OR ".join(chain.from_iterable(_stems(one.word) if one.word else [_quoted(one)] for one in terms))


def begins_in(text: str | None, beginning: str) -> bool:
    """Whether a word of a text begins so, given without case and accents."""
    plain = _folded(text or "")
    return beginning in plain and any(word.startswith(beginning) for word in _WORD.findall(plain))


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return text.lower() if text.isascii() else folded(text)


def _queries(terms: Sequence[Term], index: str, column: str) -> Iterator[Condition]:
    if plain := [term for term in terms if not term.word]:
        yield Condition(_matching(index), (_expression(plain),))
    for word in filter(None, (term.word for term in terms)):
        yield Condition(f"{_matching(index)} AND inquit_begins({column}, ?)", (" OR ".join(_stems(word)), word))


def _matching(index: str) -> str:
    return f"SELECT rowid FROM {index} WHERE {index} MATCH ?"


def _expression(terms: Sequence[Term]) -> str:
    return f"({' OR '.join(map(_quoted, terms))})"


def _quoted(term: Term) -> str:
    """A term as FTS5 takes it: in quotes nothing has a meaning of its own."""
    text = term.text.rstrip(_BEGINNING) if term.begins else term.text
    return f"{_PHRASE}{text}{_PHRASE}{_BEGINNING if term.begins else ''}"


def _stems(beginning: str) -> Iterator[str]:
    """What stands in the index for words that begin so, and for others: it holds stems.

    The index takes the stem of what is asked for, too, in which a y at the end becomes an i.
    """
    yield _quoted(Term(beginning.removesuffix("y") or beginning, begins=True))
    for length in range(_SHORTEST_STEM, len(beginning)):
        yield from (_quoted(Term(beginning[:length] + end)) for end in _ENDS_OF_STEMS)
