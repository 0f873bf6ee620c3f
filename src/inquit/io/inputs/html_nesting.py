"""The source of a page with each element closed that was opened, and none deeper than pages nest."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from inquit.html_elements import BLOCKS, ENDED_BY, FOREIGN, HOLDS_BLOCKS, INLINE, VOID
from inquit.io.inputs.html_tokens import HtmlToken

__all__ = ["with_closed_elements"]

# Deeper than people nest. libxml2 drops what is in more than 254 elements, and to find the main text takes longer the
# deeper a page is.
_DEEPEST = 60
_DOCTYPE = "<!doctype"
_ONCE = frozenset({"html", "head", "body"})  # a page that has more is several, one behind the other
_SOUND = re.compile(r"""(?:[\s/]++[^\s=/<>"'`]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'<>=`]++))?+)*+[\s/]*+""")


def with_closed_elements(tokens: Iterable[HtmlToken]) -> str:
    """The source of these pieces, where an element ends at the latest where the next paragraph, item or cell begins.

    What is in more elements than people nest stands side by side in the innermost of them. An end without a beginning
    is left out, and so are comments.
    """
    nesting = _Nesting()
    return "".join(part for token in tokens for part in nesting.mended(token))


class _Nesting:
    """The elements that are open at a place of the source."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._number: Counter[str] = Counter()  # of the open ones of each name
        self._seen: set[str] = set()

    def mended(self, token: HtmlToken) -> Iterator[str]:
        """What to write for a piece of the source."""
        kind, source, name, attributes = token
        if kind == "start":
            yield from self._start(name, attributes)
        elif kind == "end":
            yield from self._end(name)
        elif kind == "literal":
            yield html.escape(source)
        elif kind == "text" or (kind == "hidden" and (name or source.lower().startswith(_DOCTYPE))):
            yield source

    def _start(self, name: str, attributes: str) -> Iterator[str]:
        if (name in _ONCE and name in self._seen) or (name == "form" and self._number[name]):  # as browsers do
            return
        self._seen.add(name)
        if name not in INLINE:
            yield from self._room_for(name)
        while len(self._open) >= _DEEPEST:
            yield self._closed()
        empty = attributes.endswith("/")
        yield f"<{name}{attributes.rstrip('/') if _SOUND.fullmatch(attributes) else ''}>"
        if empty and name not in VOID:
            yield f"</{name}>"
        elif name not in VOID and name not in _ONCE:
            self._open.append(name)
            self._number[name] += 1

    def _room_for(self, name: str) -> Iterator[str]:
        """The ends of what cannot hold an element of that name."""
        if name in BLOCKS and not self._number[HOLDS_BLOCKS]:
            while any(self._number[one] for one in FOREIGN):
                yield self._closed()
        ended = ENDED_BY.get(name, frozenset())
        while self._open and (
            self._open[-1] in INLINE or self._open[-1] in ended or (self._open[-1] == "p" and name in BLOCKS)
        ):
            yield self._closed()

    def _end(self, name: str) -> Iterator[str]:
        if name == "head" or (name == "p" and not self._number[name]):  # the end alone parts paragraphs, too
            yield f"</{name}>"
        elif self._number[name]:
            while self._open[-1] != name:
                yield self._closed()
            yield self._closed()

    def _closed(self) -> str:
        name = self._open.pop()
        self._number[name] -= 1
        return f"</{name}>"
