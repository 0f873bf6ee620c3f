"""What a first-person narrator is called, where somebody in the book calls him or her by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from inquit.fiction.book import NARRATOR, Book, Key

__all__ = ["narrator_of"]

# The narrator's name stands in what others say, not in the narration.
MIN_QUOTED_SHARE = 0.9
CLEAR_SHARE = 0.5  # of the times that somebody is spoken to by name right before or after the narrator speaks


def narrator_of(book: Book, speakers: Sequence[Key]) -> int | None:
    """The character that the narrator is, None where nobody says; `speakers` of all lines."""
    addressed: Counter[int] = Counter()
    for n, speaker in enumerate(speakers):
        around = {speakers[m] for m in (n - 1, n + 1) if 0 <= m < len(speakers)}
        if speaker != NARRATOR and NARRATOR in around:
            addressed.update(book.addressed[n])
    quoted: Counter[int] = Counter()
    for mentions in book.cast.mentions.values():
        quoted.update(m.character for m in mentions if m.use.quoted)
    for character, times in addressed.most_common():
        uses = book.cast.characters[character].uses
        if times < CLEAR_SHARE * addressed.total():
            return None
        if quoted[character] >= MIN_QUOTED_SHARE * uses:
            return character
    return None
