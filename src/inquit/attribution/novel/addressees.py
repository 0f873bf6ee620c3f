"""To whom a line is said, where the text shows it."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.attribution.novel.book import Book, Key
from inquit.attribution.novel.dialogue_tags import DialogueTag

__all__ = ["addressee_of"]

# Lines before and after in which the one other speaker is looked for, and the paragraphs between two such lines.
LINES_AROUND = 3
UNBROKEN = 2
_DIRECT = frozenset(("dobj", "dative"))


def addressee_of(book: Book, n: int, speakers: Sequence[Key | None]) -> Key | None:
    """The one to whom line `n` is said: called by name in it, named by its inquit, or the only other one who speaks.

    speakers: of all lines.
    """
    called = {key for key in book.addressed[n] if key != speakers[n]}
    if called:
        return next(iter(called)) if len(called) == 1 else None
    for inquit in (book.lines[n].after, book.lines[n].before):
        if inquit is not None and inquit.speech and inquit.verb is not None:
            told = _told(book, inquit)
            if told is not None and told != speakers[n]:
                return told
    others = {key for m in _around(book, n) if (key := speakers[m]) is not None and key != speakers[n]}
    return next(iter(others)) if len(others) == 1 else None


def _told(book: Book, inquit: DialogueTag) -> int | None:
    """As in "said Emma to Harriet", "told him"."""
    p = book.paragraphs[inquit.paragraph]
    verb = inquit.verb
    assert verb is not None
    for k in p.children[verb]:
        if p.dep[k] in _DIRECT and p.pos[k] != "PRON":
            mention = book.cast.at(inquit.paragraph, k)
        elif p.lower[k] == "to":
            target = next((m for m in p.children[k] if p.dep[m] == "pobj"), None)
            mention = None if target is None else book.cast.at(inquit.paragraph, target)
        else:
            continue
        if mention is not None and not mention.quoted and mention.head != inquit.source:
            return mention.entity
    return None


def _around(book: Book, n: int) -> list[int]:
    """The lines around that belong to the same talk."""
    out = []
    for step in (-1, 1):
        at = n
        for _ in range(LINES_AROUND):
            following = at + step
            if not 0 <= following < len(book.lines):
                break
            first, second = sorted((at, following))
            one, other = book.lines[first], book.lines[second]
            if other.paragraph - one.paragraph > UNBROKEN or book.is_parted(one, other):
                break
            out.append(following)
            at = following
    return out
