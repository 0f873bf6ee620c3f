"""Whose initials or codes labels are, where the page says so: "AJ = Alice Jepson", "Interviewee: Tom Roe (TR)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.note_lines import NoteLine, note_lines
from inquit.attribution.transcript.page_notes import PageNote, is_bare_name
from inquit.glyphs import DASHES, LETTER
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["read_code_notes"]

_SIGN = rf" ?[:={DASHES}] ?"
_BEFORE = re.compile(
    rf"(?<![\w.])[\[(]?(?P<short>{LETTER}{{1,4}}\d?)[\])]?{_SIGN}"
    rf"(?P<name>[A-Z][^:=;()\n]{{1,80}}?)[.]?(?=\s*(?:$|;|,\s*[\[(]?\w{{1,5}}[\])]?{_SIGN}))"
)
_BEHIND = re.compile(rf"(?P<name>[A-Z][^\n,;:()]{{2,60}}) [\[(](?P<short>{LETTER}{{1,4}}\d?)[\])]")
_EDGES = "[]() .:"


def read_code_notes(
    text: str, turns: Sequence[SpokenTurn], notes: Sequence[PageNote], reader: LabelParser
) -> list[PageNote]:
    """The notes of a page, with those that say whose code a label is.

    What stands behind a name, as its party would, is no party where it is a label: "Ann Lee (ANL)".
    """
    codes = {turn.speaker.strip(_EDGES) for turn in turns if turn.speaker is not None and not turn.given}
    codes = {code for code in codes if reader.read(code).kind in ("name", "unnamed", "question", "answer")}
    if not any(_BEFORE.fullmatch(f"{code}: X.") for code in codes):
        return list(notes)
    found = [
        note
        for line in note_lines(text, turns)
        if not line.spoken
        for pattern in (_BEFORE, _BEHIND)
        for note in _notes(pattern, line, codes, reader)
    ]
    own = [
        replace(note, parts=replace(note.parts, affiliation=None)) if note.parts.affiliation in codes else note
        for note in notes
    ]
    return [*found, *own]


def _notes(pattern: re.Pattern[str], line: NoteLine, codes: set[str], reader: LabelParser) -> Iterator[PageNote]:
    for match in pattern.finditer(line.text):
        if match["short"] in codes:
            name = match["name"] if pattern is _BEFORE else " ".join(_last_name(match["name"].split(), reader))
            named = is_bare_name(name, reader)
            if named is not None:
                yield PageNote("listed", line.start, named.known_as(match["short"]), line.span_of(named.name))


def _last_name(words: list[str], reader: LabelParser) -> list[str]:
    """The words at the end that look like a name."""
    at = len(words)
    while at and reader.is_name_like(words[at - 1 : at]):
        at -= 1
    while at < len(words) and words[at].islower():  # no particle begins it
        at += 1
    return words[at:]
