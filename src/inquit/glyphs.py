"""The signs beside the words of a text: quotation marks, apostrophes, dashes, line breaks; and what a word is.

This is the one place that spells them out. The quotation marks of a language are the rows of its `quote_marks.tsv`, and
every set of them follows from the rows: a new mark is one row. Dashes, breaks and words are the same in all languages.
Where two sets of one kind differ, they are named by what they are for.

In a class of a regular expression a set stands by its name, as POSIX classes do: `[A-Z[:opening:]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

__all__ = [
    "ACCOUNT_SIGN",
    "ACUTE",
    "ANY_DASH",
    "APOSTROPHES",
    "APOSTROPHE_LIKE",
    "BLANK_LINES",
    "COMPOUND",
    "DASH",
    "DASHES",
    "DASH_LIKE",
    "DASH_TOKENS",
    "DIRECTIONS",
    "EM_DASH",
    "GRAVE",
    "HYPHEN",
    "HYPHENS",
    "HYPHEN_TOKENS",
    "INVISIBLE",
    "LETTER",
    "LETTERS",
    "LETTER_OR_DIGIT",
    "LINE_BREAK",
    "LINE_BREAKS",
    "LINE_ENDS",
    "LONG_DASH",
    "LONG_DASHES",
    "LONG_DASH_TOKENS",
    "NO_BREAK_SPACE",
    "SIGNING_DASH",
    "THIN_SPACES",
    "TYPED_DASH",
    "WORD",
    "Glyphs",
    "with_typed_apostrophes",
]

APOSTROPHES = "'’"  # both are quotation marks, too
GRAVE = "`"  # it marks code, too
ACUTE = "´"  # no quotation mark, but typed for one
# All that stands for an apostrophe inside a word: a mark turned the wrong way, a prime, letters of that look.
APOSTROPHE_LIKE = APOSTROPHES + "‘‛" + GRAVE + ACUTE + "ʻʼʽʹʾʿ′＇"

# What joins the parts of a word, or its halves at the end of a line.
HYPHEN = "-"
HYPHENS = HYPHEN + "‐‑"
# Dashes that part sentences, lead up to speech, stand before a speaker's turn or name.
EM_DASH = "—"
TYPED_DASH = "--"  # of typewriters and ASCII texts
LONG_DASHES = "—―"
DASHES = LONG_DASHES + "–"  # with the shorter one, which also stands between numbers
DASH_LIKE = HYPHENS + DASHES + "‒−"  # all that looks like a dash beside a quotation mark

# The same as tokens, and as regular expressions.
LONG_DASH_TOKENS = frozenset((*LONG_DASHES, TYPED_DASH))
DASH_TOKENS = frozenset((*DASHES, TYPED_DASH, HYPHEN))
HYPHEN_TOKENS = frozenset(HYPHENS)
LONG_DASH = rf"(?:[{LONG_DASHES}]|--)"
DASH = rf"(?:[{DASHES}]|--)"
ANY_DASH = rf"(?:[{DASHES}]|--?)"
SIGNING_DASH = rf"(?:[{DASHES}~]|--?)"  # what stands before the name of who said it: a tilde, too

LINE_BREAKS = "\n\r\u2028\u2029"
LINE_ENDS = LINE_BREAKS + "\v\f\x1c\x1d\x1e\x85"  # all that some program takes for the end of a line
# "(?>": a line end of two characters must never be taken for two line ends.
BLANK_LINES = rf"(?>\r\n|[{LINE_BREAKS}])(?:[^\S{LINE_BREAKS}]*(?>\r\n|[{LINE_BREAKS}]))+"
LINE_BREAK = rf"(?:\r\n|[{LINE_BREAKS}])"
NO_BREAK_SPACE = "\u00a0"
THIN_SPACES = NO_BREAK_SPACE + "\u2009\u200a\u202f"  # set between two marks, or a mark and what it marks
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # which way words run
ACCOUNT_SIGN = "@"  # before the name of an account

# Words, as regular expressions. A word is letters or digits, with apostrophes inside: "don't" is one, "well-known" two.
LETTER = r"[^\W\d_]"
LETTER_OR_DIGIT = r"[^\W_]"
LETTERS = rf"{LETTER}+"
WORD = rf"{LETTER_OR_DIGIT}+(?:[{APOSTROPHES}]{LETTER_OR_DIGIT}+)*"
COMPOUND = rf"\w+(?:[{HYPHENS}{APOSTROPHES}]\w+)*"  # as a reader counts words: "well-known" is one

_SINGLE = "single"  # the family of marks that are apostrophes, too
_TYPED_SINGLES = frozenset("'" + GRAVE)
_NAMED = re.compile(r"\[:(?P<set>[a-z-]+):\]")


@dataclass(frozen=True)
class Glyphs:
    """The quotation marks of a language, by what they do there.

    A mark that does a thing only in other languages (“ closes after „) or by a slip does not do it here.

    marks, opening, closing: single characters.
    doubles: those of the marks that are never apostrophes; angles and corners are among them.
    ..._tokens: with those that are written as two characters, of which tokenizers make one token.
    """

    marks: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    doubles: frozenset[str]
    opening_tokens: frozenset[str]
    closing_tokens: frozenset[str]
    double_tokens: frozenset[str]
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]]) -> Glyphs:
        """The sets that follow from the rows of a `quote_marks.tsv`."""
        sides = ("open", "close")
        marks = frozenset(char for row in rows for side in sides for char in row[side])
        doubles = frozenset(row[side] for row in rows if row["family"] != _SINGLE for side in sides)
        pairs = tuple((row["open"], row["close"]) for row in rows if row["use"] == "common")
        opening, closing = frozenset(mark for mark, _ in pairs), frozenset(mark for _, mark in pairs)
        return cls(marks, opening & marks, closing & marks, doubles & marks, opening, closing, doubles, pairs)

    @cached_property
    def sure_opening_tokens(self) -> frozenset[str]:
        """Without typed single marks: a token of its own, one mostly ends a possessive ("the workers' plan")."""
        return self.opening_tokens - _TYPED_SINGLES

    @cached_property
    def sure_closing_tokens(self) -> frozenset[str]:
        """Without typed single marks, as above."""
        return self.closing_tokens - _TYPED_SINGLES

    @cached_property
    def sure_pairs(self) -> tuple[tuple[str, str], ...]:
        """Which mark is closed by which, those of one character; without typed single marks, as above."""
        return tuple(pair for pair in self.pairs if self.marks.issuperset(pair) and _TYPED_SINGLES.isdisjoint(pair))

    @cached_property
    def _sets(self) -> dict[str, Iterable[str]]:
        return {
            "marks": self.marks,
            "opening": self.opening,
            "closing": self.closing,
            "doubles": self.doubles,
            "opening-doubles": self.opening & self.doubles,
            "apostrophes": APOSTROPHES,
            "hyphens": HYPHENS,
            "dashes": DASHES,
            "long-dashes": LONG_DASHES,
        }

    def filled(self, regex: str) -> str:
        """A regular expression with the characters of sets in the place of their names.

        Raises:
            KeyError: there is no set of that name.
        """
        return _NAMED.sub(lambda found: re.escape("".join(sorted(self._sets[found["set"]]))), regex)


def with_typed_apostrophes(text: str) -> str:
    """The text with one kind of apostrophe, so that words compare."""
    return text.replace(APOSTROPHES[1], APOSTROPHES[0])
