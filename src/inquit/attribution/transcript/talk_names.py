"""What the talk itself says of somebody whom labels leave unnamed: "I'm Anna Berg", "Thank you, Anna"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from inquit.document import TextSpan
from inquit.glyphs import LETTERS
from inquit.languages import Language
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["TalkName", "names_in_talk"]

_REACH = 200  # characters at the beginning or the end of a turn in which others are addressed
_OWN_WORDS = 3  # times that a name counts which somebody says is his, beside one by which others call him

_TWO_WORDS = re.compile(rf"\b(?P<given>[A-Z]{LETTERS}) (?=(?P<family>[A-Z]{LETTERS}))")

TalkWay = Literal["says so", "is called so"]


@dataclass(frozen=True, slots=True)
class TalkName:
    """A name that somebody without one is given in the talk, where, and in what way."""

    name: str
    span: TextSpan
    way: TalkWay


def names_in_talk(
    text: str, turns: Sequence[SpokenTurn], unnamed: Sequence[str | None], language: Language
) -> Mapping[str, TalkName]:
    """The names of unnamed speakers, by what they are called.

    unnamed: for each turn what its speaker is called, None where he has a name.
    """
    if not any(unnamed):
        return {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[tuple[str, str], TalkName] = {}
    for label, heard in _heard(text, turns, unnamed, language):
        votes[label][heard.name] += _OWN_WORDS if heard.way == "says so" else 1
        found.setdefault((label, heard.name), heard)
    chosen = {label: name for label, names in votes.items() if (name := _chosen(names)) is not None}
    bearers: dict[str, list[str]] = defaultdict(list)
    for label, name in chosen.items():
        bearers[name.split()[0]].append(label)
    best = {
        max(labels, key=lambda label: votes[label][chosen[label]])
        for labels in bearers.values()
        if len(labels) == 1 or len({votes[label][chosen[label]] for label in labels}) == len(labels)
    }
    full = _full_names(text, {name for label, name in chosen.items() if label in best and " " not in name})
    return {
        label: replace(found[label, name], name=full.get(name, name)) for label, name in chosen.items() if label in best
    }


def _full_names(text: str, given: Collection[str]) -> dict[str, str]:
    """For given names the only full name that the text prints with each."""
    if not given:
        return {}
    full: dict[str, set[str]] = defaultdict(set)
    for match in _TWO_WORDS.finditer(text):
        if match["given"] in given:
            full[match["given"]].add(f"{match['given']} {match['family']}")
    return {name: next(iter(names)) for name, names in full.items() if len(names) == 1}


def _chosen(names: Counter[str]) -> str | None:
    """The name with the most votes, a given name counting for the full one; None where two have as many."""
    joined: Counter[str] = Counter()
    for name, n in names.items():
        full = [other for other in names if other != name and name in other.split()]
        joined[full[0] if len(full) == 1 else name] += n
    ranked = joined.most_common(2)
    return None if len(ranked) > 1 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def _heard(
    text: str, turns: Sequence[SpokenTurn], unnamed: Sequence[str | None], language: Language
) -> Iterator[tuple[str, TalkName]]:
    own, thanks = language.pattern("own_name"), language.pattern("thanked_by_name")
    call = language.pattern("called_by_name")
    for n, turn in enumerate(turns):
        label = unnamed[n]
        first, last = turn.content[0], turn.content[-1]
        if label is not None:
            for span in turn.content[:2]:
                yield from ((label, heard) for heard in _names(own, text, span, "says so", language))
        before = unnamed[n - 1] if n else None
        if before is not None and before != label:
            start = TextSpan(first.start, min(first.end, first.start + _REACH))
            yield from ((before, heard) for heard in _names(thanks, text, start, "is called so", language))
        after = unnamed[n + 1] if n + 1 < len(turns) else None
        if after is not None and after != label:
            end = TextSpan(max(last.start, last.end - _REACH), last.end)
            thanked = {heard.span for heard in _names(thanks, text, end, "is called so", language)}
            called = _names(call, text, end, "is called so", language)
            yield from ((after, heard) for heard in called if heard.span not in thanked)


def _names(pattern: re.Pattern[str], text: str, span: TextSpan, way: TalkWay, language: Language) -> Iterator[TalkName]:
    for match in pattern.finditer(span.of(text)):
        name = match["name"]
        first = name.split()[0].casefold()
        titled = match.groupdict().get("title") is not None
        if titled or first in language.vocabulary.given_names or (way == "says so" and " " in name):
            yield TalkName(name, TextSpan(*match.span("name")).shift(span.start), way)
