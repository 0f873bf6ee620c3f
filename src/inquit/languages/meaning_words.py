"""The words of a language that turn the meaning of others, as typed lookups over its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from inquit.languages.inflection import Inflection
from inquit.languages.table_folder import Row, TableFolder
from inquit.languages.tags import GERUND, PAST_TENSE, PRESENT_THIRD_PERSON

__all__ = ["IDLE", "MeaningWord", "MeaningWords", "NumberWord"]

IDLE: Final = "idle"
_IDLE_OUTSIDE: Final = "idle outside"
_REGULAR: Final = "regular"


class MeaningWord(NamedTuple):
    """What a word or an expression does to the meaning.

    kind: what it touches, or `IDLE`. same: what stands for it and for all that say the same.
    sense: what it has in common with those that may stand in its place.
    """

    kind: str
    same: str
    sense: str


class NumberWord(NamedTuple):
    """A part of a number: what it is worth, and how it goes together with others."""

    kind: str
    value: int


class MeaningWords:
    """Words that deny, count, date or condition, each lookup made when it is first asked for."""

    def __init__(self, tables: TableFolder) -> None:
        self._tables = tables

    @cached_property
    def expressions(self) -> dict[tuple[str, ...], MeaningWord]:
        """What turns a meaning, by its words in lower case, and the expressions that do not though their words do."""
        return dict(self._expressions())

    @cached_property
    def idle_outside(self) -> frozenset[tuple[str, ...]]:
        """The expressions that turn nothing where they stand beside a quotation."""
        idle = self._tables.words("meaning_words", IDLE) | self._tables.words("meaning_words", _IDLE_OUTSIDE)
        return frozenset(tuple(form.split()) for form in idle)

    @cached_property
    def longest(self) -> int:
        """How many words the longest expression has."""
        return max(map(len, self.expressions), default=0)

    @cached_property
    def contractions(self) -> dict[str, tuple[str, ...]]:
        """The words that a contracted one is short for."""
        return {row["form"]: tuple(row["same"].split()) for row in self._rows("contractions", "word")}

    @cached_property
    def contraction_endings(self) -> dict[str, tuple[str, ...]]:
        """The word that an ending is short for ("n't"), or the words of which it may be for either."""
        return {row["form"]: tuple(row["same"].split()) for row in self._rows("contractions", "ending")}

    @cached_property
    def negative_prefixes(self) -> tuple[str, ...]:
        """What a word is denied by ("un")."""
        return tuple(sorted(self._tables.words("negative_parts", "prefix")))

    @cached_property
    def negative_suffixes(self) -> dict[str, str]:
        """Endings that deny ("less"), with those that stand in their place ("ful")."""
        return {row["form"]: row["instead"] for row in self._rows("negative_parts", "suffix")}

    @cached_property
    def no_opposites(self) -> frozenset[str]:
        """Words that begin with a negative prefix by chance."""
        return self._tables.words("negative_parts", "neither")

    @cached_property
    def opposites(self) -> dict[str, dict[str, str]]:
        """The opposites of a word, with what is touched where the one stands for the other."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._tables.rows("opposites"):
            found[row["form"]][row["opposite"]] = found[row["opposite"]][row["form"]] = row["kind"]
        return dict(found)

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Small words, which are no names even with a capital ("I", "The")."""
        words = self._tables.words
        small = words("function_words") | words("pronouns") | words("everyday_words")
        return frozenset(word.lower() for word in small)

    @cached_property
    def numbers(self) -> dict[str, NumberWord]:
        """The words of numbers."""
        return {
            row["form"]: NumberWord(row["kind"], int(row["value"] or 0)) for row in self._tables.rows("number_words")
        }

    @cached_property
    def calendar(self) -> frozenset[str]:
        """Days and months, which have capitals."""
        words = self._tables.words
        return frozenset(
            form.rstrip(".") for kind in ("weekday", "month", "feast") for form in words("calendar_words", kind)
        )

    @cached_property
    def calendar_units(self) -> frozenset[str]:
        """Nouns of time ("week", "yesterday")."""
        return self._tables.words("calendar_words", "unit")

    def _rows(self, table: str, kind: str) -> Iterator[Row]:
        return (row for row in self._tables.rows(table) if row["kind"] == kind)

    def _expressions(self) -> Iterator[tuple[tuple[str, ...], MeaningWord]]:
        inflection = Inflection(self._tables.rows("inflection"))
        for row in (row for row in self._tables.rows("meaning_words") if row["kind"] != _IDLE_OUTSIDE):
            word = MeaningWord(row["kind"], row["same"] or row["form"], row["sense"])
            yield tuple(row["form"].split()), word
            if row["past"]:
                yield from ((tuple(form.split()), word) for form in _forms(row, inflection))


def _forms(row: Row, inflection: Inflection) -> Iterator[str]:
    """The other forms of a verb; what stands behind it ("rule out") stays."""
    verb, *rest = row["form"].split()
    pasts = (inflection.form(verb, PAST_TENSE),) if row["past"] == _REGULAR else row["past"].split()
    for form in (*pasts, inflection.form(verb, PRESENT_THIRD_PERSON), inflection.form(verb, GERUND)):
        yield " ".join((form, *rest))
