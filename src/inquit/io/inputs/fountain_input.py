"""Screenplays in Fountain: the text of the file untouched, with who speaks in it.

A reader of our own: the libraries for it (fountain-py, fountain-tools, jouvence) make elements of lines and keep no
offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inquit.io.inputs.fountain_lines import FountainLine, fountain_lines, is_scene
from inquit.io.inputs.fountain_turns import fountain_turns
from inquit.io.inputs.input_format import Head, InputFormat, anything
from inquit.io.inputs.text_input import decoding_notices, line_places
from inquit.io.item import Item
from inquit.io.read_options import ReadOptions
from inquit.io.text_decoding import decode
from inquit.source import Markup, Source

__all__ = ["FORMAT", "parse"]

_TITLE_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):[ \t]*(.*)")
_FIELDS = {"title": "title", "author": "author", "authors": "author", "draft date": "date", "date": "date"}
_MARKS = re.compile(r"[*_]+")
_SCENES, _CUES = 2, 3  # so many show a screenplay that no name calls one; with a title page, one scene does


def parse(item: Item, options: ReadOptions) -> Iterator[Source]:
    """The one text of a file.

    Raises:
        InputError: it is no text.
    """
    del options  # nothing to choose
    decoded = decode(item.read(), item.name, declared=item.charset)
    text = decoded.text
    lines = fountain_lines(text)
    page = _title_page(lines)
    turns = tuple(fountain_turns(text, lines[_length(lines) if page else 0 :]))
    notices = decoding_notices(item.name, decoded)
    markup = Markup(turns=turns, places=line_places(text))
    meta = {"format": "Fountain", **page}
    yield Source(item.name, text, item.name, decoded.encoding, decoded.detected, notices, meta, markup)


def _title_page(lines: list[FountainLine]) -> dict[str, str]:
    """What stands before the first blank line, where that begins as a title page does."""
    if not lines or _TITLE_KEY.match(lines[0].words) is None:
        return {}
    found: dict[str, list[str]] = {}
    key = ""
    for line in lines[: _length(lines)]:
        named = None if line.indented else _TITLE_KEY.match(line.words)
        key = named[1].lower() if named else key
        words = _MARKS.sub("", named[2] if named else line.words).strip()
        if key in _FIELDS and words:
            found.setdefault(_FIELDS[key], []).append(words)
    return {key: " ".join(values) for key, values in found.items()}


def _length(lines: list[FountainLine]) -> int:
    """How many lines stand before the first blank one."""
    return next((number for number, line in enumerate(lines) if line.blank), len(lines))


def _is_screenplay(head: Head) -> bool:
    if b"INT" not in head.text and b"EXT" not in head.text:
        return False
    text = head.text.decode("utf-8", "replace")
    lines = fountain_lines(text)
    scenes = sum(is_scene(line.words) for line in lines)
    cues = sum(1 for _ in fountain_turns(text, lines))
    return cues >= _CUES and scenes >= (1 if _title_page(lines) else _SCENES)


FORMAT = InputFormat(
    name="Fountain",
    suffixes=(".fountain", ".spmd"),
    media_types=("text/plain",),
    if_named=anything,  # any text may be one
    hint=_is_screenplay,
    parse=parse,
)
