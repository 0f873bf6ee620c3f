"""Days, months and feasts at the edges of a run of capitals: "On Friday | Ann Lund said", "Lund | Tuesday told".

Many of the words are given names, too ("May", "Sunday"), so that they are cut off only where something says that a date
stands there: a word that leads to one, the recogniser, or a whole name beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.languages.entity_labels import DATE, ORGANISATION, PERSON, TIME
from inquit.languages.tags import POSSESSIVE_ENDING
from inquit.text.parsing import Paragraph

__all__ = ["without_dates"]

_TIMES = frozenset((DATE, TIME))
_FULL = 2  # words of a full name


def without_dates(p: Paragraph, runs: Iterable[tuple[int, int]], people: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The runs of tokens without words of the calendar before and behind a name."""
    for lo, hi in runs:
        end = _name_end(p, lo, hi, people)
        yield _name_begin(p, lo, end), end


def _name_begin(p: Paragraph, lo: int, hi: int) -> int:
    begin = _end_of_date(p, lo, hi)
    if not lo < begin < hi:
        return lo
    full = hi - begin >= _FULL
    if _is_led_to(p, lo):
        return begin if full or not is_possessive(p, hi - 1) else lo
    apart = p.ent_type[begin - 1] in _TIMES and p.ent_type[begin] not in _TIMES
    if not full:
        said = lo > 0 and p.pos[lo - 1] == "VERB"  # "said Wednesday Hale"
        return begin if apart and not said and not _is(p, lo, "month") else lo
    if _is(p, lo, "month"):
        person = p.ent_type[begin] == PERSON and p.ent_iob[begin] == "B"
        return begin if apart or person or (_is(p, lo - 1, "loose lead") and _is_given_name(p, begin)) else lo
    return begin if apart or not _is(p, lo, "feast") or begin - lo > 1 else lo


def _end_of_date(p: Paragraph, lo: int, hi: int) -> int:
    """The end of the date that the run begins with; `lo` where it begins with none."""
    behind_feast = lo > 0 and (p.tag[lo - 1] == POSSESSIVE_ENDING or _is(p, lo - 1, "feast opening"))
    i, dated = lo, behind_feast and _is(p, lo, "feast part")  # "New Year's | Day"
    while i < hi:
        if any(_is(p, i, kind) for kind in ("weekday", "month", "feast")) or (i > lo and _is(p, i, "feast part")):
            dated = True
        elif not (dated and i == lo) and (dated or not (_is(p, i, "feast opening") or p.tag[i] == POSSESSIVE_ENDING)):
            break
        i += 1
    return i if dated else lo


def _is_led_to(p: Paragraph, i: int) -> bool:
    """Whether a date must stand at `i`: behind "on" and "last", or a figure, but not in "the late May Lund"."""
    if i == 0:
        return False
    if p.text[i - 1].isdigit():
        return _is(p, i, "month")
    article = i > 1 and p.lower[i - 2] in p.language.function_words.article
    return _is(p, i - 1, "lead") and not article


def _name_end(p: Paragraph, lo: int, hi: int, people: frozenset[str]) -> int:
    last = hi - 1
    if last == lo or p.ent_type[last] == ORGANISATION:
        return hi
    full = last - lo >= _FULL
    if _is(p, last, "weekday"):
        return last if full or p.lower[lo] in people else hi
    apart = p.ent_type[last] in _TIMES and p.ent_type[last - 1] not in _TIMES
    return last if full and apart and _is(p, last, "month") else hi


def _is_given_name(p: Paragraph, i: int) -> bool:
    return p.lower[i] in p.language.vocabulary.given_names


def _is(p: Paragraph, i: int, kind: str) -> bool:
    return i >= 0 and p.lower[i] in p.language.vocabulary.in_calendar(kind)
