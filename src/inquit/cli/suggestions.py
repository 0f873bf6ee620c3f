"""What somebody probably meant who wrote something else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from difflib import get_close_matches

__all__ = ["instead_of_command"]

# Of commands with a letter or two more, less or other; what is less alike is no slip of the pen.
_ALIKE = 0.6


def instead_of_command(word: str, commands: Sequence[str]) -> str:
    """What to say about a first word that is no command: most often it is a text to read."""
    if _is_text(word):
        return f"there is no command {word!r}; to read it: inquit extract {_quoted(word)}"
    if word.lower() == "help":
        return f"there is no command {word!r}; type inquit --help, or --help behind a command"
    near = get_close_matches(word.lower(), commands, n=1, cutoff=_ALIKE)
    if near:
        return f"there is no command {word!r}; did you mean: inquit {near[0]}?"
    return f"there is no command {word!r}; the commands are {', '.join(commands)}"


def _is_text(word: str) -> bool:
    """Whether it names a file or folder, or looks as if it should: an ending, a path, a pattern, a URL, `-`."""
    return word == "-" or os.path.exists(word) or any(sign in word for sign in "./\\*?[")


def _quoted(word: str) -> str:
    return f'"{word}"' if " " in word else word
