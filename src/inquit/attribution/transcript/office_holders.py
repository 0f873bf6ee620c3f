"""Who holds an office, presides, asks or is asked, from where on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from inquit.attribution.transcript.people import Participant
from inquit.document import TextSpan
from inquit.entities.names.name_words import Words

__all__ = ["Holder", "OfficeHolders", "only_holder"]


@dataclass(frozen=True, slots=True)
class Holder:
    """From where on somebody holds an office, or asks, or is asked."""

    at: int
    person: Participant
    span: TextSpan | None


class OfficeHolders:
    """The offices of one text.

    chairs: the offices of those who preside, each with where a label has it, in order.
    """

    def __init__(self, chairs: Sequence[tuple[int, str]]) -> None:
        self._holders: dict[Words, list[Holder]] = {}
        self._presiding: dict[Words, list[Holder]] = {}
        self._chairs = chairs

    def hold(self, office: str, holder: Holder) -> None:
        """Somebody holds an office."""
        self._holders.setdefault(_key(office), []).append(holder)

    def preside(self, holder: Holder) -> None:
        """Somebody takes the chair: by the office of whoever presides that is the next to speak.

        So "The Chairman" is no deputy who speaks, too.
        """
        i = bisect_right(self._chairs, holder.at, key=lambda chair: chair[0])
        if self._chairs:
            _, office = self._chairs[min(i, len(self._chairs) - 1)]
            self._presiding.setdefault(_chair(office), []).append(holder)

    def sort(self) -> None:
        """Put the holders in order, when all are known."""
        for holders in (*self._holders.values(), *self._presiding.values()):
            holders.sort(key=lambda holder: holder.at)

    def holder_of(self, office: str, at: int) -> Holder | None:
        """Whoever holds the office here."""
        key = _key(office)
        return only_holder(self._holders.get(key) or self._longer(key) or self._presiding.get(_chair(office), []), at)

    def _longer(self, office: Words) -> list[Holder]:
        """The holders of the only office that begins so: "The Minister" after "The Minister for Roads"."""
        longer = [key for key in self._holders if len(key) > len(office) and key[: len(office)] == office]
        return self._holders[longer[0]] if len(longer) == 1 else []


def only_holder(holders: Sequence[Holder], at: int) -> Holder | None:
    """The last whom the text names before, or else the only one of whom it says so."""
    i = bisect_right(holders, at, key=lambda holder: holder.at)
    if i:
        return holders[i - 1]
    return holders[0] if len({id(one.person) for one in holders}) == 1 else None


def _key(office: str) -> Words:
    return tuple(office.casefold().split())


def _chair(office: str) -> Words:
    """One key for the words by which one who presides is called ("Chair", "Chairman"), another for a deputy's."""
    key = _key(office)
    return key if len(key) > 1 else ()
