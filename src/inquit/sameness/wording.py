"""The words of a statement, without what papers set in their own way: marks, case, accents, white space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from inquit.digests import digest
from inquit.glyphs import APOSTROPHES, WORD

__all__ = ["MIN_WORDS", "wording", "wording_digest"]

# With fewer words than this, two people say the same by chance ("That is not true."): no words that go round.
MIN_WORDS: Final = 5
_WORD = re.compile(WORD)
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)


def wording(statement: str) -> list[str]:
    """The words of a statement, for comparing: "Don’t go!" and "DON'T GO" have the same ones."""
    if not statement.isascii():
        apart = unicodedata.normalize("NFKD", statement)
        statement = "".join(char for char in apart if not unicodedata.combining(char))
    return [word.translate(_NO_APOSTROPHES) for word in _WORD.findall(statement.casefold())]


def wording_digest(statement: str) -> str | None:
    """What stands for the words of a statement; None of one that is too short to go round."""
    words = wording(statement)
    return digest(" ".join(words).encode("utf-8", "surrogatepass")) if len(words) >= MIN_WORDS else None
