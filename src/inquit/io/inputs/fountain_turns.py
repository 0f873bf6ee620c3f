"""Who speaks in a screenplay: a name in capitals after a blank line, and what is said below it up to the next one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from inquit.document import TextSpan
from inquit.io.inputs.fountain_lines import FountainLine, is_scene
from inquit.source import GivenTurn

__all__ = ["fountain_turns"]

_FORCED = "@"
_DUAL = "^"  # speaks at the same time as the one before
_EXTENSION = re.compile(r"\([^()]{0,200}\)")
_LONGEST_NAME = 60
_NO_NAME = ("!", ">", "#", "=", ".", "~", "(")  # what a line of another kind begins with
_NOT_AT_END = ("!", "?", ":", "...")
_PARENTHETICAL = re.compile(r"\([^()]*\)?")
_LYRICS = "~"
_RULE = re.compile(r"={3,}")


def fountain_turns(text: str, lines: Sequence[FountainLine]) -> Iterator[GivenTurn]:
    """The turns of a screenplay, by its lines."""
    speaker: str | None = None
    label = None
    said: list[TextSpan] = []
    joined = False  # whether the next line goes on with what was said last
    above_blank = True
    for line, below in pairwise((*lines, None, None)):
        if line is None:
            break
        if speaker is not None and (line.blank or _RULE.fullmatch(line.words)):
            if said:
                yield GivenTurn(tuple(said), speaker, label)
            speaker, said, joined = None, [], False
        elif speaker is not None:
            joined = _add(text, line, said, joined=joined and not line.cut) and not line.cut
        elif above_blank and below is not None and not below.blank and (name := _speaker(line.words)):
            speaker, label, joined = name, _label(text, line, name), False
        above_blank = line.blank
    if speaker is not None and said:
        yield GivenTurn(tuple(said), speaker, label)


def _speaker(words: str) -> str | None:
    """The name in a line that says who speaks; None where it does not."""
    forced = words.startswith(_FORCED)
    name = _EXTENSION.sub("", words.removeprefix(_FORCED).rstrip(_DUAL + " ")).strip()
    if not name or len(name) > _LONGEST_NAME or not any(map(str.isalpha, name)):
        return None
    if forced:
        return name
    if name != name.upper() or words.startswith(_NO_NAME) or name.endswith(_NOT_AT_END) or is_scene(words):
        return None
    return name


def _label(text: str, line: FountainLine, name: str) -> TextSpan | None:
    at = text.find(name, line.span.start, line.span.end)
    return TextSpan(at, at + len(name)) if at >= 0 else line.span


def _add(text: str, line: FountainLine, said: list[TextSpan], *, joined: bool) -> bool:
    """Add what a line says; whether the next one goes on with it."""
    for number, piece in enumerate(line.shown):
        start = piece.start
        if number == 0:
            directed = _PARENTHETICAL.match(text, start, piece.end)
            start = piece.start if directed is None else directed.end()
            joined = joined and directed is None
            start += len(_LYRICS) if text.startswith(_LYRICS, start, piece.end) else 0
            start += len(text[start : piece.end]) - len(text[start : piece.end].lstrip())
            joined = joined and start == piece.start
        if start >= piece.end:
            joined = False
            continue
        if joined and number == 0 and said:
            said[-1] = TextSpan(said[-1].start, piece.end)
        else:
            said.append(TextSpan(start, piece.end))
        joined = True
    return joined
