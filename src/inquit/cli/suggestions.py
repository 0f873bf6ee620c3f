"""What somebody probably meant who wrote something else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from inquit.filters import folded

__all__ = ["instead_of_command", "nearest_names"]

_MOST = 3
# Of names with a letter or two more, less or other; what is less alike is no slip of the pen.
_ALIKE = 0.6
# Words are short: "Ley" and "Lee" have two letters of three in common, as many strangers have.
_ALIKE_WORDS = 0.75
_TELLING = 3  # "of", "Mr" and initials stand in many names


def instead_of_command(word: str, commands: Sequence[str]) -> str:
    """What to say about a first word that is no command: most often it is a text to read."""
    if _is_text(word):
        return f"there is no command {word!r}; to read it: inquit extract {_quoted(word)}"
    near = get_close_matches(word.lower(), commands, n=1, cutoff=_ALIKE)
    if near:
        return f"there is no command {word!r}; did you mean: inquit {near[0]}?"
    return f"there is no command {word!r}; the commands are {', '.join(commands)}"


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


def _is_text(word: str) -> bool:
    """Whether it names a file or folder, or looks as if it should: an ending, a path, a pattern, a URL, `-`."""
    return word == "-" or os.path.exists(word) or any(sign in word for sign in "./\\*?[")


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
