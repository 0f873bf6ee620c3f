"""Who tells a part of a book by its heading: "Jonas Crane's Journal", "Letter from Ann Lee to Tom", "told by Ann"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from inquit.attribution.novel.book_page import BookPage, PrintedLine
from inquit.attribution.novel.tellers import Tellers, Telling

__all__ = ["headed_parts"]

TITLE_WORDS = 15  # as of other headings
LONG_WORD = 4  # letters: "from" and "told" are, "by" and "the" are not
SMALL_WORDS = 3  # one in so many of the longer words of a title may be small; by hand
BARE_SHARE = 2  # one in so many chapters has to be headed so: "Dr. Lund" alone is about him
MANY = 2  # so many are named by headings in a book whose chapters several tell


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where a heading stands, by the paragraph behind it, and whom it names; nobody where a chapter has none.

    letter: it names a letter, which ends with its part. says_letter: and says that nothing else follows, as "Ann's
        Letter" does not, which may be about it.
    """

    at: int
    name: str | None
    letter: bool = False
    says_letter: bool = False

    def first(self, end: int) -> range:
        """The first paragraphs behind it, by which a letter in quotation marks is told."""
        return range(self.at, min(end, self.at + MANY))


def headed_parts(page: BookPage, tellers: Tellers) -> Iterator[Telling]:
    """The parts whose heading says who tells them.

    A journal or a story goes on over chapters that name nobody, where all is told so: it begins the book, or several
    tell it.
    """
    headings = _headings(page, tellers)
    named = {heading.name for heading in headings if heading.name is not None and not heading.letter}
    throughout = len(named) >= MANY or bool(headings and headings[0].name is not None and headings[0].at == 0)
    ends = [*headings, _Heading(len(page.parsed.paragraphs), None)]
    before: _Heading | None = None
    for heading, following in pairwise(ends):
        own = heading if heading.name is not None else before if throughout else None
        before = own if own is not None and not own.letter else None
        quoted = own is not None and own.says_letter and all(map(page.is_quoted, heading.first(following.at)))
        if own is None or own.name is None or not (quoted or page.is_told_by_i(heading.at, following.at)):
            continue
        if (key := tellers.key(own.name)) is None:
            continue
        part = Telling(heading.at, following.at, key, quoted)
        if not tellers.is_told_of(part, page.own_words(part.lo, part.hi)):
            yield part


def _headings(page: BookPage, tellers: Tellers) -> list[_Heading]:
    """The headings that name who tells, and the beginnings of chapters that have none; in order, one each place."""
    names = _bare_names(page, tellers)
    found = {at: _Heading(at, None) for at in page.chapters}
    for line in page.lines:
        at = line.at if line.heading else line.at + 1
        if (heading := _named(page, line, at, tellers)) is not None:
            found[at] = heading
        elif at in names and found.get(at, _Heading(at, None)).name is None:
            found[at] = _Heading(at, names[at])
    return sorted(found.values(), key=lambda heading: heading.at)


def _named(page: BookPage, line: PrintedLine, at: int, tellers: Tellers) -> _Heading | None:
    """A heading that says who tells what stands below it."""
    text, language = line.text, page.language
    if "\n" in text or at >= len(page.parsed.paragraphs) or not (line.heading or _looks_like_title(text)):
        return None
    letter = any(word.strip(".,").lower() in language.words("telling_words", "letter") for word in text.split())
    if (match := language.pattern("teller_before").fullmatch(text)) is not None:
        return _Heading(at, match["name"], letter)
    if (match := language.pattern("teller_behind").fullmatch(text)) is not None:
        return _Heading(at, match["name"], letter, says_letter=letter)
    match = language.pattern("teller_to").fullmatch(text)
    if match is None or tellers.known(match["name"]) is None:
        return None
    return _Heading(at, match["name"], letter=True, says_letter=True)


def _looks_like_title(text: str) -> bool:
    """Whether nearly all longer words of a line have a capital; one that is set off as a heading needs none."""
    long = [word for word in text.split() if len(word) >= LONG_WORD]
    small = sum(word[0].islower() for word in long)
    return len(text.split()) <= TITLE_WORDS and SMALL_WORDS * small <= len(long)


def _bare_names(page: BookPage, tellers: Tellers) -> dict[int, str]:
    """Parts that are headed by nothing but a character's name, where several names head parts; no signatures."""
    found = {
        line.at: line.text
        for n, line in enumerate(page.lines)
        if line.heading and page.signature(n) is None and tellers.is_name(line.text)
    }
    parts = {*page.chapters, *found}
    return found if len(set(found.values())) >= MANY and BARE_SHARE * len(found) >= len(parts) else {}
