"""Text that is UTF-8 but for some bytes: a damaged character here and there, or lines in an older encoding.

Another encoding must not be guessed for all of it then. Bytes that make no character are damage, and
become U+FFFD. Lines without a character of UTF-8 were written in another way.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["OLD_ENCODING", "mended_utf8"]

# Latin-1 with curly quotes: what old lines in Latin letters are in.
OLD_ENCODING = "cp1252"
_REPLACEMENT = "\ufffd"
_ESCAPED = re.compile("[\udc80-\udcff]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f\udc80-\udcff]")
# The beginning of a curly quote, a dash or a euro sign without its end; other beginnings are letters in old encodings.
_BROKEN_CHARACTER = re.compile("\udce2[\udc80-\udc82]")
# Of the characters outside ASCII, or else of the lines that have some, at least this share must be UTF-8. Text in
# another encoding has next to none: two bytes of Windows-1252 make a character of UTF-8 in "É’" and the like, in
# Chinese encodings one pair in ten does.
_LEAST_CHARACTERS = 0.5
_LEAST_SHORT_CHARACTERS = 0.7  # where all of them are of two bytes
_LEAST_LINES = 0.25
_LONG = "\u0800"  # the first character of three bytes
# Lines in Latin letters; an old line of other letters is not to be told from damage.
_MOSTLY_ASCII = 0.7
_NUL_SHARE = 0.001  # of a text may be NULs, where a disk or a transfer has lost something


@dataclass(slots=True)
class _Count:
    """What a text has: characters of UTF-8 outside ASCII, other bytes, and the lines with either."""

    characters: int = 0
    others: int = 0
    good_lines: int = 0
    lines: int = 0
    long: int = 0  # characters of three bytes or more, which no encoding of Latin letters has by chance
    good_long: int = 0  # lines of UTF-8 alone with one of them


def mended_utf8(data: bytes, *, sure: bool = False) -> tuple[str, tuple[str, ...]] | None:
    """The text of bytes that are nearly UTF-8, and what was done to it; None where they are something else.

    sure: that it is UTF-8 is known otherwise.
    """
    text = data.decode("utf-8", "surrogateescape")
    if "\0" in text and text.count("\0") > _NUL_SHARE * len(text):
        return None
    lines = text.splitlines(keepends=True)
    if not sure and not _is_utf8(lines):
        return None
    replaced = old = 0
    for number, line in enumerate(lines):
        if _ESCAPED.search(line):
            mended = _as_old(line)
            old += mended is not None
            if mended is None:
                mended, count = _ESCAPED.subn(_REPLACEMENT, line)
                replaced += count
            lines[number] = mended
    text = "".join(lines)
    replaced += text.count("\0")
    return text.replace("\0", _REPLACEMENT), tuple(_said(replaced, old))


def _said(replaced: int, old: int) -> list[str]:
    said = []
    if replaced:
        places = "1 place" if replaced == 1 else f"{replaced:,} places"
        said.append(f"not all of it is UTF-8: {places} with damaged bytes, read as \ufffd (U+FFFD)")
    if old:
        lines = "1 line is" if old == 1 else f"{old:,} lines are"
        said.append(f"not all of it is UTF-8: {lines} read as {OLD_ENCODING}; save the file as UTF-8 if that is wrong")
    return said


def _is_utf8(lines: list[str]) -> bool:
    count = _Count()
    broken = True
    for line in lines:
        characters, others = len(_NOT_ASCII.findall(line)), sum(len(found) for found in _ESCAPED.findall(line))
        count.characters += characters
        count.others += others
        count.lines += bool(characters or others)
        count.good_lines += bool(characters and not others)
        count.long += sum(character >= _LONG for character in _NOT_ASCII.findall(line))
        count.good_long += bool(characters and not others) and any(character >= _LONG for character in line)
        broken = broken and (not others or _BROKEN_CHARACTER.search(line) is not None)
    if not count.characters:
        return broken  # in all lines that are not ASCII a character is cut, and nothing says another encoding
    least = _LEAST_CHARACTERS if count.long else _LEAST_SHORT_CHARACTERS
    if count.characters >= least * (count.characters + count.others):
        return True
    by_line = count.good_long > 0 or count.good_lines >= _LEAST_LINES * count.lines
    return by_line and _is_mostly_ascii("".join(lines))


def _as_old(line: str) -> str | None:
    """A line in the old encoding; None where it has characters of UTF-8, or pieces of them."""
    if _NOT_ASCII.search(line) or _BROKEN_CHARACTER.search(line) or not _is_mostly_ascii(line):
        return None
    try:
        return codecs.decode(line.encode("utf-8", "surrogateescape"), OLD_ENCODING)
    except UnicodeDecodeError:
        return None


def _is_mostly_ascii(text: str) -> bool:
    return sum(map(str.isascii, text)) >= _MOSTLY_ASCII * len(text)
