"""The same words printed otherwise, and speech with what is cleaned from it in print."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from quotation_originals import WORD

__all__ = ["printed_otherwise", "spoken"]

_FILLERS = ("um, ", "uh, ", "er, ", "you know, ")
# What is said twice holds none of these: a repetition that holds a word that turns the meaning is another question.
_PLAIN = re.compile(r"(?!(?:not|no|never|may|must|can|will|if|or|would|could|should|might)\b)[a-z]{2,}")


def printed_otherwise(text: str, chance: random.Random) -> str:
    """The same words with other typography, two or three things at once."""
    for change in sorted(chance.sample(_CHANGES, chance.randint(2, 3)), key=_CHANGES.index):
        text = change(text, chance)
    return text


def _other_marks(text: str, chance: random.Random) -> str:
    return text.translate(str.maketrans("’‘", "''")) if "’" in text else text.replace("'", chance.choice("’ʼ´"))


def _other_dashes(text: str, chance: random.Random) -> str:
    return re.sub(r"\s*(?:--+|[—–])\s*", lambda _: chance.choice((" – ", "—", " -- ", "--")), text)


def _white_space(text: str, chance: random.Random) -> str:
    return re.sub(r"\s+", lambda _: chance.choice((" ", " ", " ", "\n", "  ", "\u00a0", "\u2009", "\r\n")), text)


def _hyphenated(text: str, chance: random.Random) -> str:
    words = [found for found in WORD.finditer(text) if len(found[0]) > 6 and found[0].isalpha()]  # noqa: PLR2004
    if not words:
        return text
    word = chance.choice(words)
    at = word.start() + chance.randint(3, len(word[0]) - 3)
    return f"{text[:at]}-\n{text[at:]}"


def _first_letter(text: str, chance: random.Random) -> str:
    first = WORD.search(text)
    if first is None or first[0] == "I" or first[0].startswith(("I'", "I’")):
        return text
    at = first.start()
    return text[:at] + text[at].swapcase() + text[at + 1 :]


def _at_the_end(text: str, chance: random.Random) -> str:
    return text.rstrip(".,;:!?") + chance.choice((",", ".", "", "!"))


def _commas(text: str, chance: random.Random) -> str:
    return text.replace(", ", chance.choice((" ", "; ")), 1) if not re.search(r"\d, \d", text) else text


def _invisible(text: str, chance: random.Random) -> str:
    places = [found.start() + len(found[0]) // 2 for found in WORD.finditer(text)]
    at = chance.choice(places)
    return text[:at] + chance.choice("\u00ad\u200b\u2060\ufeff") + text[at:]


def _ligatures(text: str, chance: random.Random) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")


def _decomposed(text: str, chance: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _emphasis(text: str, chance: random.Random) -> str:
    word = chance.choice([*WORD.finditer(text)])
    mark = chance.choice(("*", "**", "_"))
    return f"{text[: word.start()]}{mark}{word[0]}{mark}{text[word.end() :]}"


# In this order: a sign in a word comes last, as nobody emphasises a part of one.
_CHANGES: list[Callable[[str, random.Random], str]] = [
    _emphasis,
    _other_marks, _other_dashes, _white_space, _hyphenated, _first_letter, _at_the_end, _commas, _invisible,
    _ligatures, _decomposed,
]  # fmt: skip


def spoken(text: str, chance: random.Random) -> str:
    """The text as it may have been said: with fillers, words said twice, and a word that is begun anew."""
    words = [*WORD.finditer(text)]
    places = [
        word
        for word, following in pairwise(words)  # before the first nothing is said twice that an article would quote
        if word is not words[0] and _PLAIN.fullmatch(word[0]) and text[word.end() : following.start()] == " "
    ]
    if not places:
        return text
    chosen = sorted(chance.sample(places, min(len(places), chance.randint(1, 3))), key=re.Match.start)
    apart = [one for one, before in zip(chosen, [None, *chosen], strict=False) if not before or _apart(before, one)]
    for word in reversed(apart):
        how, at = chance.random(), word.start()
        if how < 0.5:  # noqa: PLR2004
            before = text[:at].rstrip()
            comma = "" if not before or before[-1] in ".,;:!?—-…" else ","
            text = f"{before}{comma}{text[len(before) : at]}{chance.choice(_FILLERS)}{text[at:]}"
        elif how < 0.8:  # noqa: PLR2004
            text = f"{text[:at]}{word[0]}{chance.choice((' ', ', '))}{text[at:]}"
        else:
            text = f"{text[:at]}{word[0][: max(1, len(word[0]) // 2)]}{chance.choice(('-- ', '— ', '- '))}{text[at:]}"
    return text


def _apart(before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether two words stand so far from each other that what is said twice is not taken for more than that."""
    return word.start() - before.end() > 20  # noqa: PLR2004
