"""The words of a statement, without what papers set in their own way: marks, case, accents, white space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from inquit.digests import digest
from inquit.glyphs import APOSTROPHES, WORD

__all__ = ["MIN_WORDS", "printed_words", "wording", "wording_digest"]

# With fewer words than this, two people say the same by chance ("That is not true."): no words that go round.
MIN_WORDS: Final = 5
_WORD = re.compile(WORD)
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)


def printed_words(statement: str) -> list[str]:
    """The words of a statement as they are printed, with accents in one piece with their letters."""
    return _WORD.findall(statement if statement.isascii() else unicodedata.normalize("NFC", statement))


def wording(statement: str) -> list[str]:
    """The words of a statement, for comparing, as many as there are printed.

    "Don’t go!" and "DON'T GO" have the same ones.
    """
    if statement.isascii():
        return [word.translate(_NO_APOSTROPHES) for word in _WORD.findall(statement.casefold())]
    return [_bare(word) for word in printed_words(statement)]


def wording_digest(statement: str) -> str | None:
    """What stands for the words of a statement; None of one that is too short to go round."""
    words = wording(statement)
    return digest(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= MIN_WORDS else None


def _bare(word: str) -> str:
    if not word.isascii():
        word = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return word.casefold().translate(_NO_APOSTROPHES)
