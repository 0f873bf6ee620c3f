"""What the places of one name say of each other: in a text it is mostly of one kind ("one sense per discourse", Gale,
Church and Yarowsky 1992), and words that are a name once are the same name elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from inquit.languages.entity_labels import FACILITY, LOCATION, ORGANISATION, PERSON, POLITICAL_PLACE
from inquit.languages.tags import POSSESSIVE_ENDING
from inquit.text.entity_columns import OUTSIDE_NAMES
from inquit.text.parsing import Paragraph

__all__ = ["agreed"]

Said = list[tuple[str, str]]

_KINDS = frozenset({PERSON, ORGANISATION, POLITICAL_PLACE, LOCATION, FACILITY})
_OPEN = _KINDS | {OUTSIDE_NAMES[0]}
# A kind is that of all places where it is seen so many times as often as any other: "Washington" may be two things.
_CLEARLY = 2


def agreed(paragraphs: Sequence[Paragraph], said: Sequence[Said]) -> list[Said]:
    """Of each paragraph the labels of its tokens, and whether each begins what bears it or is inside."""
    out = [list(own) for own in said]
    names = [[_stripped(p, lo, hi) for lo, hi in _runs(own)] for p, own in zip(paragraphs, said, strict=True)]
    kinds = _kinds(paragraphs, said, names)
    for p, own, here in zip(paragraphs, out, names, strict=True):
        for lo, hi in here:
            if (kind := kinds.get(tuple(p.text[lo:hi]))) is not None:
                own[lo:hi] = [(kind, place) for _, place in own[lo:hi]]
    _enter(paragraphs, out, {words: kind for words, kind in kinds.items() if len(words) > 1})
    return out


def _runs(own: Said) -> Iterator[tuple[int, int]]:
    """The names among the tokens, as `(from, to)`."""
    lo = 0
    while lo < len(own):
        hi = lo + 1
        if own[lo][0] in _KINDS:
            while hi < len(own) and own[hi] == (own[lo][0], "I"):
                hi += 1
            yield lo, hi
        lo = hi


def _stripped(p: Paragraph, lo: int, hi: int) -> tuple[int, int]:
    """A name without its article and the ending of an owner."""
    if hi - lo > 1 and p.tag[hi - 1] == POSSESSIVE_ENDING:
        hi -= 1
    return (lo + 1 if hi - lo > 1 and p.lower[lo] in p.language.function_words.article else lo), hi


def _kinds(
    paragraphs: Sequence[Paragraph], said: Sequence[Said], names: Sequence[Sequence[tuple[int, int]]]
) -> dict[tuple[str, ...], str]:
    """By the words of a name its kind, where the text is clear about it.

    People are also called by their given and their last names, and a text that never gives both has rather another
    kind of name in a word that it uses of both kinds alike.
    """
    seen: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    for p, own, here in zip(paragraphs, said, names, strict=True):
        for lo, hi in here:
            seen[tuple(p.text[lo:hi])][own[lo][0]] += 1
            if own[lo][0] == PERSON and hi - lo > 1:
                people.update((p.text[lo], p.text[hi - 1]))
    out = {}
    for words, counts in seen.items():
        called = people[words[0]] if len(words) == 1 else 0
        counts[PERSON] += called
        kind = _clear(counts)
        if kind is None and not called:
            kind = _clear(Counter({label: often for label, often in counts.items() if label != PERSON}))
        if kind is not None:
            out[words] = kind
    return out


def _clear(counts: Counter[str]) -> str | None:
    (kind, most), *others = counts.most_common(2)
    return kind if not others or most >= _CLEARLY * others[0][1] else None


def _enter(paragraphs: Sequence[Paragraph], out: Sequence[Said], kinds: Mapping[tuple[str, ...], str]) -> None:
    """Enter the longest of the names wherever their words stand, and are no part of a longer name."""
    beginning = defaultdict(list)
    for words in sorted(kinds, key=len, reverse=True):
        beginning[words[0]].append(words)
    for p, own in zip(paragraphs, out, strict=True):
        for lo, word in enumerate(p.text):
            for words in beginning.get(word, ()):
                hi = lo + len(words)
                if tuple(p.text[lo:hi]) == words and _is_whole(own, lo, hi):
                    own[lo:hi] = [(kinds[words], "B"), *[(kinds[words], "I")] * (hi - lo - 1)]
                    break


def _is_whole(own: Said, lo: int, hi: int) -> bool:
    """Whether no name reaches beyond the edges, and no date, amount or title is among the words."""
    return own[lo][1] != "I" and (hi == len(own) or own[hi][1] != "I") and {own[i][0] for i in range(lo, hi)} <= _OPEN
