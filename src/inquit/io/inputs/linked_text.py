"""Where a page leads to, and which of its words do."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from inquit.io.inputs.bold_letters import BOLD_MARK, placed_spans
from inquit.source import Link

__all__ = ["CountedLink", "LinksOf", "OpenLinks"]


class CountedLink(NamedTuple):
    """A link whose place is counted in characters that are no spaces."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class _Links:
    """Those of one paragraph."""

    counted: tuple[CountedLink, ...]

    def placed(self, text: str) -> tuple[Link, ...]:
        """Where they stand in the paragraph, however it is set."""
        spans = placed_spans(((one.start, one.end) for one in self.counted), text)
        return tuple(Link(span, one.target) for span, one in zip(spans, self.counted, strict=True))


@dataclass(slots=True)
class OpenLinks:
    """The links of a paragraph in the making, which is made of parts; one may go on in the next."""

    _open: list[tuple[Any, str, int]] = field(default_factory=list)  # element, target, where it begins
    _closed: list[CountedLink] = field(default_factory=list)
    _seen: int = 0  # parts that are counted
    _solid: int = 0  # characters in them

    def begin(self, element: Any, target: str | None, parts: Sequence[str]) -> None:
        """An element that may lead elsewhere begins behind these parts."""
        if target:
            self._open.append((element, target.strip(), self._count(parts)))

    def end(self, element: Any, parts: Sequence[str]) -> None:
        """An element ends behind these parts."""
        if self._open and self._open[-1][0] is element:
            self._close(*self._open.pop()[1:], self._count(parts))

    def finished(self, parts: Sequence[str]) -> _Links:
        """The links of the paragraph that these parts make; what is counted is used up."""
        end = self._count(parts)
        for _, target, start in self._open:
            self._close(target, start, end)
        self._open = [(element, target, 0) for element, target, _ in self._open]
        found, self._closed, self._seen, self._solid = _Links(tuple(self._closed)), [], 0, 0
        return found

    def _close(self, target: str, start: int, end: int) -> None:
        if start < end:
            self._closed.append(CountedLink(start, end, target))

    def _count(self, parts: Sequence[str]) -> int:
        """How many characters the parts have."""
        self._solid += sum(map(solid_length, parts[self._seen :]))
        self._seen = len(parts)
        return self._solid


class LinksOf:
    """The links of the paragraphs of a page, to be found again in what a library makes of it."""

    def __init__(self, blocks: Iterable[tuple[str, Sequence[Link]]]) -> None:
        self._known: defaultdict[str, deque[_Links]] = defaultdict(deque)
        for text, links in blocks:
            if links:
                self._known["".join(text.split())].append(_Links(tuple(_counted(text, one) for one in links)))

    def placed(self, text: str) -> tuple[Link, ...]:
        """Those of a paragraph, which the page may set with other spaces; each is asked for once, in order."""
        known = self._known.get("".join(text.split()))
        return () if not known else known.popleft().placed(text)


def _counted(text: str, link: Link) -> CountedLink:
    before = solid_length(text[: link.span.start])
    return CountedLink(before, before + solid_length(link.span.of(text)), link.target)


def solid_length(text: str) -> int:
    """The characters of a text that are no spaces, and no marks for what is not text."""
    return sum(not character.isspace() and character not in ("\0", BOLD_MARK) for character in text)
