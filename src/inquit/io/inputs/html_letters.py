"""How many letters the source of a page has, and how many its tree kept: a parser that gives up does not say so."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Set
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from inquit.html_elements import BLOCKS, ENDED_BY, FOREIGN, HOLDS_BLOCKS, HOLDS_ITS_OWN
from inquit.io.inputs.html_tokens import RAW, html_tokens

__all__ = ["SourceLetters", "kept_letters", "source_letters"]

_TAG = re.compile("<[^<>]*+>")
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceLetters:
    """How many letters the text of a page has, outside of elements that are left out.

    endless: the numbers of the tags, among the pieces of the source, that open such an element and are never closed.
        Nobody leaves out the rest of a page on purpose: what stands behind them counts.
    """

    number: int
    endless: frozenset[int]


def source_letters(page: str, left_out: Collection[str]) -> SourceLetters:
    """The letters in the source of a page; white space is none."""
    names = frozenset(left_out) - RAW
    count = _Count(names)
    count.all_of(page)
    endless = frozenset(chain.from_iterable(count.waiting.values()))
    if not endless:
        return SourceLetters(count.letters, endless)
    again = _Count(names, endless)
    again.all_of(page)
    return SourceLetters(again.letters, endless)


def kept_letters(tree: Any, left_out: Collection[str]) -> int:
    """The letters of a tree, outside of elements that are left out."""
    names = [f"{{*}}{spelled}" for name in {*left_out, *RAW} for spelled in (name, name.upper())]
    outermost = (one for one in tree.iter(*names) if one is tree or next(one.iterancestors(*names), None) is None)
    return _letters(tree.xpath("string()")) - sum(_letters(one.xpath("string()")) for one in outermost)


def _letters(text: str) -> int:
    return len("".join(text.split()))


@dataclass(slots=True)
class _Count:
    """Goes over the source of a page once.

    endless: tags that are passed over, by their number.
    waiting: the tags of each name that open an element that is left out, until it is closed.
    """

    left_out: Set[str]
    endless: Set[int] = _NONE
    letters: int = 0
    waiting: dict[str, list[int]] = field(default_factory=dict)
    _within: str = ""  # the outermost element that is left out
    _before: int = 0  # letters before it
    _holds_others: bool = False  # it holds something in which nothing ends it

    def all_of(self, page: str) -> None:
        """Count them."""
        for number, (kind, source, name, attributes) in enumerate(html_tokens(page)):
            if kind == "text":
                self.letters += _letters(html.unescape(source) if "&" in source else source)
            elif kind == "end":
                if name in self.left_out:
                    self._end(name)
            elif kind == "start":
                if self._within:
                    self._start_within(name)
                if name in self.left_out and number not in self.endless and attributes[-1:] != "/":
                    self._start(name, number)
            elif kind == "literal":
                self.letters += _letters(source)
            elif kind == "endless":
                self.letters += _letters(_TAG.sub("", source))

    def _start_within(self, name: str) -> None:
        """See whether an element ends by itself where another begins."""
        self._holds_others |= name == (HOLDS_BLOCKS if self._within in FOREIGN else HOLDS_ITS_OWN)
        if not self._holds_others and self._within in (FOREIGN if name in BLOCKS else ENDED_BY.get(name, ())):
            self.waiting.pop(self._within)
            self._leave()

    def _start(self, name: str, number: int) -> None:
        self.waiting.setdefault(name, []).append(number)
        if not self._within:
            self._within, self._before = name, self.letters

    def _end(self, name: str) -> None:
        if waiting := self.waiting.get(name):
            waiting.pop()
            if not waiting and name == self._within:
                self._leave()

    def _leave(self) -> None:
        self.letters, self._within, self._holds_others = self._before, "", False
