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

from inquit.verification.letter_case import begins_sentence
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.readings import ASIDE, Departure, DepartureKind, Reading, WordWindow

__all__ = ["MAX_GAP", "MAX_REPLACED", "Slip", "read_in_order"]

# An omission mark stands for up to this many words: about four sentences. Behind more of them nobody looks for the rest
# of a sentence, and what is put together so is two quotations.
MAX_GAP: Final = 100
# A bracket stands for up to so many words of the source: a name with a title for a pronoun or for another description.
MAX_REPLACED: Final = 5
# Steps that are tried, and some more for each word; more of them has only what repeats itself without end.
_MAX_STEPS: Final = 20_000
_STEPS_A_WORD: Final = 20
# Places that are reached by slips in a row.
_MAX_REACHED: Final = 50
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


def read_in_order(quoted: QuotedWords, window: WordWindow, slips: Mapping[int, Sequence[Slip]]) -> Reading | None:
    """The reading that leaves out least; None where the quotation has other words or another order.

    slips: what may be passed over anywhere, by the word that it begins with.
    """
    return _Search(quoted, window, slips).reading() if len(quoted) else None


class _Search:
    """Follows all ways through a window at once, word by word of the quotation."""

    def __init__(self, quoted: QuotedWords, window: WordWindow, slips: Mapping[int, Sequence[Slip]]) -> None:
        self.quoted = quoted
        self.window = window
        self.slips = slips
        self.words = window.words()
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words, start=window.lo):
            self.places[word].append(number)

    def reading(self) -> Reading | None:
        first = self.places.get(self.quoted.words[0], ())
        layers = [{place: _Way(0.0, None, self._before(place)) for place in first}]
        steps, most = len(first), _MAX_STEPS + _STEPS_A_WORD * len(self.quoted)
        for number in range(1, len(self.quoted)):
            layer: dict[int, _Way] = {}
            for place, way in layers[-1].items():
                for found, cost, departures in self._next(number, place + 1):
                    steps += 1
                    if found not in layer or way.cost + cost < layer[found].cost:
                        layer[found] = _Way(way.cost + cost, place, departures)
                if steps > most:
                    return None
            if not layer:
                return None
            layers.append(layer)
        return self._cheapest(layers) if first else None

    def _next(self, number: int, place: int) -> Iterator[tuple[int, float, tuple[Departure, ...]]]:
        """Where the next word may stand, from `place` on, with what is passed over and its cost."""
        wanted = self.places.get(self.quoted.words[number], ())
        if number in self.quoted.put_in:
            yield from self._same_put_in(number, place, wanted)
        if number in self.quoted.gaps:
            mark = self.quoted.gaps[number]
            for found in wanted[bisect_left(wanted, place) : bisect_left(wanted, place + MAX_GAP + 1)]:
                left_out = (Departure("omitted", (number, number), (place, found), mark),) if found > place else ()
                yield found, found - place, left_out + self._insertions(number, found)
        elif number in self.quoted.brackets:
            for found in wanted[bisect_left(wanted, place) : bisect_left(wanted, place + MAX_REPLACED + 1)]:
                yield found, found - place, self._insertions(number, place, found)
        for found, cost, passed in self._passing(number, place):
            if _holds(wanted, found):
                yield found, cost, passed + self._insertions(number, found)

    def _same_put_in(
        self, number: int, place: int, wanted: Sequence[int]
    ) -> Iterator[tuple[int, float, tuple[Departure, ...]]]:
        """The word behind what the source has in the same words: brackets of its own, the same "he said"."""
        put_in = self.quoted.put_in[number]
        found = place + len(put_in)
        at = place - self.window.lo
        if _holds(wanted, found) and self.words[at : at + len(put_in)] == put_in:
            same = Departure(ASIDE, (number, number), (place, found), self.quoted.beside[number])
            yield found, 0.0, (same,) if put_in else ()

    def _passing(self, number: int, place: int) -> Iterator[tuple[int, float, tuple[Departure, ...]]]:
        """The word at `place`, and those behind what may be passed over there; each once, by the fewest slips."""
        reached: dict[int, tuple[float, tuple[Departure, ...]]] = {place: (0.0, ())}
        todo = [place]
        while todo:
            here = todo.pop(0)
            cost, passed = reached[here]
            yield here, cost, passed
            for slip in self.slips.get(here, ()):
                if slip.end not in reached and len(reached) < _MAX_REACHED:
                    price = 0.0 if slip.kind == ASIDE else _SLIP_COST * (slip.end - here)
                    departure = Departure(slip.kind, (number, number), (here, slip.end))
                    reached[slip.end] = (cost + price, (*passed, departure))
                    todo.append(slip.end)

    def _insertions(self, number: int, place: int, end: int | None = None) -> tuple[Departure, ...]:
        """What the brackets before a word put in; the last stands for the words of the source up to `end`."""
        found = self.quoted.brackets.get(number, ())
        stands_for = (place, place if end is None else end)
        return tuple(
            Departure("inserted", (number, number), (place, place) if at < len(found) - 1 else stands_for, mark)
            for at, mark in enumerate(found)
        )

    def _before(self, place: int) -> tuple[Departure, ...]:
        """What the brackets at the beginning put in, for the words that begin the sentence, if these are few."""
        lo = place
        while lo > self.window.lo and place - lo < MAX_REPLACED and not begins_sentence(self.window.source, lo):
            lo -= 1
        return self._insertions(0, lo if begins_sentence(self.window.source, lo) else place, place)

    def _behind(self, place: int) -> tuple[Departure, ...]:
        """What the brackets at the end put in, for the words that end the sentence, if these are few."""
        source, hi = self.window.source, place
        while hi < self.window.hi and hi - place < MAX_REPLACED and not begins_sentence(source, hi):
            hi += 1
        ends = hi == len(source.words) or begins_sentence(source, hi)
        return self._insertions(len(self.quoted), place, hi if ends else place)

    def _cheapest(self, layers: Sequence[Mapping[int, _Way]]) -> Reading:
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
        departures += self._behind(last)
        return Reading(self.window.source, places[::-1], tuple(departures))


def _holds(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place
