"""Parts of a book that somebody else tells: who says "I" in a letter, a journal or a tale told in a chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from inquit.attribution.novel.book_page import BookPage
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.teller_headings import headed_parts
from inquit.attribution.novel.tellers import Tellers
from inquit.attribution.novel.told_parts import told_parts
from inquit.entities.characters import CharacterIndex
from inquit.structure.text_structure import TextStructure

__all__ = ["Tellings", "find_tellings"]


@dataclass(frozen=True, slots=True)
class Tellings:
    """By paragraph the character who says "I" there, and whose letter in quotation marks it is."""

    tellers: Mapping[int, int] = field(default_factory=dict)
    writers: Mapping[int, int] = field(default_factory=dict)

    def writer(self, line: DialogueLine, other: int | None = None) -> int | None:
        """Whose letter a line is that begins its paragraph; of any other line the other one."""
        return self.writers.get(line.paragraph, other) if line.stretches[0].lo == 0 else other


def find_tellings(structure: TextStructure, index: CharacterIndex) -> tuple[CharacterIndex, Tellings]:
    """Who tells what, where that is not who tells the book; and the index with those whom no paragraph names."""
    tellers, page = Tellers(index), BookPage(structure, index.quoted)
    told, written = dict[int, int](), dict[int, int]()
    for part in (*headed_parts(page, tellers), *told_parts(page, index, tellers)):
        told |= dict.fromkeys(range(part.lo, part.hi), part.teller)
        written |= {q: part.teller for q in range(part.lo, part.hi) if part.quoted and page.is_quoted(q)}
    return tellers.index_with_new(), Tellings(told, written)
