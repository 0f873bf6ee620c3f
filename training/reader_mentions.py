"""Mentions with a head word of their own each, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader_texts import Mention, NameSpan, ReaderText

_WORD = re.compile(r"\w+")
# Words that may stand inside the name of an organisation, a place or a thing.
_INSIDE_NAMES = re.compile(r"\s+(?:of|the|and|for|&)\s+(?:the\s+)?(?=[A-Z])|\s+(?=[A-Z])|[-'’.]+\s?(?=\w)|/(?=\w)")
_INSIDE_PERSONS = re.compile(r"\s+(?=[A-Z])|[-'’.]+\s?(?=\w)|\s+(?:de|van|von|der|la|bin|al)\s+(?=[A-Z])")


def with_own_heads(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mentions of which no two have the same head word, the shortest first.

    Heads of names were found as the last capital: "National Library of the Netherlands" has that of "the Netherlands",
    and gets "Library". A mention that has no other word to stand for it is left out.
    """
    out: list[Mention] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.end - m.start, m.start)):
        own = mention
        if mention.head in taken and mention.form == "name":
            inner = [m for m in out if mention.start <= m.start and m.end <= mention.end]
            words = [w for w in _WORD.finditer(text, mention.start, mention.end) if w[0][0].isupper()]
            free = [w.start() for w in words if not any(m.start <= w.start() < m.end for m in inner)]
            own = replace(mention, head=free[-1]) if free else mention
        if own.head not in taken:
            taken.add(own.head)
            out.append(own)
    return out


def known_names(held: ReaderText, mentions: Sequence[Mention]) -> Iterator[NameSpan]:
    """The names of a text whose mentions are marked: kinds from the mentions, edges from spaCy or from capitals.

    Those of kind None are stretches of which it is open whether they are names.
    """
    for mention in mentions:
        if mention.kind is None or mention.form is None:
            continue
        word = _WORD.match(held.text, mention.head)
        capital = word is not None and word[0][0].isupper()
        if mention.form == "name" and word is not None:
            inside = [n for n in held.names if n.start <= mention.head < n.end and n.end <= mention.end]
            if inside and inside[0].start >= mention.start:
                yield replace(inside[0], kind=mention.kind)
            elif capital:
                yield NameSpan(*_capitals(held.text, mention, word.end()), mention.kind)
            else:
                yield NameSpan(mention.head, word.end(), None)
        elif mention.form == "nominal" and capital and word is not None:
            yield NameSpan(*_capitals(held.text, mention, word.end()), None)  # LitBank has "Somersetshire" so


def _capitals(text: str, mention: Mention, end: int) -> tuple[int, int]:
    """The run of capitals around the head word of a mention."""
    between = _INSIDE_PERSONS if mention.kind == "person" else _INSIDE_NAMES
    start, end = mention.head, end
    while end < mention.end and (gap := between.match(text, end, mention.end)):
        word = _WORD.match(text, gap.end(), mention.end)
        if word is None or not word[0][0].isupper():
            break
        end = word.end()
    words = list(_WORD.finditer(text, mention.start, mention.head))
    for word in reversed(words):
        gap = between.match(text, word.end(), start + 1)
        if not word[0][0].isupper() or gap is None or gap.end() != start:
            break
        start = word.start()
    return start, end
