"""Which speakers of a group of names are one person without anybody being asked.

What comes out depends on the speakers and on what was decided, never on the order in which they came. Each speaker
gets a label: all that have the same one are one person. A label says by what they are: a name, a name in one text only,
or an id of the user's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inquit.languages import language_of
from inquit.name_comparison.name_keys import NameKey
from inquit.name_comparison.name_relations import SURNAME
from inquit.store.linked_people.link_kinds import MADE_ALONE, SAME_WORD

__all__ = ["WELL_KNOWN", "Bearer", "label_by_id", "label_in_text", "labels_of_group"]

# Of the bearers of a name whose gender is known, so many may be of the other one by a slip of the reader; they are left
# apart. With more of them two people have the name. One in ten is what the reader's genders are wrong by, roughly.
_SLIPS: Final = 0.1
_ID: Final = "id: "
# By the surname alone texts name those whom everybody knows. Whom fewer texts name in full is not linked by it without
# a question: hide the given name of somebody in one text, and the only other bearer is somebody else one time in four.
WELL_KNOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Bearer:
    """A speaker with a name, for linking.

    text: the origin and key of its document.
    work: the work, or the series of works, outside of which no character is anybody; None for people of the world.
    identifier: an id of the user's own.
    """

    number: int
    key: NameKey
    text: tuple[str, str]
    work: str | None = None
    gender: str | None = None
    identifier: str | None = None

    @property
    def name(self) -> str:
        """The label by the name alone."""
        return self.key.text if self.work is None else _sayable(f"{self.key.text} in {self.work}")


def labels_of_group(bearers: Iterable[Bearer], apart: Collection[frozenset[str]] = ()) -> dict[int, str]:
    """The label of each speaker of one group, by number.

    apart: pairs of names that somebody has said to be two people.
    """
    works: dict[str | None, dict[str, list[Bearer]]] = defaultdict(lambda: defaultdict(list))
    for bearer in sorted(bearers, key=lambda bearer: (bearer.text, bearer.number)):
        works[bearer.work][bearer.name].append(bearer)
    labels: dict[int, str] = {}
    for names in works.values():
        full = {name: found for name, found in names.items() if found[0].key.is_full}
        for name, found in full.items():
            labels |= _linked(found, name, _left_apart(found))
        for name, found in names.items():
            if name not in full:
                labels |= _short_name(name, found, _Full(full, labels), apart)
    return labels


def label_in_text(name: str, origin: str, key: str) -> str:
    """The label of a bearer of a name who is known in one text only."""
    return _sayable(f"{name} | {origin} {key}")


@dataclass(frozen=True, slots=True)
class _Full:
    """The full names of a group: who has them, and their labels."""

    bearers: Mapping[str, Sequence[Bearer]]
    labels: Mapping[int, str]

    def only_label(self) -> str | None:
        """The label of all, where they have one."""
        labels = {self.labels[bearer.number] for found in self.bearers.values() for bearer in found}
        return labels.pop() if len(labels) == 1 else None


def _short_name(name: str, bearers: Sequence[Bearer], full: _Full, apart: Collection[frozenset[str]]) -> dict[int, str]:
    """Labels of the bearers of a name that is no full one: that of the one person whose name it shortens, if any."""
    everybody = {bearer.number for bearer in bearers}
    key = bearers[0].key
    if len(key.words) > 1:  # an initial
        return _linked(bearers, name, everybody)
    if not full.bearers:
        is_safe = SAME_WORD in MADE_ALONE and not _is_given_name(key)
        safe = is_safe or bearers[0].work is not None
        return _linked(bearers, name, _left_apart(bearers) if safe else everybody)
    target = full.only_label() if SURNAME in MADE_ALONE else None
    if len({bearer.text for found in full.bearers.values() for bearer in found}) < WELL_KNOWN:
        target = None
    if target is None or any(frozenset((name, other)) in apart for other in full.bearers):
        return _linked(bearers, name, everybody)
    others = [bearer for found in full.bearers.values() for bearer in found]
    alone = {bearer.number for bearer in bearers} & _left_apart([*bearers, *others])
    return _linked(bearers, name, alone, target)


def _linked(bearers: Sequence[Bearer], name: str, alone: Collection[int], target: str | None = None) -> dict[int, str]:
    """One label for the bearers of a name, but for those that are left alone, and whoever has an id of the user's."""
    ids = {bearer.identifier for bearer in bearers} - {None}
    label = target or (label_by_id(str(next(iter(ids)))) if len(ids) == 1 else name)
    labels: dict[int, str] = {}
    times: Counter[tuple[str, str]] = Counter()
    for bearer in bearers:
        times[bearer.text] += 1
        if bearer.identifier is not None:
            labels[bearer.number] = label_by_id(bearer.identifier)
        elif bearer.number in alone or len(ids) > 1:
            nth = f" ({times[bearer.text]})" if times[bearer.text] > 1 else ""
            labels[bearer.number] = label_in_text(name, *bearer.text) + nth
        else:
            labels[bearer.number] = label
    return labels


def _left_apart(bearers: Sequence[Bearer]) -> set[int]:
    """Those of one name whom something speaks against: another one in the same text, or another gender."""
    texts = Counter(bearer.text for bearer in bearers)
    genders = Counter(bearer.gender for bearer in bearers if bearer.gender)
    doubled = {bearer.number for bearer in bearers if texts[bearer.text] > 1}
    if not genders:
        return doubled
    (most, _), *others = genders.most_common()
    are_slips = sum(count for _, count in others) <= _SLIPS * genders.total()
    return doubled | {b.number for b in bearers if (b.gender not in (most, None) if are_slips else True)}


def _is_given_name(key: NameKey) -> bool:
    return key.words[-1] in language_of().vocabulary.given_names


def label_by_id(id_: str) -> str:
    """The label of whoever has this id of the user's."""
    return _sayable(f"{_ID}{id_}")


def _sayable(label: str) -> str:
    """A label that SQLite takes, also where a path or an id has half characters."""
    return label.encode("utf-8", "backslashreplace").decode("utf-8")
