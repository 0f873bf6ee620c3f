"""What a page sets off: by bold letters, or by an element that says itself that it names who speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from inquit.document import TextSpan

__all__ = ["BOLD_MARK", "BoldOf", "SetOff", "has_bold", "marked_spans", "placed_spans", "solid_places"]

BOLD_MARK = "\1"  # stands where bold letters begin and end, until white space is put in order; no page holds it
_SIGNS = re.compile(r"<(?:b|strong|dt)[\s>]|bold|font-weight|speaker", re.IGNORECASE)
_BOLD = {"b", "strong"}
_WEIGHT = re.compile(
    r"font-weight\s{0,3}:\s{0,3}(bolder|bold|[6-9]00|normal|lighter|[1-5]00)|font(?:-family)?\s{0,3}:[^;]{0,200}?bold",
    re.IGNORECASE,
)
_LIGHT = re.compile("normal|lighter|[1-5]00", re.IGNORECASE)
_RULE = re.compile(r"\.([\w-]{1,80})\s{0,5}\{([^{}]{0,1000})\}")  # of a style sheet, for a class
_SPEAKER = re.compile(r"(?:\A|[\s_-])speaker(?:s|[_-]?name|[_-]?label)?(?:\Z|\s)", re.IGNORECASE)
_TERM = "dt"
_LONGEST = 100  # characters of what names somebody; more is what they say


def has_bold(page: str) -> bool:
    """Whether the source of a page has any sign of what is looked for here."""
    return _SIGNS.search(page) is not None


class SetOff:
    """Which elements of a tree set off what they hold."""

    def __init__(self, tree: Any) -> None:
        sheets = (element.text or "" for element in tree.iter("style", "{*}style"))
        rules = (rule for sheet in sheets for rule in _RULE.findall(sheet))
        self._classes = {name: said for name, style in rules if (said := _weight(style)) is not None}

    def says(self, element: Any, tag: str) -> bool | None:
        """Whether letters in an element are bold; None where it does not say."""
        if not element.attrib:
            return True if tag in _BOLD or (tag == _TERM and _names(element)) else None
        style, classes = element.get("style"), element.get("class")
        said = None if style is None else _weight(style)
        if said is None and classes:
            said = next((self._classes[name] for name in classes.split() if name in self._classes), None)
            if said is None and _SPEAKER.search(classes) and _names(element):
                return True
        if said is None and (tag in _BOLD or (tag == _TERM and _names(element))):
            return True
        return said


class BoldOf:
    """The bold stretches of the paragraphs of a page, to be found again in what a library makes of it."""

    def __init__(self, blocks: Iterable[tuple[str, Sequence[TextSpan]]]) -> None:
        self._known: defaultdict[str, deque[list[tuple[int, int]]]] = defaultdict(deque)
        for text, spans in blocks:
            solid = solid_places(text)
            counted = [(bisect_left(solid, span.start), bisect_left(solid, span.end)) for span in spans]
            self._known["".join(text.split())].append(counted)

    def spans(self, text: str) -> tuple[TextSpan, ...]:
        """Those of a paragraph, which the page may set with other spaces; each is asked for once, in order."""
        known = self._known.get("".join(text.split()))
        return () if not known else tuple(placed_spans(known.popleft(), text))


def marked_spans(marked: str, text: str) -> tuple[TextSpan, ...]:
    """Where in a text the stretches stand that marks enclose in a form of it with other spaces."""
    counted: list[tuple[int, int]] = []
    at = 0
    for number, piece in enumerate(marked.split(BOLD_MARK)):
        end = at + sum(not character.isspace() and character != "\0" for character in piece)
        if number % 2 and end > at:
            if counted and counted[-1][1] == at:
                counted[-1] = (counted[-1][0], end)
            else:
                counted.append((at, end))
        at = end
    return tuple(placed_spans(counted, text))


def placed_spans(counted: Iterable[tuple[int, int]], text: str) -> Iterator[TextSpan]:
    """Stretches, counted in characters that are no spaces."""
    solid: list[int] | None = None
    for start, end in counted:
        solid = solid_places(text) if solid is None else solid
        yield TextSpan(solid[start], solid[end - 1] + 1)


def solid_places(text: str) -> list[int]:
    """Where in a text characters stand that are no spaces."""
    return [at for at, character in enumerate(text) if not character.isspace()]


def _weight(style: str) -> bool | None:
    found = _WEIGHT.search(style)
    if found is None:
        return None
    return found[1] is None or _LIGHT.fullmatch(found[1]) is None


def _names(element: Any) -> bool:
    """Whether an element is short enough to name somebody."""
    length = 0
    for text in element.itertext():
        length += len(text)
        if length > _LONGEST:
            return False
    return True
