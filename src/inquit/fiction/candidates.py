"""Who may speak a line: those named around it, those who spoke before it, and whom its inquit describes."""

from __future__ import annotations

from inquit.fiction.book import NARRATOR, Book, Key

__all__ = ["candidates"]

# Paragraphs before and after a line in which somebody who speaks it is named; in 5 % of the lines of the PDNC novels
# the speaker is not among those found so.
BEFORE = 12
AFTER = 2
DESCRIBED_NEAR = 5  # the same for somebody who is only described, as a subject
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
LINES_BEFORE = 6  # lines back whose inquits name somebody
DESCRIBED_WITHIN = 8  # paragraphs in which a description is taken up
LINES_AFTER = 3
NAMED_AFTER_WITHIN = 6  # paragraphs


def candidates(book: Book, n: int) -> list[Key]:
    """Those who may speak line `n`, in a fixed order; at least one."""
    line = book.lines[n]
    found: dict[Key, None] = {}
    for q in range(max(0, line.paragraph - BEFORE), min(len(book.paragraphs), line.paragraph + AFTER + 1)):
        near = abs(line.paragraph - q) <= DESCRIBED_NEAR
        for mention in book.cast.mentions.get(q, ()):
            who = mention.character
            if book.people[who] and (book.is_named(who) or (near and mention.use.role in _SUBJECTS)):
                found[who] = None
        found |= dict.fromkeys(p.character for p in book.places[q] if near or book.is_named(p.character))
    for m in range(max(0, n - LINES_BEFORE), n):
        found |= _of_line(book, m, near=line.paragraph - book.lines[m].paragraph < DESCRIBED_WITHIN)
    for m in range(n + 1, min(len(book.lines), n + 1 + LINES_AFTER)):
        sure = book.sure[m]
        if sure is not None and book.lines[m].paragraph - line.paragraph < NAMED_AFTER_WITHIN:
            found[sure] = None
    found |= _of_line(book, n, near=True)
    found.pop(NARRATOR, None)
    if book.first_person or any(x.kind == "I" for x in line.beside()):
        found[NARRATOR] = None
    return list(found) or [NARRATOR]


def _of_line(book: Book, n: int, *, near: bool) -> dict[Key, None]:
    """Whom the inquits of a line name or describe."""
    found: dict[Key, None] = {}
    for x in (book.lines[n].after, book.lines[n].before):
        if x is not None and x.character is not None and (x.kind == "name" or (x.speech and near)):
            found[x.character] = None
    return found
