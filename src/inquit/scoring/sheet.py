"""The sheet: one article with its statements in a form that a person corrects in any text editor.

    inquit sheet
    id: harbour.txt
    genre: news

    name: Ann Lee = Lee; Ms. Lee

    | “It is over,” Lee said.

    said:    “It is over,”
    type:    direct
    speaker: Ann Lee
    cue:     said
    source:  Lee

Lines that begin with `|` are the article. The words of a statement are given, not their positions: those are found
anew whenever the sheet is read.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from inquit.document import QuoteType, TextSpan
from inquit.scoring.faults import Fault, Notes
from inquit.scoring.locate import nearest, occurrences
from inquit.scoring.scored_rows import GENRES, GoldDocument, GoldQuote, Spans

__all__ = [
    "FIRST_LINE",
    "UNKNOWN",
    "is_sheet",
    "locate_content",
    "locate_part",
    "paragraph_ends",
    "paragraph_of",
    "read_sheet",
]

FIRST_LINE = "inquit sheet"
UNKNOWN = "?"
# Text is wrapped at 80 columns or so; a longer line is a paragraph by itself.
_LONGEST_WRAPPED = 100
_SHOWN = 60
_FIELD = re.compile(r"\s*(\w+)\s*:\s*((?:.*\S)?)\s*")
_HEADER = ("id", "genre", "name")
Names = dict[str, tuple[str, ...]]  # by canonical name the others
_STATEMENT = ("said", "type", "speaker", "cue", "source")


@dataclass(slots=True)
class _Block:
    """The lines of one statement, as they were read."""

    line: int
    after: int  # how many lines of the article stand above it
    said: list[tuple[int, str]] = field(default_factory=list)
    cue: list[tuple[int, str]] = field(default_factory=list)
    source: list[tuple[int, str]] = field(default_factory=list)
    single: dict[str, tuple[int, str]] = field(default_factory=dict)  # type and speaker


@dataclass(slots=True)
class _Sheet:
    """A sheet, line by line, before anything is looked up."""

    lines: list[str] = field(default_factory=list)  # of the article
    blocks: list[_Block] = field(default_factory=list)
    header: dict[str, tuple[int, str]] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    open: bool = False  # whether the next field may belong to the last block


def is_sheet(data: bytes) -> bool:
    """Whether a file begins as sheets do."""
    return data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(FIRST_LINE.encode())


def read_sheet(data: bytes, file: str) -> tuple[GoldDocument | None, tuple[Fault, ...]]:
    """The document of a sheet, and everything that is wrong with it."""
    notes = Notes(file)
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        notes.on(1).add("not UTF-8; save the sheet as UTF-8")
        return None, tuple(notes.faults)
    sheet = _Sheet()
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        _read_line(sheet, line, notes.on(number))
    article = "\n".join(sheet.lines)
    ends = paragraph_ends(sheet.lines)
    quotes: list[GoldQuote] = []
    for block in sheet.blocks:
        passage = paragraph_of(sheet.lines, ends, block.after)
        content = _content(block, article, passage, notes)
        if content:
            quotes.append(_quote(block, article, content, sheet.names, notes))
    quotes = [replace(quote, id=f"q{number}") for number, quote in enumerate(quotes, start=1)]
    id_ = _header(sheet, "id", notes)
    genre = _header(sheet, "genre", notes)
    if genre and genre not in GENRES:
        notes.on(sheet.header["genre"][0]).add(f"genre must be {' or '.join(GENRES)}, not {genre!r}")
    if not article.strip():
        notes.on(1).add("no article: its lines begin with |")
    return GoldDocument(id_, article, tuple(quotes), genre), tuple(sorted(notes.faults, key=lambda fault: fault.line))


def paragraph_ends(lines: list[str]) -> list[int]:
    """For each line the number of the last line of its paragraph."""
    ends = list(range(len(lines)))
    for number in range(len(lines) - 2, -1, -1):
        line, following = lines[number], lines[number + 1]
        if line.strip() and following.strip() and len(line) <= _LONGEST_WRAPPED:
            ends[number] = ends[number + 1]
    return ends


def paragraph_of(lines: list[str], ends: list[int], after: int) -> TextSpan:
    """The paragraph that ends, or is cut, at the last of the first `after` lines."""
    if not after:
        return TextSpan(0, 0)
    last = after - 1
    while last > 0 and not lines[last].strip():
        last -= 1
    first = last
    while first > 0 and ends[first - 1] == ends[last]:
        first -= 1
    start = sum(len(line) + 1 for line in lines[:first])
    return TextSpan(start, start + sum(len(line) + 1 for line in lines[first : last + 1]))


def locate_content(article: str, said: list[str], passage: TextSpan) -> Spans | str:
    """Where the parts of a statement stand: the first in the passage, each other one after the one before it.

    A string says why they cannot be told.
    """
    places = occurrences(article, said[0])
    here = [place for place in places if passage.start <= place.start < passage.end] or places
    if not here:
        return f"{_shown(said[0])} does not stand in the article"
    if len(here) > 1:
        return (
            f"{_shown(said[0])} stands in the article {len(here)} times; write more of the line around it, with "
            "{braces} around the words that are meant"
        )
    spans = [here[0]]
    for part in said[1:]:
        place = next((place for place in occurrences(article, part) if place.start >= spans[-1].end), None)
        if place is None:
            return f"{_shown(part)} does not stand in the article after the part before it"
        spans.append(place)
    return tuple(spans)


def locate_part(article: str, words: str, near: Spans, content: Spans) -> TextSpan | None:
    """Where a cue or source stands: the place nearest to `near`, outside the content if there is one."""
    return nearest(occurrences(article, words), near, outside=content)


def _read_line(sheet: _Sheet, line: str, notes: Notes) -> None:
    if line.startswith("|"):
        sheet.lines.append(line[1:].removeprefix(" "))
        sheet.open = False
    elif not line.strip():
        sheet.open = False
    elif not line.lstrip().startswith("#") and not (notes.line == 1 and line.strip() == FIRST_LINE):
        match = _FIELD.fullmatch(line)
        name = match[1].lower() if match else ""
        if match and name in _HEADER:
            _read_header(sheet, name, match[2], notes)
        elif match and name in _STATEMENT:
            _read_field(sheet, name, match[2], notes)
        else:
            notes.add(
                f"{_shown(line.strip())} is not understood; a line begins with | (the article), # (a remark), or "
                f"{', '.join(f'{known}:' for known in (*_HEADER, *_STATEMENT))}"
            )


def _read_header(sheet: _Sheet, name: str, value: str, notes: Notes) -> None:
    if name != "name":
        sheet.header[name] = (notes.line, value)
        return
    canonical, _, others = value.partition("=")
    if not canonical.strip():
        notes.add("a name is missing; write the fullest name, then = and other names, parted by ;")
    elif canonical.strip() in sheet.names:
        notes.add(f"{canonical.strip()} is listed already")
    else:
        sheet.names[canonical.strip()] = tuple(filter(None, (other.strip() for other in others.split(";"))))


def _read_field(sheet: _Sheet, name: str, value: str, notes: Notes) -> None:
    last = sheet.blocks[-1] if sheet.open else None
    if last is None or (name == "said" and (last.single or last.cue or last.source)):
        last = _Block(notes.line, len(sheet.lines))
        sheet.blocks.append(last)
        sheet.open = True
    if name == "said":
        last.said.append((notes.line, value))
    elif name == "cue":
        last.cue += [(notes.line, value)] if value else []
    elif name == "source":
        last.source += [(notes.line, value)] if value else []
    elif name in last.single:
        notes.add(f"this statement has a line {name}: already; an empty line goes between two statements")
    else:
        last.single[name] = (notes.line, value)


def _content(block: _Block, article: str, passage: TextSpan, notes: Notes) -> Spans:
    said = [words for _, words in block.said if words]
    content = locate_content(article, said, passage) if said else "a statement needs a line said: with its words"
    if isinstance(content, str):
        notes.on(block.line).add(content)
        return ()
    return content


def _quote(block: _Block, article: str, content: Spans, names: Names, notes: Notes) -> GoldQuote:
    cue = _parts(block.cue, article, content, content, notes)
    kind = _single(block, "type", notes)
    if kind and kind not in get_args(QuoteType):
        notes.on(block.single["type"][0]).add(f"type must be {', '.join(get_args(QuoteType))}, not {kind!r}")
    speaker = _speaker(block, names, notes)
    return GoldQuote(
        id="",
        type=cast(QuoteType, kind),
        content=content,
        cue=cue,
        source=_parts(block.source, article, cue or content, content, notes),
        speaker=speaker,
        aliases=names.get(speaker or "", ()),
    )


def _parts(given: list[tuple[int, str]], article: str, near: Spans, content: Spans, notes: Notes) -> Spans:
    found = []
    for line, words in given:
        place = locate_part(article, words, near, content)
        if place is None:
            notes.on(line).add(f"{_shown(words)} does not stand in the article")
        else:
            found.append(place)
    return tuple(sorted(found))


def _speaker(block: _Block, names: Names, notes: Notes) -> str | None:
    name = _single(block, "speaker", notes)
    if not name or name == UNKNOWN:
        return None
    if name in names:
        return name
    known = [canonical for canonical, others in names.items() if name in others]
    if len(known) == 1:
        return known[0]
    line = notes.on(block.single["speaker"][0])
    if known:
        line.add(f"{name!r} is a name of both {' and '.join(known)}; write the first name of their line")
    else:
        line.add(f"{name!r} is not among the names at the top; correct it, or add a line name: {name}")
    return None


def _single(block: _Block, name: str, notes: Notes) -> str:
    line, value = block.single.get(name, (block.line, ""))
    if not value:
        help_ = f" ({UNKNOWN} where a reader cannot tell)" if name == "speaker" else ""
        notes.on(line).add(f"a statement needs a line {name}:{help_}")
    return value


def _header(sheet: _Sheet, name: str, notes: Notes) -> str:
    line, value = sheet.header.get(name, (1, ""))
    if not value:
        notes.on(line).add(f"a sheet needs a line {name}:")
    return value


def _shown(words: str) -> str:
    return repr(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
