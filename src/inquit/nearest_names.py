"""Whom somebody probably meant who wrote another name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from inquit.filters import folded

__all__ = ["nearest_names"]

_MOST = 3
# Of names with a letter or two more, less or other; what is less alike is no slip of the pen.
_ALIKE = 0.6
# Words are short: "Ley" and "Lee" have two letters of three in common, as many strangers have.
_ALIKE_WORDS = 0.75
_TELLING = 3  # "of", "Mr" and initials stand in many names


def nearest_names(wanted: str, names: Iterable[str]) -> list[str]:
    """Of folded names those most like one that nobody has: spelt alike as a whole, with a word of it, or in a word."""
    known = list(names)
    words = folded(wanted).split()
    alike = get_close_matches(folded(wanted), known, n=_MOST, cutoff=_ALIKE)
    telling = [word for word in words if len(word) >= _TELLING]
    sharing = [name for name in known if set(telling) & set(name.split())]
    by_word = {part: name for name in known for part in name.split()}
    slips = [by_word[near] for word in telling for near in get_close_matches(word, by_word, n=1, cutoff=_ALIKE_WORDS)]
    return list(dict.fromkeys((*alike, *sharing, *slips)))[:_MOST]
