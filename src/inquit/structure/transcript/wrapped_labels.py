"""Labels that go on on a second line: "The Minister for Roads and", "Ferries (Mr. Oakes): ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inquit.structure.transcript.label_forms import LabelReader
from inquit.structure.transcript.label_shapes import Shape
from inquit.structure.transcript.page_lines import PageLine

__all__ = ["with_whole_labels"]

_REST = re.compile(r"[^:\n]{0,80}\)[ \t]?(?=:)")
MAX_BEGINNING = 100  # letters of a line that is wrapped


def with_whole_labels(reader: LabelReader, lines: Sequence[PageLine]) -> list[PageLine]:
    """The lines, each two that one label is spread over as one."""
    out: list[PageLine] = []
    for line in lines:
        if out and _goes_on(reader, out[-1], line):
            out[-1] = out[-1]._replace(end=line.end)
        else:
            out.append(line)
    return out


def _goes_on(reader: LabelReader, first: PageLine, second: PageLine) -> bool:
    """Whether an office is begun by a line and ended by the next, with its holder in brackets."""
    text = reader.text
    if first.block != second.block or first.end - first.start > MAX_BEGINNING or not text[first.start].isupper():
        return False
    rest = _REST.match(text, second.start, second.end)
    if rest is None or text[first.end - 1] in ".?!:":
        return False
    name = f"{text[first.start : first.end]} {rest[0]}"
    return ":" not in name and name.count("(") == name.count(")") == 1 and reader.shape(name) == Shape.STRONG
