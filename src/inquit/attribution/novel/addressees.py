"""To whom a line is said, where the text shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.attribution.novel.book import Book, CharacterKey
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.document import Gender
from inquit.languages.relations import INDIRECT_OBJECT, OBJECT, PREPOSITION_OBJECT

__all__ = ["addressee_of", "told_by", "told_gender"]

# Lines before and after in which the one other speaker is looked for, and the paragraphs between two such lines. By
# hand; docs/fiction.md has the figure for them, other values are for a sweep.
LINES_AROUND = 3
UNBROKEN = 2
_DIRECT = frozenset((OBJECT, INDIRECT_OBJECT))


def addressee_of(book: Book, n: int, speakers: Sequence[CharacterKey | None]) -> CharacterKey | None:
    """The one to whom line `n` is said: called by name in it, named by its tag, or the only other one who speaks.

    speakers: of all lines.
    """
    called = {key for key in book.addressed[n] if key != speakers[n]}
    if called:
        return next(iter(called)) if len(called) == 1 else None
    for tag in (book.lines[n].after, book.lines[n].before):
        if tag is not None and tag.speech and tag.verb is not None:
            told = told_by(book, tag)
            if told is not None and told != speakers[n]:
                return told
    others = {key for m in _around(book, n) if (key := speakers[m]) is not None and key != speakers[n]}
    return next(iter(others)) if len(others) == 1 else None


def told_by(book: Book, tag: DialogueTag) -> int | None:
    """As in "said Emma to Harriet", "told him"."""
    for k in _told(book, tag):
        if book.paragraphs[tag.paragraph].pos[k] != "PRON":
            mention = book.characters.at(tag.paragraph, k)
            if mention is not None and not mention.quoted and mention.head != tag.source:
                return mention.entity
    return None


def told_gender(book: Book, tag: DialogueTag) -> Gender | None:
    """The gender of the pronoun that a tag speaks to: "said Emma to him"."""
    p = book.paragraphs[tag.paragraph]
    genders = book.language.vocabulary.pronoun_genders
    told = (genders.get(p.lower[k]) for k in _told(book, tag) if p.pos[k] == "PRON")
    return next((gender for gender in told if gender is not None), None)


def _told(book: Book, tag: DialogueTag) -> Iterator[int]:
    """The words for whom a tag speaks to."""
    p, verb = book.paragraphs[tag.paragraph], tag.verb
    assert verb is not None
    for k in p.children[verb]:
        if p.lower[k] in p.language.function_words.recipient_preposition:
            yield from (m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT)
        elif p.dep[k] in _DIRECT:
            yield k


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
