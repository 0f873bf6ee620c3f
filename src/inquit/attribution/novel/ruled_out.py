"""Who does not speak a line, whatever else says so: whom its tag speaks to, or names behind its pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.attribution.novel.addressees import told_by
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.dialogue_lines import DialogueLine
from inquit.attribution.novel.dialogue_tag import DialogueTag
from inquit.statements.cue_links import SENTENCE_END

__all__ = ["may_speak", "shown_otherwise"]


def may_speak(book: Book, n: int, found: dict[CharacterKey, None]) -> list[CharacterKey]:
    """Those of the candidates of line `n` who are not ruled out, in their order."""
    line = book.lines[n]
    tag = line.cue
    if book.sure[n] is None and next(line.beside(), None) is None and len(found) == 1 and _has_spoken(book, n, *found):
        return []  # somebody answers whom the text does not name
    if tag is None or not tag.speech or book.sure[n] is not None:
        return list(found)
    named = {tag.character} if tag.character is not None else set()
    out = {key for key in (*_behind(book, tag), *_beside(book, n)) if key not in named}
    left = [key for key in found if key not in out]
    if tag.kind == "pronoun":
        left = [key for key in left if key != book.tellings.tellers.get(line.paragraph)]  # who tells says "I"
        left = [key for key in left if _is_known(book, line, key)]
        fitting = [key for key in left if key != NARRATOR and book.gender(key) in (None, tag.gender)]
        left = left if fitting else []
    return left


def shown_otherwise(book: Book, n: int, recent: Sequence[CharacterKey | None]) -> frozenset[CharacterKey]:
    """Those who do not say line `n` with its "he" or "she", as another pronoun has said a line of theirs just before.

    recent: who says the lines before, the last one in the end. Of somebody whose gender is known the scorer knows more.
    """
    tag = book.lines[n].cue
    if tag is None or tag.kind != "pronoun":
        return frozenset()
    out = set()
    for line, key in zip(book.lines[max(0, n - len(recent)) : n][::-1], recent[::-1], strict=False):
        other = line.cue
        if key is None or key == NARRATOR or other is None or other.kind != "pronoun" or not other.speech:
            continue
        if other.gender != tag.gender and book.gender(key) is None:
            out.add(key)
    return frozenset(out)


def _has_spoken(book: Book, n: int, key: CharacterKey) -> bool:
    """Whether somebody surely says the line of the paragraph before; not where this one goes on or begins a speech."""
    if not n or book.lines[n].goes_on:
        return False
    if n + 1 < len(book.lines) and book.lines[n + 1].goes_on:  # a speech of several paragraphs is no answer
        return False
    return book.sure[n - 1] == key and book.lines[n].paragraph - book.lines[n - 1].paragraph == 1


def _beside(book: Book, n: int) -> Iterator[CharacterKey]:
    """Whose words the line before it in its paragraph is, as its tag says: another tag begins another line."""
    if not n or book.lines[n - 1].paragraph != book.lines[n].paragraph:
        return
    tag = book.lines[n - 1].cue
    if tag is not None and tag.speech and tag.character is not None:
        yield tag.character


def _behind(book: Book, tag: DialogueTag) -> Iterator[CharacterKey]:
    """Whom the tag speaks to, and, where a pronoun speaks, whoever else its clause names behind it."""
    if tag.owner is not None:  # "said Emma's mother"
        yield tag.owner
    told = told_by(book, tag)
    if told is not None:
        yield told
    if tag.kind != "pronoun":
        return
    end = _end_of_clause(book, tag)
    for mention in book.characters.mentions_in(tag.paragraph):
        if tag.source < mention.lo < end:
            yield mention.entity


def _end_of_clause(book: Book, tag: DialogueTag) -> int:
    """Where the sentence of a tag ends, or the next quote begins."""
    p = book.paragraphs[tag.paragraph]
    for i in range(tag.source, len(p)):
        if p.text[i] in SENTENCE_END or book.is_quoted(tag.paragraph, i):
            return i
    return len(p)


def _is_known(book: Book, line: DialogueLine, key: CharacterKey) -> bool:
    """Whether somebody has been named or described in front of a line, or is named behind it in its paragraph.

    The latter only if the gender is known, which must fit the pronoun: "“Of course,” she smiled. Wanda had heard it all
    before." A name that may be anybody's is as likely the other one's, who reacts.
    """
    if key == NARRATOR or book.first_mention[key] < line.start:
        return True
    return book.gender(key) is not None and book.first_mention[key] < book.paragraphs[line.paragraph].end[-1]
