"""Where words begin and end in a text: letters and digits, and the signs that are said.

What a word is depends on its own characters only: the stretch from one word to another has the same words as the whole
text has there. A sign before a number is no part of it behind a letter, but no word begins because of what stands
before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from inquit.glyphs import APOSTROPHE_LIKE, APOSTROPHES, DASH_LIKE, LETTER

__all__ = ["APOSTROPHE", "INVISIBLE_IN_WORD", "THOUSANDS", "is_word", "word_parts"]

APOSTROPHE: Final = APOSTROPHES[0]
_LAST_LETTER: Final = 0x1F000  # pictures and rare Chinese characters follow; no marks but selectors of variants
_SELECTORS: Final = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"


def _ranges(characters: Iterable[int]) -> str:
    """Characters as the inside of a class of a regular expression."""
    found: list[list[int]] = []
    for one in characters:
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)


_KINDS: Final = [unicodedata.category(chr(code)) for code in range(_LAST_LETTER)]
_MARKS: Final = _ranges(code for code, kind in enumerate(_KINDS) if kind[0] == "M") + r"\uff9e\uff9f"
_INVISIBLE: Final = _ranges(code for code, kind in enumerate(_KINDS) if kind == "Cf") + _SELECTORS + r"\u034f"
_MONEY: Final = _ranges(code for code, kind in enumerate(_KINDS[:0x10000]) if kind == "Sc")
# Scripts that do not part words by spaces: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese. Each character is a
# word.
_SPACELESS: Final = (
    r"\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf"
    r"\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_FRACTIONS: Final = "¼½¾\u2150-\u215f\u2189"
_SAID: Final = rf"%‰&§@+×÷±√≤≥≠≈∞№℃℉％＆＠＋\u3371-\u33df{_MONEY}"

# Between the groups of a large number: 1,000 and 1 000 with a space that does not break.
_GROUPING: Final = f",{APOSTROPHE}\\u00a0\\u202f\\u2009"
THOUSANDS: Final = re.compile(rf"(?<=\d)[{_GROUPING}](?=\d{{3}}(?!\d))")
INVISIBLE_IN_WORD: Final = re.compile(rf"[{_INVISIBLE}]+")

# "FIRST" begins a word, "REST" goes on with it; LETTER is no digit.
_WORD: Final = rf"""
    LETTER(?:\.LETTER)+(?!REST)(?:\.(?!\.))?(?:'FIRSTREST*)*    # U.S., e.g., U.S.'s
    | [A-Z][a-z](?:\.LETTER)+\.(?!\.)                           # Ph.D.
    | (?:
        [#](?=FIRST)
        | (?<![\w.\n)\]%{DASH_LIKE}<>]) (?:[{DASH_LIKE}~]|[<>]\x20?)? \.? (?=\d)       # -5, .5, <5
      )?
      (?:\d{{1,3}}(?:[{_GROUPING}]\d{{3}})+(?!\d)REST* | FIRSTREST*)
      (?:
        (?: '                                                   # don't
          | (?<=\d)(?:[.:/⁄]|[{DASH_LIKE}])(?=\d)               # 3.5, 9/11, 2019-20
          | (?<=LETTER)\*{{1,3}}(?=LETTER)                      # *emphasis*ed
        )
        (?:\d{{1,3}}(?:[{_GROUPING}]\d{{3}})+(?!\d)REST* | FIRSTREST*)
      )*
      (?:(?<=[A-Ga-g])[#](?!FIRST))?                            # C#
    | [{_SAID}]
    | °(?:[CFKcfk](?!REST))?
    | (?<!=)=(?!=)
"""
# Most of what stands between words, and most words, are told from the rest at a glance: it halves the time.
_BEGINS: Final = r"(?![\s,;\"])([a-zA-Z]++(?=[\ ,;:\n])|"
# Of texts without marks that combine, invisible signs, scripts without spaces and fractions.
_PLAIN: Final = re.compile(
    _BEGINS + _WORD.replace("LETTER", LETTER).replace("FIRST", r"\w").replace("REST", r"\w") + ")", re.VERBOSE
)
_NO_LETTERS: Final = rf"\W{_SPACELESS}{_FRACTIONS}"
_ANY: Final = re.compile(
    rf"{_BEGINS}[{_SPACELESS}][{_MARKS}{_INVISIBLE}]*|[{_FRACTIONS}]|"
    + _WORD.replace("LETTER", rf"[^\d{_NO_LETTERS}]")
    .replace("FIRST", rf"[^{_NO_LETTERS}]")
    .replace("REST", rf"(?:[^{_NO_LETTERS}]|[{_MARKS}{_INVISIBLE}])")
    + ")",
    re.VERBOSE,
)
_NOT_PLAIN: Final = re.compile(rf"[{_MARKS}{_INVISIBLE}{_SPACELESS}{_FRACTIONS}]")

# "harbour.[3]", "harbour²": the mark of a footnote, but 10² and m².
_NOTE_MARK: Final = re.compile(
    rf"(?<=[\w.,;:!?)\]])\[\^?\d{{1,3}}\]|(?:(?<={LETTER}{{3}})|(?<=[.,;:!?)\]]))[²³¹⁰⁴-⁹]{{1,3}}"
    rf"(?![^{_NO_LETTERS}])"
)
_NOTE_SIGNS: Final = "[²³¹⁰⁴⁵⁶⁷⁸⁹"

# A text is read in pieces, so that its words never stand in memory all at once, and an invisible sign here or there
# makes only its own piece a slow one. By hand.
_PIECE: Final = 20_000
_BORDER: Final = re.compile(rf"(?<=[a-z])[ \n](?=[A-Za-z])|[{_SPACELESS}](?=[{_SPACELESS}])")


def word_parts(text: str) -> Iterator[list[str]]:
    """The text in pieces, each as what stands between words and words in turn, the first and the last between words.

    All apostrophes are one, and what is written around and behind words is blank; lengths are those of the text.
    """
    text = text.replace("_", " ")
    for apostrophe in APOSTROPHE_LIKE:
        text = text.replace(apostrophe, APOSTROPHE)
    if any(sign in text for sign in _NOTE_SIGNS):
        text = _NOTE_MARK.sub(lambda found: " " * len(found[0]), text)
    for piece in _pieces(text):
        plain = piece.isascii() or _NOT_PLAIN.search("".join(set(piece))) is None
        yield (_PLAIN if plain else _ANY).split(piece)


def is_word(word: str) -> bool:
    """Whether a folded word is read as one word again."""
    return _ANY.fullmatch(word) is not None


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _PIECE:
        border = _BORDER.search(text, start + _PIECE)
        if border is None:
            break
        yield text[start : border.end()]
        start = border.end()
    yield text[start:] if start else text
