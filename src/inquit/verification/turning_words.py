"""What turns the meaning where the words of an article stand for others of a source.

Only what stands on one side and not on the other counts, in whatever form: "do not" and "don't" are the same, and so
are "5" and "five".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, cast, get_args

from inquit.languages import Language, language_of
from inquit.verification.meaning_items import MeaningItem, PrintedWord, is_shouted, meaning_items, printed_words
from inquit.verification.verdicts import Turned

__all__ = ["turned_by_bracket", "turned_by_change"]

# From the gravest, as `Turned` lists them.
_GRAVEST: Final[tuple[Turned, ...]] = get_args(Turned)
# What a bracket may put in where nothing of the kind is taken out: who, when and how many, for readers.
_EXPLAINED: Final = frozenset({"name", "date", "quantity"})
# Of a word that others are made of by a prefix or an ending; "come" and "income" are no opposites.
LEAST_STEM: Final = 4


class _Sides(NamedTuple):
    """What each side says that the other does not."""

    said: tuple[MeaningItem, ...]
    printed: tuple[MeaningItem, ...]
    opposed: frozenset[Turned]


def turned_by_change(
    said: Sequence[str], printed: Sequence[str], *, opening: bool = False, language: Language | None = None
) -> Turned | None:
    """What turns the meaning where some words stand in the place of others, the gravest of all that does.

    said, printed: as they stand in the source and in the article; either may be empty.
    opening: they begin a sentence, so that a capital at their beginning says nothing.
    """
    sides = _compared(said, printed, language or language_of(), opening=opening)
    return _gravest((*(item.kind for item in (*sides.said, *sides.printed)), *sides.opposed))


def turned_by_bracket(
    said: Sequence[str], printed: Sequence[str], *, language: Language | None = None
) -> Turned | None:
    """What turns the meaning where words in square brackets stand for others, or for none.

    Brackets are there to say who, when or how many is meant ("[the mayor]" for "he"), so that a name, a date or a
    number turns something only where it takes the place of another; a word for a part ("[all]", "[most]") always does.
    """
    sides = _compared(said, printed, language or language_of(), opening=False)
    replaced = {item.kind for item in sides.said}
    put_in = (item.kind for item in sides.printed if not _is_explained(item) or item.kind in replaced)
    lost = (item.kind for item in sides.said if item.kind not in _EXPLAINED or not sides.printed)
    return _gravest((*put_in, *lost, *sides.opposed))


def _is_explained(item: MeaningItem) -> bool:
    return item.kind in _EXPLAINED and (item.kind != "quantity" or item.same[0].isdigit())


def _compared(said: Sequence[str], printed: Sequence[str], language: Language, *, opening: bool) -> _Sides:
    left, right = printed_words(said, language), printed_words(printed, language)
    left = printed_words(said, language, beside={word.lower for word in right})
    right = printed_words(printed, language, beside={word.lower for word in left})
    ours, theirs = _items(left, right, language, opening), _items(right, left, language, opening)
    opposed = frozenset(_opposed(left, right, language))
    return _Sides(tuple(_more(ours, theirs)), tuple(_more(theirs, ours)), opposed)


def _items(words: list[PrintedWord], others: list[PrintedWord], language: Language, opening: bool) -> list[MeaningItem]:
    """What turns a meaning; a name is none where the other side has it in capitals throughout."""
    known = {word.lower for word in others} if is_shouted(others) else set()
    found = meaning_items(words, language, opening=opening)
    return [item for item in found if item.kind != "name" or item.same.lower() not in known]


def _more(items: Iterable[MeaningItem], others: Iterable[MeaningItem]) -> Iterator[MeaningItem]:
    left = Counter((item.kind, item.same) for item in others)
    for item in items:
        if left[item.kind, item.same] > 0:
            left[item.kind, item.same] -= 1
        else:
            yield item


def _opposed(said: Sequence[PrintedWord], printed: Sequence[PrintedWord], language: Language) -> Iterator[Turned]:
    """What is touched by words of which one side has the opposite."""
    left, right = {word.lower for word in said}, {word.lower for word in printed}
    ours, theirs = left - right, right - left
    for word in ours:
        found = language.meaning.opposites.get(word, {})
        yield from (cast(Turned, kind) for other, kind in found.items() if other in theirs)
    if any(bare in theirs for word in ours for bare in _bare(word, language)) or any(
        bare in ours for word in theirs for bare in _bare(word, language)
    ):
        yield "negation"


def _bare(word: str, language: Language) -> Iterator[str]:
    """The words that a word denies by how it begins or ends: "able" of "unable", "harmful" of "harmless"."""
    meaning = language.meaning
    if word in meaning.no_opposites:
        return
    for prefix in meaning.negative_prefixes:
        if word.startswith(prefix) and len(word) >= len(prefix) + LEAST_STEM:
            yield word.removeprefix(prefix)
    for ending, instead in meaning.negative_suffixes.items():
        if word.endswith(ending) and len(word) >= len(ending) + LEAST_STEM:
            stem = word.removesuffix(ending)
            yield from (stem, stem + instead)


def _gravest(kinds: Iterable[Turned]) -> Turned | None:
    return min(kinds, key=_GRAVEST.index, default=None)
