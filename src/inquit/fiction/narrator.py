"""What a first-person narrator is called, where somebody in the book calls him or her by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from inquit.fiction.book import NARRATOR, Book, Key

__all__ = ["narrator_of"]

# The narrator's name stands in what others say, not in the narration.
MIN_QUOTED_SHARE = 0.9
CLEAR = 2  # the narrator is spoken to by name as many times as often as the next one who may be it


def narrator_of(book: Book, speakers: Sequence[Key | None]) -> int | None:
    """The character that the narrator is, None where nobody says; `speakers` of all lines."""
    addressed: Counter[int] = Counter()
    for n, speaker in enumerate(speakers):
        around = {speakers[m] for m in (n - 1, n + 1) if 0 <= m < len(speakers)}
        if speaker != NARRATOR and NARRATOR in around:
            addressed.update(book.addressed[n])
    quoted: Counter[int] = Counter()
    for mentions in book.cast.mentions.values():
        quoted.update(m.character for m in mentions if m.use.quoted)
    characters = book.cast.characters
    found = Counter({who: n for who, n in addressed.items() if quoted[who] >= MIN_QUOTED_SHARE * characters[who].uses})
    if not found:
        return None
    (best, times), *others = found.most_common(2)
    return best if not others or times >= CLEAR * others[0][1] else None
