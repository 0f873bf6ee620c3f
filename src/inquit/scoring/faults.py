"""Reading records of the common format field by field, with a note of everything that is wrong with them."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inquit.document import TextSpan
from inquit.errors import in_one_line
from inquit.scoring.scored_rows import Spans

__all__ = ["Fault", "Notes", "holds_records", "json_lines"]

_SHOWN = 60
_PAIR = 2
_LARGEST = 2**53  # whole numbers up to here are the same numbers in every program that reads JSON
# The bytes before are what is left of a wrong encoding.
_RECORD = re.compile(rb"^[^\S\n]*[\x80-\xff]*(?:\{|\[\s*[\]{])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a file: where, and what."""

    file: str
    line: int
    place: str  # the document, and the quote in it; empty where the line itself is wrong
    reason: str

    def __str__(self) -> str:
        return in_one_line(f"{self.file}, line {self.line}{f' ({self.place})' if self.place else ''}: {self.reason}")


@dataclass(frozen=True, slots=True)
class Notes:
    """Collects the faults at one place of a file; every reader gives a harmless value where there was one."""

    file: str
    line: int = 0
    place: str = ""
    faults: list[Fault] = field(default_factory=list)

    def at(self, place: str) -> Notes:
        """The same list of faults, further inside."""
        return replace(self, place=", ".join(filter(None, (self.place, _printable(place)))))

    def on(self, line: int) -> Notes:
        """The same list of faults, on another line."""
        return replace(self, line=line, place="")

    def add(self, reason: str) -> None:
        """Something is wrong here."""
        self.faults.append(Fault(self.file, self.line, self.place, reason))

    def string(self, record: Mapping[str, Any], key: str) -> str:
        """A field that must be a string with something in it."""
        value = self._field(record, key)
        if isinstance(value, str) and (value.strip() or key == "text"):
            return value
        if key in record:
            self.add(f"{key} must be a string that is not empty, not {_shown(value)}")
        return ""

    def maybe_string(self, record: Mapping[str, Any], key: str, *, needed: bool) -> str | None:
        """A field that is a string or null."""
        if key not in record and needed:
            self.add(f"{key} is missing; null says that a reader cannot tell")
        return None if record.get(key) is None else self.string(record, key) or None

    def choice(self, record: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> str:
        """A field that must be one of a few strings."""
        value = self._field(record, key)
        if isinstance(value, str) and value in allowed:
            return value
        if key in record:
            self.add(f"{key} must be {' or '.join(allowed)}, not {_shown(value)}")
        return allowed[0]

    def strings(self, record: Mapping[str, Any], key: str, *, needed: bool) -> tuple[str, ...]:
        """A field that must be a list of strings."""
        value = self._field(record, key) if needed else record.get(key)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        if value is not None or (needed and key in record):
            self.add(f"{key} must be a list of strings, not {_shown(value)}")
        return ()

    def number(self, record: Mapping[str, Any], key: str, *, most: float = math.inf) -> float | None:
        """A field that is a number from 0 to `most`, or null."""
        value = record.get(key)
        if value is None:
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= min(most, _LARGEST):
            return float(value)
        self.add(f"{key} must be a number from 0{'' if most == math.inf else f' to {most:g}'}, not {_shown(value)}")
        return None

    def maybe_id(self, record: Mapping[str, Any], key: str) -> str | None:
        """A field that is an id, which may be a number with other programs, or null, or empty for none."""
        value = record.get(key)
        if isinstance(value, str) or type(value) is int:
            return str(value) or None
        if value is not None:
            self.add(f"{key} must be a string or null, not {_shown(value)}")
        return None

    def records(self, record: Mapping[str, Any], key: str) -> list[Any]:
        """A field that must be a list."""
        value = self._field(record, key)
        if isinstance(value, list):
            return value
        if key in record:
            self.add(f"{key} must be a list, not {_shown(value)}")
        return []

    def spans(self, record: Mapping[str, Any], key: str, text: str, *, needed: bool) -> Spans:
        """A field that must be a list of `[start, end]` inside the text."""
        value = self._field(record, key) if needed else record.get(key)
        if not isinstance(value, list):
            if value is not None or (needed and key in record):
                self.add(f"{key} must be a list of [start, end], not {_shown(value)}")
            return ()
        return tuple(span for item in value if (span := self._span(key, item, len(text))) is not None)

    def _span(self, key: str, item: object, length: int) -> TextSpan | None:
        if not (isinstance(item, list) and len(item) == _PAIR and all(type(place) is int for place in item)):
            self.add(f"{key} must hold pairs of whole numbers [start, end], not {_shown(item)}")
            return None
        start, end = item
        if not 0 <= start < end:
            self.add(f"{key} {item} is no span: it must start at 0 or later and end after its start")
        elif end > length:
            self.add(f"{key} {item} ends after the text, which has {length} characters")
        else:
            return TextSpan(start, end)
        return None

    def _field(self, record: Mapping[str, Any], key: str) -> Any:
        if key not in record:
            self.add(f"{key} is missing")
        return record.get(key)


def holds_records(data: bytes) -> bool:
    """Whether a file is meant to be JSON: some line begins as an object does, or there is nothing in it."""
    return not data.strip() or _RECORD.search(data) is not None


def json_lines(data: bytes, notes: Notes) -> Iterator[tuple[Notes, dict[str, Any]]]:
    """The objects of a JSON Lines file, each with where to note what is wrong with it; blank lines are skipped."""
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        here = notes.on(number)
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            here.add(f"not valid JSON ({error.msg.lower().removesuffix(' at')} at column {error.colno})")
        except UnicodeDecodeError:
            here.add("not UTF-8, which JSON Lines must be")
        except (ValueError, RecursionError) as error:
            here.add(f"JSON that cannot be read ({error})")
        else:
            if isinstance(record, dict):
                yield here, record
            else:
                here.add(f"each line must be an object with id, text and quotes, not {_shown(record)}")


def _shown(value: object) -> str:
    return _printable(json.dumps(value, ensure_ascii=False))


def _printable(text: str) -> str:
    """A text as it can stand in a message: in one line, without what a terminal obeys or cannot print, and not long."""
    text = text[:_SHOWN] if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
