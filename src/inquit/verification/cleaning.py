"""What is cleaned from speech: fillers, words said twice, and sentences begun anew."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from inquit.glyphs import ANY_DASH
from inquit.languages import language_of
from inquit.verification.reading_in_order import Slip
from inquit.verification.readings import WordWindow
from inquit.verification.turning_words import turned_by_change

__all__ = ["slips_in"]

# Up to so many words are said twice in a row, or are the beginning of a sentence that is given up: nobody who is heard
# out goes further before beginning anew.
MAX_REPEATED: Final = 5
# Fillers in a row between the two times: "the, um, you know, the bridge".
_MAX_FILLED: Final = 3
MAX_BEGUN: Final = 6
# A sentence begun anew has what the first one had within so many words more, but for so many of its words.
_BEGUN_ANEW: Final = 4
_MAX_LOST: Final = 3
_BREAK: Final = re.compile(rf"(?:{ANY_DASH}|…|\.\.\.)")
_SET_OFF: Final = re.compile(r"[^\w\s]")


def slips_in(window: WordWindow, *, judged: bool = True) -> dict[int, list[Slip]]:
    """What may be left out of the words of a window, by the word that it begins with.

    judged: it can be told what turns the meaning; else no sentence that is given up is passed over.
    """
    found: defaultdict[int, list[Slip]] = defaultdict(list)
    words = window.words()
    for at in range(len(words)):
        for slip in _slips_at(window, words, at):
            found[window.lo + at].append(slip)
    breaks = [at for at, signs in enumerate(window.signs[:-1]) if _BREAK.search(signs)] if judged else []
    for end in breaks:
        for at in range(max(0, end - MAX_BEGUN), end):
            if _begun_anew(window, words, at, end):
                found[window.lo + at].append(Slip(window.lo + end, "false_start"))
    return dict(found)


def _slips_at(window: WordWindow, words: Sequence[str], at: int) -> Iterator[Slip]:
    for end in _filler_ends(window, words, at):
        yield Slip(window.lo + end, "filler")
    for size in range(1, min(MAX_REPEATED, (len(words) - at) // 2) + 1):
        end, said = at + size, words[at : at + size]
        again = any(said == words[behind : behind + size] for behind in _behind_fillers(window, words, end))
        if again and _may_be_said_twice(said, window.signs[end]):
            yield Slip(window.lo + end, "repetition")


def _filler_ends(window: WordWindow, words: Sequence[str], at: int) -> Iterator[int]:
    for form, set_off in _fillers().get(words[at], ()):
        end = at + len(form)
        if words[at:end] == form and (not set_off or _is_set_off(window, at, end)):
            yield end


def _behind_fillers(window: WordWindow, words: Sequence[str], at: int) -> Iterator[int]:
    """A word, and those behind the fillers that begin there."""
    yield at
    for _ in range(_MAX_FILLED):
        end = next(_filler_ends(window, words, at), len(words)) if at < len(words) else at
        if end == len(words):
            return
        at = end
        yield at


def _may_be_said_twice(said: Sequence[str], between: str) -> bool:
    """Whether saying it again says nothing: "5 5" is another number, and "not not" may be meant."""
    if any(char.isdigit() for word in said for char in word):
        return False
    return _SET_OFF.search(between) is not None or not _negates(tuple(said))


@lru_cache(maxsize=1 << 12)
def _negates(said: tuple[str, ...]) -> bool:
    return turned_by_change(said, ()) == "negation"


def _begun_anew(window: WordWindow, words: Sequence[str], at: int, end: int) -> bool:
    """Whether what stands before `end` is given up there, and begun again without losing what turns the meaning."""
    if at == end - 1 and _BREAK.match(window.signs[end]) and words[end].startswith(words[at]):  # "wa- want"
        return turned_by_change(_printed(window, at, end), ()) is None
    if words[end] != words[at]:
        return False
    again = set(words[end : end + end - at + _BEGUN_ANEW])
    lost = [_printed(window, number, number + 1)[0] for number in range(at, end) if words[number] not in again]
    return len(lost) <= _MAX_LOST and (not lost or turned_by_change(lost, ()) is None)


def _printed(window: WordWindow, lo: int, hi: int) -> list[str]:
    """Words of a window, by their places in it, as the source has them."""
    folded = window.source.words
    return [
        window.source.text[folded.starts[number] : folded.ends[number]]
        for number in range(window.lo + lo, window.lo + hi)
    ]


def _is_set_off(window: WordWindow, at: int, end: int) -> bool:
    """Whether signs stand before and behind."""
    return all(_SET_OFF.search(window.signs[edge]) is not None for edge in (at, end))


@cache
def _fillers() -> Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]:
    """The fillers by their first words, each with whether it has to be set off."""
    found: defaultdict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
    for row in language_of().table("fillers"):
        form = tuple(row["form"].split())
        found[form[0]].append((form, row["kind"] == "word"))
    return dict(found)
