"""Who may speak a line: those named around it, those who spoke before it, and whom its tag describes."""

from __future__ import annotations

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.attribution.novel.ruled_out import may_speak

__all__ = ["acting", "candidates", "cannot_say"]

# Paragraphs before and after a line in which somebody who speaks it is named; in 5 % of the lines of the PDNC novels
# the speaker is not among those found so.
BEFORE = 12
AFTER = 2
# More paragraphs where few of them have narration: in long talk that names nobody those who talk were named far back.
# Of the lines of three novels of PDNC the speaker is so among the candidates of 98.3 % instead of 97.4 %.
NARRATED = 8
FARTHEST = 60
AFTER_FEW = 10  # where fewer than MANY_NAMED are named so
# Paragraphs back in which somebody who is only described may speak, where as many others are named.
DESCRIBED_NEAR = 5
MANY_NAMED = 3
# By hand, to lose few right speakers and keep the candidates few; for a sweep of the share of lines whose speaker is
# among them, and a new fit of the scorer, which has seen candidates so chosen.
LINES_BEFORE = 30  # lines back whose tags name somebody
DESCRIBED_WITHIN = 14  # paragraphs in which a description is taken up
LINES_AFTER = 3
NAMED_AFTER_WITHIN = 6  # paragraphs
# Named or described around a line: each costs the same, so that a crowd of thousands would take hours. Of the lines of
# four novels of PDNC none has a third as many.
MOST_CANDIDATES = 64


def candidates(book: Book, n: int) -> list[CharacterKey]:
    """Those who may speak line `n`, in a fixed order; nobody, if nobody is named around it."""
    line = book.lines[n]
    found: dict[CharacterKey, None] = {}
    before = _reach_back(book, line.paragraph)
    around = range(line.paragraph - before, min(len(book.paragraphs), line.paragraph + AFTER + 1))
    found |= {who: None for q in around for who in book.near.named(q)}
    few = len(found) < MANY_NAMED
    if few:
        ahead = range(line.paragraph + AFTER + 1, min(len(book.paragraphs), line.paragraph + AFTER_FEW + 1))
        found |= {who: None for q in ahead for who in book.near.named(q)}
    reach = BEFORE if few else DESCRIBED_NEAR
    found |= {who: None for q in around if line.paragraph - q <= reach for who in book.near.described(q, any_role=few)}
    if len(found) > MOST_CANDIDATES:
        found = _nearest(book, n, found)
    for m in range(max(0, n - LINES_BEFORE), n):
        found |= _of_line(book, m, near=line.paragraph - book.lines[m].paragraph < DESCRIBED_WITHIN)
    for m in range(n + 1, min(len(book.lines), n + 1 + LINES_AFTER)):
        sure = book.sure[m]
        if sure is not None and book.lines[m].paragraph - line.paragraph < NAMED_AFTER_WITHIN:
            found[sure] = None
    found |= _of_line(book, n, near=True)
    for key in (acting(book, n), book.tellings.writer(line)):
        if key is not None:
            found[key] = None
    found.pop(NARRATOR, None)
    if book.first_person or line.paragraph in book.tellings.tellers or any(x.kind == "I" for x in line.beside()):
        found[NARRATOR] = None
    return may_speak(book, n, found)


def _reach_back(book: Book, paragraph: int) -> int:
    """How many paragraphs back whoever is named may speak a line."""
    narrated = 0
    for back in range(min(paragraph, FARTHEST)):
        if back >= BEFORE and narrated >= NARRATED:
            return back
        narrated += book.narration_in(paragraph - back - 1) > 0
    return min(paragraph, FARTHEST)


def acting(book: Book, n: int) -> CharacterKey | None:
    """Who acts in the sentence right before a line that has no tag, and so speaks: "Ann turned to Ben. 'Go.'"."""
    line = book.lines[n]
    opening = line.opening
    if opening is None or (line.cue is not None and line.cue.speech):
        return None
    if opening.kind == "name":
        return opening.character
    reacting = line.beat_after
    if opening.kind != "pronoun" or reacting is None or reacting.kind != "name":
        return None  # a pronoun alone is for the scorer, which knows more
    places = (place.character for place in book.narrated[line.paragraph] if place.token == opening.source)
    return next((key for key in places if book.gender(key) == opening.gender and key != reacting.character), None)


def cannot_say(book: Book, n: int, last: CharacterKey | None) -> frozenset[CharacterKey]:
    """Those who do not say a line, as it has another speaker than the one right before or behind it.

    last: who says the line before.
    """
    out = {last} if last is not None and book.lines[n].answers else set()
    if n + 1 < len(book.lines) and (sure := book.sure[n + 1]) is not None:
        following = book.lines[n + 1]
        here = book.paragraphs[book.lines[n].paragraph].end[-1]
        if following.answers or (_is_answered(book, n) and not _is_named_before(book, sure, here)):
            out.add(sure)
    return frozenset(out)


def _is_answered(book: Book, n: int) -> bool:
    """Whether a line with a pronoun for its speaker is followed by a line of the next paragraph."""
    cue = book.lines[n].cue
    return cue is not None and cue.kind == "pronoun" and book.lines[n + 1].paragraph == book.lines[n].paragraph + 1


def _is_named_before(book: Book, key: CharacterKey, offset: int) -> bool:
    return key == NARRATOR or any(span.start < offset for span in book.characters.entities[key].spans[:1])


def _nearest(book: Book, n: int, found: dict[CharacterKey, None]) -> dict[CharacterKey, None]:
    """Of a crowd those who are named or described nearest to a line, in their order."""
    line, mentions_in = book.lines[n], book.characters.mentions_in
    paragraphs = range(max(0, line.paragraph - BEFORE), min(len(book.paragraphs), line.paragraph + AFTER + 1))
    near: set[CharacterKey] = set()
    for q in sorted(paragraphs, key=lambda q: abs(q - line.paragraph)):
        for mention in sorted(mentions_in(q), key=lambda m: abs(m.span.start - line.start)):
            if len(near) == MOST_CANDIDATES:
                break
            if mention.entity in found:
                near.add(mention.entity)
    return {who: None for who in found if who in near}


def _of_line(book: Book, n: int, *, near: bool) -> dict[CharacterKey, None]:
    """Whom the tags of a line name or describe."""
    found: dict[CharacterKey, None] = {}
    for x in (book.lines[n].after, book.lines[n].before):
        if x is not None and x.character is not None and (x.kind == "name" or (x.speech and near)):
            found[x.character] = None
            found |= dict.fromkeys(sorted(book.married_to(x)))
    return found
