"""The words of a text as they are compared, with the way back to its characters; only typography is folded.

Case is folded, too: whoever asks whether it differs looks at the characters. What is left in words: accents, inner
apostrophes, decimal points, the signs that are said ($ % & § ° # @ +) and a minus before a number. `docs/verify.md` has
the contract.
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from inquit.document import TextSpan
from inquit.glyphs import APOSTROPHE_LIKE, DASH_LIKE, HYPHEN
from inquit.text.respelling import respelled
from inquit.verification.word_patterns import APOSTROPHE, INVISIBLE_IN_WORD, THOUSANDS, is_word, word_parts

__all__ = ["FoldedWords", "fold_word", "fold_words"]

# Letters that are another form of others are read as these: ligatures, full width, bold. Raised and lowered figures,
# fractions and figures in circles say something else than plain ones.
_NOT_PLAIN: Final = frozenset(("<super>", "<sub>", "<fraction>", "<circle>"))
_SAID: Final = "%&@+"
_ONE_APOSTROPHE: Final = str.maketrans(dict.fromkeys(APOSTROPHE_LIKE, APOSTROPHE))
_SIGNS: Final = _ONE_APOSTROPHE | str.maketrans(dict.fromkeys(DASH_LIKE, HYPHEN) | {"⁄": "/", "*": "", " ": ""})
_TURNS: Final = 4  # of folding what was folded; two are enough for all of Unicode


@dataclass(frozen=True, slots=True)
class FoldedWords:
    """Words in order, each with where it stands in the text (code points, half-open)."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, lo: int, hi: int) -> TextSpan:
        """The stretch of the text from word `lo` up to and without word `hi`."""
        return TextSpan(self.starts[lo], self.ends[hi - 1])


def fold_words(text: str, start: int = 0, end: int | None = None) -> FoldedWords:
    """The words of a stretch of a text, folded; the same as if the stretch stood alone."""
    stretch = text[start:end]
    meant = respelled(stretch)
    words, starts, ends = _folded(stretch if meant is None else meant.text)
    if meant is not None:
        spans = [meant.outer_span(TextSpan(*span)) for span in zip(starts, ends, strict=True)]
        starts, ends = array("q", (span.start for span in spans)), array("q", (span.end for span in spans))
    if start:
        starts, ends = array("q", (at + start for at in starts)), array("q", (at + start for at in ends))
    return FoldedWords(tuple(words), starts, ends)


def _folded(text: str) -> tuple[list[str], array[int], array[int]]:
    words: list[str] = []
    starts, ends = array("q"), array("q")
    base = 0
    for parts in word_parts(text):
        borders = list(accumulate(map(len, parts), initial=base))
        words += map(fold_word, parts[1::2])
        starts.extend(borders[1:-1:2])
        ends.extend(borders[2:-1:2])
        base = borders[-1]
    return words, starts, ends


@lru_cache(maxsize=1 << 17)
def fold_word(printed: str) -> str:
    """One word as a text has it, folded."""
    if printed.isascii() and printed.isalpha():
        return printed.lower()
    folded = plain = printed.translate(_ONE_APOSTROPHE).lower()
    for _ in range(_TURNS):
        last, folded = folded, _once(folded)
        if folded == last:
            break
    return folded if is_word(folded) else plain


def _once(word: str) -> str:
    if not word.isascii():
        word = INVISIBLE_IN_WORD.sub("", unicodedata.normalize("NFC", word))
        word = unicodedata.normalize("NFC", "".join(map(_unfolded, word)))
    if "." in word:
        word = _with_dots(word)
    if any(map(str.isdigit, word)):
        word = THOUSANDS.sub("", word)
    return unicodedata.normalize("NFC", word.translate(_SIGNS).lower()).strip(APOSTROPHE)


def _with_dots(word: str) -> str:
    """Initials without dots, numbers with all of theirs: U.S. is US, .5 is 0.5."""
    if any(map(str.isdecimal, word)):
        head, dot, tail = word.partition(".")
        return word if head[-1:].isalnum() else f"{head}0{dot}{tail}"
    return word.replace(".", "")


@lru_cache(maxsize=1 << 12)
def _unfolded(character: str) -> str:
    form = unicodedata.decomposition(character).partition(" ")[0]
    if not form.startswith("<") or form in _NOT_PLAIN:
        return character
    plain = unicodedata.normalize("NFKC", character)
    # ŉ begins with an apostrophe, which ends words and stands within them.
    return plain if all(map(_counts, plain)) and plain[0] not in APOSTROPHE_LIKE else character


def _counts(character: str) -> bool:
    return character.isalnum() or character in _SAID or unicodedata.category(character) in ("Mn", "Mc", "Sc", "So")
