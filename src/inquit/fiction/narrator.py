"""What a first-person narrator is called, where somebody in the book calls him or her by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from inquit.entities.vocabulary import given_names
from inquit.fiction.book import NARRATOR, Book, Key

__all__ = ["narrator_of"]

# The narrator's name stands in what others say, not in the narration.
MIN_QUOTED_SHARE = 0.9
CLEAR = 2  # the narrator is spoken to by name as many times as often as the next one who may be it


def narrator_of(book: Book, speakers: Sequence[Key | None]) -> int | None:
    """The character that the narrator is, None where nobody says; `speakers` of all lines."""
    if NARRATOR not in speakers:
        return None
    addressed = Counter(who for called in book.addressed for who in called)
    quoted: Counter[int] = Counter()
    for mentions in book.cast.mentions.values():
        quoted.update(m.character for m in mentions if m.use.quoted)
    found = Counter({who: n for who, n in addressed.items() if _may_be(book, who, n, quoted[who])})
    if not found:
        return None
    (best, times), *others = found.most_common(2)
    return best if not others or times >= CLEAR * others[0][1] else None


def _may_be(book: Book, who: int, addressed: int, quoted: int) -> bool:
    """Whether somebody is named nearly nowhere but in quotes, and surely is a person."""
    character = book.cast.characters[who]
    is_name = addressed > 1 or not given_names().keys().isdisjoint(character.words)
    return is_name and quoted >= MIN_QUOTED_SHARE * character.uses
