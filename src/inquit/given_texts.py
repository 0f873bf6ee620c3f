"""What callers of the library give as texts, held against what can be read."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from typing import cast

from inquit.document import Document, Failure
from inquit.errors import SettingsError
from inquit.expected_types import Expected, check_types
from inquit.source import Source, Turn
from inquit.spoken_text import source_of_turns

__all__ = ["TEXTS_TO_READ", "given_source"]

_LONGEST_NAME = 255  # what file systems take
_CALLER = 4  # the frames from a warning to whoever calls `Extractor.extract`


def given_source(text: str | Source | None, turns: Iterable[Turn] | None, id: str) -> Source:
    """What is to be read: a text as it is given, or one made of turns.

    Raises:
        SettingsError: there are both, or the turns are none.
    """
    if turns is None:
        if isinstance(text, Source):
            return text
        _warn_of_name(text)
        return Source(id, cast("str", text))  # what is no text is told later
    if text is not None:
        raise SettingsError("both a text and turns are given, and the text is made of the turns; give one of them")
    given = tuple(turns) if _is_many(turns) else turns
    check_types(_EXPECTED, turns=given)
    return source_of_turns(id, given)


def _warn_of_name(text: object) -> None:
    """Say that a text is the name of a file; no error, as every str is a text, and whoever sends one to a service that
    uses this should not learn which files it has.
    """
    if isinstance(text, str) and len(text) <= _LONGEST_NAME and os.path.isfile(text):
        warnings.warn(
            f"the text {text!r} is the name of a file, and was read as a text; to read the file: "
            f"inquit.extract(source) for each source of inquit.read({text!r})",
            stacklevel=_CALLER,
        )


def _is_turns(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(turn, Turn) for turn in value)


def _is_many(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Source | Document | Failure)


# A text alone would be taken for a list of its characters.
TEXTS_TO_READ = Expected(
    "pairs of id and text, or what inquit.read gives (for one text there is `extract`, for paths inquit.read)", _is_many
)
_EXPECTED = {"turns": Expected("Turn values, each with a speaker and a text", _is_turns)}
