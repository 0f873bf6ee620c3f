"""Whether a quotation is made of the words of a source in their order, with nothing missing but what may be.

Nothing is like anything else here: each word of the quotation is the next one of the source, or one after words that
may be passed over: behind an omission mark, at a bracket, fillers and slips of speech, what is not the speaker's.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import ASIDE, Departure, DepartureKind, Reading, WordWindow

__all__ = ["MAX_GAP", "MAX_REPLACED", "Slip", "contiguous", "read_in_order"]

# An omission mark stands for up to this many words: about four sentences. Behind more of them nobody looks for the rest
# of a sentence, and what is put together so is two quotations.
MAX_GAP: Final = 100
# A bracket stands for up to so many words of the source: a name with a title for a pronoun or for another description.
MAX_REPLACED: Final = 5
# Ways that are followed at once; more of them has only what repeats itself without end.
_MAX_WAYS: Final = 200_000
_SLIP_COST: Final = 0.01  # less than a word that is left out: a way by slips alone is the nearer one


@dataclass(frozen=True, slots=True)
class Slip:
    """Words of a source that may be passed over, up to and without word `end`, and what they are."""

    end: int
    kind: DepartureKind


@dataclass(slots=True)
class _Way:
    """The cheapest way to a word of the source, with the way it comes from."""

    cost: float
    before: int | None
    departures: tuple[Departure, ...]


def contiguous(quoted: QuotedWords, window: WordWindow) -> Iterator[Reading]:
    """The places of a window where the words of a quotation follow one another without a break."""
    words, size = window.words(), len(quoted)
    for lo in range(len(words) - size + 1):
        if words[lo] == quoted.words[0] and words[lo : lo + size] == quoted.words:
            start = window.lo + lo
            yield Reading(window.source, range(start, start + size))


def read_in_order(quoted: QuotedWords, window: WordWindow, slips: Mapping[int, Sequence[Slip]]) -> Reading | None:
    """The reading that leaves out least; None where the quotation has other words or another order.

    slips: what may be passed over anywhere, by the word that it begins with.
    """
    words = window.words()
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words, start=window.lo):
        places[word].append(number)
    layers: list[dict[int, _Way]] = [
        {place: _Way(0.0, None, _insertions(quoted, 0, place)) for place in places.get(quoted.words[0], ())}
    ]
    followed = len(layers[0])
    for number in range(1, len(quoted)):
        layer: dict[int, _Way] = {}
        for place, way in layers[-1].items():
            for found, cost, departures in _next(quoted, number, place + 1, places, slips):
                if found not in layer or way.cost + cost < layer[found].cost:
                    layer[found] = _Way(way.cost + cost, place, departures)
        followed += len(layer)
        if not layer or followed > _MAX_WAYS:
            return None
        layers.append(layer)
    return _cheapest(quoted, window, layers) if layers[0] else None


def _next(
    quoted: QuotedWords,
    number: int,
    place: int,
    places: Mapping[str, Sequence[int]],
    slips: Mapping[int, Sequence[Slip]],
) -> Iterator[tuple[int, float, tuple[Departure, ...]]]:
    """Where the next word may stand, from `place` on, with what is passed over and its cost."""
    wanted = places.get(quoted.words[number], ())
    if number in quoted.gaps:
        mark = quoted.gaps[number]
        for found in wanted[bisect_left(wanted, place) : bisect_left(wanted, place + MAX_GAP + 1)]:
            left_out = (Departure("omitted", (number, number), (place, found), mark),) if found > place else ()
            yield found, found - place, left_out + _insertions(quoted, number, found)
    elif number in quoted.brackets:
        for found in wanted[bisect_left(wanted, place) : bisect_left(wanted, place + MAX_REPLACED + 1)]:
            yield found, found - place, _insertions(quoted, number, place, found)
    for found, cost, passed in _passing(place, number, slips):
        at = bisect_left(wanted, found)
        if at < len(wanted) and wanted[at] == found:
            yield found, cost, passed + _insertions(quoted, number, found)


def _passing(
    place: int, number: int, slips: Mapping[int, Sequence[Slip]]
) -> Iterator[tuple[int, float, tuple[Departure, ...]]]:
    """The word at `place`, and those behind what may be passed over there; each once, by the fewest slips."""
    reached: dict[int, tuple[float, tuple[Departure, ...]]] = {place: (0.0, ())}
    todo = [place]
    while todo:
        here = todo.pop(0)
        cost, passed = reached[here]
        yield here, cost, passed
        for slip in slips.get(here, ()):
            if slip.end not in reached:
                price = 0.0 if slip.kind == ASIDE else _SLIP_COST * (slip.end - here)
                departure = Departure(slip.kind, (number, number), (here, slip.end))
                reached[slip.end] = (cost + price, (*passed, departure))
                todo.append(slip.end)


def _insertions(quoted: QuotedWords, number: int, place: int, end: int | None = None) -> tuple[Departure, ...]:
    """What the brackets before a word put in; the first stands for the words of the source there."""
    found = quoted.brackets.get(number, ())
    return tuple(
        Departure("inserted", (number, number), (place, end if end is not None and not at else place), mark)
        for at, mark in enumerate(found)
    )


def _cheapest(quoted: QuotedWords, window: WordWindow, layers: Sequence[Mapping[int, _Way]]) -> Reading:
    place: int | None = min(layers[-1], key=lambda end: (layers[-1][end].cost, end))
    places: list[int] = []
    departures: list[Departure] = []
    last = 0 if place is None else place + 1
    for layer in reversed(layers):
        assert place is not None
        way = layer[place]
        places.append(place)
        departures[:0] = way.departures
        place = way.before
    departures += _insertions(quoted, len(quoted), last)
    return Reading(window.source, places[::-1], tuple(departures))
