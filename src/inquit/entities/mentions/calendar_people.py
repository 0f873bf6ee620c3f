"""Months and days that are somebody's name: "August opened the gate", "“Thank you, Friday,” said the captain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inquit.languages.relations import SUBJECT
from inquit.languages.tags import FINITE
from inquit.text.parsing import Paragraph

__all__ = ["find_calendar_people", "is_of_calendar", "stands_for_date"]

_ENDS = frozenset((",", "!", "?", "."))
_NEAR = 3  # tokens around a vocative in which another month or day shows that it is a date


def is_of_calendar(p: Paragraph, i: int) -> bool:
    """Whether a token is a month or a day of the week."""
    vocabulary = p.language.vocabulary
    return p.lower[i] in vocabulary.in_calendar("month") or p.lower[i] in vocabulary.in_calendar("weekday")


def find_calendar_people(p: Paragraph, quoted: Sequence[bool]) -> Iterator[str]:
    """Months and days, in lower case, that do or say what people do, or that somebody is called by."""
    for i, pos in enumerate(p.pos):
        if (
            pos == "PROPN"
            and is_of_calendar(p, i)
            and not stands_for_date(p, i)
            and (_acts(p, i) or _called(p, i, quoted))
        ):
            yield p.lower[i]


def stands_for_date(p: Paragraph, i: int) -> bool:
    """Whether a month or a day is one: behind "in" or "last", or with a figure beside it."""
    vocabulary = p.language.vocabulary
    if i and (p.lower[i - 1] in vocabulary.in_calendar("lead") or p.text[i - 1][0].isdigit()):
        return True
    return p.pos[i] != "PROPN" or (i + 1 < len(p) and p.text[i + 1][0].isdigit())


def _acts(p: Paragraph, i: int) -> bool:
    """Whether a token is the only subject of a verb of speech or of what people do."""
    verb = p.head[i]
    if p.dep[i] != SUBJECT or p.tag[verb] not in FINITE or sum(p.dep[k] == SUBJECT for k in p.children[verb]) > 1:
        return False
    return (
        p.language.reporting.reports_talk(p.lemma[verb], p.lower[verb]) or p.lemma[verb] in p.language.vocabulary.deeds
    )


def _called(p: Paragraph, i: int, quoted: Sequence[bool]) -> bool:
    """Whether a token is set off in quotation marks as a name is that somebody is called by."""
    if not quoted[i] or not i or i + 1 == len(p) or p.text[i - 1] != "," or p.text[i + 1] not in _ENDS:
        return False
    return not any(is_of_calendar(p, k) for k in range(max(0, i - _NEAR), min(len(p), i + _NEAR + 1)) if k != i)
