"""Strings that make a pattern work as hard as it can, made of what the pattern itself is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import product
from typing import Any

__all__ = ["hard_strings"]

# What texts and pages are full of, whatever a pattern asks for.
_SIGNS = " \na0A.,-\"'“’—_*`<>&[({=|:;/\\\t\r\u0301"
_RUNS = "\r\n| \n|\n |<!--|-->|<a |a |A |Ab |a, |a.|0 |A-|said A |“A” "
_FIRST = _SIGNS[:8]
COMMON = (*_SIGNS, *_RUNS.split("|"))
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
# Of each class of a pattern and of what it can begin with; more make no string that is new in kind.
MAX_PIECES = 14
MAX_LEADS = 16
LAST = "\0"  # fits hardly anything


def hard_strings(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What stands first, what is repeated after it, and what stands last: most slow matches fail at the very end."""
    # by its name, as stubs of some versions know of it and those of others do not
    parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    pieces = [piece for piece in dict.fromkeys(_pieces(parsed)) if piece][:MAX_PIECES]
    leads = _leads(parsed)
    pairs = (one + other for one, other in product(pieces, repeat=2) if one != other)
    for unit in dict.fromkeys((*pieces, *pairs, *leads, *(f"{lead}\n" for lead in leads), *COMMON)):
        yield "", unit, ""
        yield "", unit, LAST
    for lead, piece in product(leads, dict.fromkeys((*pieces, *_FIRST))):
        yield lead, piece, LAST


def _leads(parsed: Any) -> list[str]:
    """Beginnings of an example, each longer by one item, and the first of them once more behind the whole."""
    out, lead = [], ""
    for item in parsed:
        lead += _example([item])
        out.append(lead)
    return [lead for lead in dict.fromkeys(out) if lead][:MAX_LEADS]


def _pieces(items: Iterable[Any]) -> Iterator[str]:
    """Each literal and one of each class, and an example of what is repeated."""
    for op, argument in items:
        name = str(op)
        if name in _REPEATS:
            yield _example(argument[2])
        for inner in _inside(name, argument):
            yield from _pieces(inner)
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            yield from _characters(name, argument)


def _inside(name: str, argument: Any) -> list[Any]:
    if name in _REPEATS:
        return [argument[2]]
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "BRANCH":
        return list(argument[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return [argument[1]]
    return [argument] if name == "ATOMIC_GROUP" else []


def _example(items: Iterable[Any]) -> str:
    out = ""
    for op, argument in items:
        name = str(op)
        if name in _REPEATS:
            least, most, body = argument
            out += _example(body) * min(max(int(least), 1), int(most))
        elif name == "BRANCH":
            out += _example(argument[1][0])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            out += _example(_inside(name, argument)[0])
        elif name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            out += next(iter(_characters(name, argument)), "")
    return out


def _characters(name: str, argument: Any) -> Iterator[str]:
    if name == "LITERAL":
        yield chr(argument)
    elif name == "NOT_LITERAL":
        yield "a" if chr(argument) != "a" else "b"
    elif name == "ANY":
        yield "a"
    else:
        yield from _of_class(argument)


def _of_class(items: Any) -> Iterator[str]:
    if str(items[0][0]) == "NEGATE":
        taken = re.compile("[" + "".join(_spelt(op, arg) for op, arg in items[1:]) + "]")
        yield from [char for char in "aA0 .<\n" if not taken.match(char)][:3]
        return
    for op, argument in items[:3]:
        if str(op) == "LITERAL":
            yield chr(argument)
        elif str(op) == "RANGE":
            yield chr(argument[0])
        elif str(op) == "CATEGORY":
            yield _CATEGORIES[str(argument)]


_CATEGORIES = {
    "CATEGORY_DIGIT": "0",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": ".",
}
_CLASSES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


def _spelt(op: Any, argument: Any) -> str:
    if str(op) == "LITERAL":
        return re.escape(chr(argument))
    if str(op) == "RANGE":
        return f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}"
    return _CLASSES[str(argument).removeprefix("CATEGORY_")]
