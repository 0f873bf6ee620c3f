"""What differs between two results: row by row of records, line by line of everything else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

__all__ = ["Difference", "Part", "compare_parts", "timeless"]

Record = Mapping[str, Any]
_Key = Callable[[Record], object]
_Pair = tuple[Record | None, Record | None]

# How much of a value is shown; enough for a name or the beginning of a sentence.
_SHOWN = 100
# How much is shown before the place where two long values part.
_BEFORE = 30

# What rows of two records belong together: the first key that both share, tried in this order. A statement whose end
# has moved is still the same row, as is a speaker with another name.
_KEYS: dict[str, tuple[_Key, ...]] = {
    "quotes": (lambda row: str(row["content"]), lambda row: row["content"][0][0]),
    "speakers": (lambda row: row["name"], lambda row: str(row["mentions"][:1])),
    "not_quotes": (lambda row: str(row["span"]),),
}
# What is never the same twice.
_TIMES = ("seconds", "words_per_second")
# These hold ids, or lists of ids, which count through a document.
_NUMBERED = ("id", "parent_id", "speaker_id", "addressee_id", "members")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a result that is compared by itself: a document's record, or the lines of a file."""

    content: Record | tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows it has: statements, speakers and marks that are no statement; or lines."""
        if isinstance(self.content, tuple):
            return len(self.content)
        return sum(len(self.content.get(kind) or ()) for kind in _KEYS)


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not as it was: where, what it says, and what has changed."""

    document: str
    row: str
    text: str
    change: str

    def __str__(self) -> str:
        return f"{self.document}: {self.row} {_shown(self.text)!r}: {self.change}"


def compare_parts(old: Mapping[str, Part], new: Mapping[str, Part]) -> Iterator[Difference]:
    """Every row that differs, in the order of the old parts; then parts that are new."""
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            yield Difference(name, "document", "", f"gone, with {old[name].rows} rows")
        elif name not in old:
            yield Difference(name, "document", "", f"new, with {new[name].rows} rows")
        else:
            yield from _compare_part(name, old[name].content, new[name].content)
    shared_old, shared_new = [n for n in old if n in new], [n for n in new if n in old]
    if shared_old != shared_new:
        first = next(a for a, b in zip(shared_old, shared_new, strict=True) if a != b)
        yield Difference(first, "document", "", "the documents stand in another order, from here on")


def timeless(value: Any) -> Any:
    """The same without the time that it took."""
    if isinstance(value, dict):
        return {key: timeless(item) for key, item in value.items() if key not in _TIMES}
    return [timeless(item) for item in value] if isinstance(value, list) else value


def _compare_part(name: str, old: Record | tuple[str, ...], new: Record | tuple[str, ...]) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, tuple) and isinstance(new, tuple):
        yield from _compare_lines(name, old, new)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        found = list(_compare_records(name, old, new))
        # Whatever the rows do not show must not pass as the same.
        yield from found or [Difference(name, "document", "", "every row is the same, but not their numbers or order")]
    else:
        yield Difference(name, "document", "", "records on one side, lines on the other")


def _compare_lines(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Difference]:
    """Lines that were replaced are set against each other in pairs; the rest is gone or new."""
    for change, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change == "equal":
            continue
        for offset in range(max(end - start, new_end - new_start)):
            before = old[start + offset] if start + offset < end else None
            after = new[new_start + offset] if new_start + offset < new_end else None
            number = (start if before is not None else new_start) + offset + 1
            yield _line(name, number, before, after)


def _line(name: str, number: int, before: str | None, after: str | None) -> Difference:
    row = f"line {number}"
    if after is None:
        return Difference(name, row, before or "", "gone")
    if before is None:
        return Difference(name, row, after, "new")
    return Difference(name, row, before, _change(before, after))


def _compare_records(name: str, old: Record, new: Record) -> Iterator[Difference]:
    fields = _changes(*({key: value for key, value in side.items() if key not in _KEYS} for side in (old, new)))
    if fields:
        yield Difference(name, "document", "", fields)
    pairs = {kind: _paired(old.get(kind) or [], new.get(kind) or [], keys) for kind, keys in _KEYS.items()}
    numbers = _renumbered(pairs.values())
    for kind, rows in pairs.items():
        for before, after in rows:
            yield from _compare_row(name, kind, (before, after), numbers)


def _compare_row(name: str, kind: str, pair: _Pair, numbers: Mapping[str, str]) -> Iterator[Difference]:
    before, after = pair
    row = before if before is not None else after
    assert row is not None
    label = " ".join(filter(None, (kind[:-1], row.get("id"))))
    text = str(row.get("text", row.get("name", "")))
    if before is None or after is None:
        yield Difference(name, label, text, "new" if before is None else "gone")
    elif changes := _changes({key: _translated(key, value, numbers) for key, value in before.items()}, after):
        yield Difference(name, label, text, changes)


def _paired(old: Sequence[Record], new: Sequence[Record], keys: Sequence[_Key]) -> list[_Pair]:
    """The rows of both sides that belong together, those of one side alone with None; in the order of the old."""
    partner: dict[int, int] = {}
    for key in keys:
        free = [number for number in range(len(new)) if number not in set(partner.values())]
        taken = dict(zip(_counted([new[number] for number in free], key), free, strict=True))
        rest = [number for number in range(len(old)) if number not in partner]
        for number, name in zip(rest, _counted([old[number] for number in rest], key), strict=True):
            if name in taken:
                partner[number] = taken[name]
    pairs: list[_Pair] = [(row, new[partner[number]] if number in partner else None) for number, row in enumerate(old)]
    met = set(partner.values())
    return pairs + [(None, row) for number, row in enumerate(new) if number not in met]


def _counted(rows: Sequence[Record], key: _Key) -> list[tuple[object, int]]:
    """The key of each row, and how many before it had the same."""
    seen: Counter[object] = Counter()
    out = []
    for row in rows:
        name = key(row)
        out.append((name, seen[name]))
        seen[name] += 1
    return out


def _renumbered(pairs: Iterable[Sequence[_Pair]]) -> dict[str, str]:
    """What each old id is now. A row that is gone moves the ids of all behind it, which are no changes of their own."""
    return {
        before["id"]: after["id"] if after is not None else f"{before['id']} (gone)"
        for rows in pairs
        for before, after in rows
        if before is not None and "id" in before
    }


def _translated(key: str, value: Any, numbers: Mapping[str, str]) -> Any:
    if key not in _NUMBERED:
        return value
    return [numbers.get(item, item) for item in value] if isinstance(value, list) else numbers.get(value, value)


def _changes(old: Record, new: Record) -> str:
    """The fields that differ, as `field: old -> new`."""
    names = [key for key in dict.fromkeys((*old, *new)) if old.get(key, ...) != new.get(key, ...)]
    return "; ".join(f"{key}: {_change(_as_text(old, key), _as_text(new, key))}" for key in names)


def _as_text(record: Record, key: str) -> str:
    return json.dumps(record[key], ensure_ascii=False) if key in record else "no such field"


def _change(old: str, new: str) -> str:
    """`old -> new`; of long values what stands around the place where they part."""
    apart = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start = max(0, apart - _BEFORE) if max(len(old), len(new)) > _SHOWN else 0
    return f"{_shown(old, start)} -> {_shown(new, start)}"


def _shown(text: str, start: int = 0) -> str:
    end = start + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
