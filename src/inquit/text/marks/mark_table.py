"""The pairs of quotation marks of a language, and what it costs to pair two marks.

The figures are costs; see `mark_evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from inquit.glyphs import INVISIBLE, THIN_SPACES
from inquit.languages import Language

__all__ = ["IMPOSSIBLE", "SPACED", "TRANSPARENT", "MarkTable", "mark_table"]

IMPOSSIBLE: Final = 9.0  # no reading that leaves a few marks unread costs as much
MIXED_PAIR: Final = 0.5  # two marks of one family that make no pair of the table: “this"
SPACED: Final = 1.2  # white space between a mark and what it marks
SLOPPY: Final = 1.5  # a mark turned the wrong way round

TRANSPARENT: Final = INVISIBLE + "\\"  # which escapes a mark


@dataclass(frozen=True, eq=False)
class MarkTable:
    """The pairs of a language's `quote_marks.tsv`, arranged for look-up by glyph."""

    language: Language
    family: Mapping[str, str]
    styles: Mapping[tuple[str, str], str]
    openers: Mapping[str, float]  # glyph -> extra cost of opening with it
    closers: frozenset[str]
    sloppy: frozenset[tuple[str, str]]
    strict: frozenset[str]  # families whose marks pair only as the table says
    straight: frozenset[str]  # double marks that open and close alike

    def pair_cost(self, opener: str, closer: str) -> float:
        """The extra cost of closing `opener` with `closer`."""
        if self.family[opener] != self.family[closer]:
            return IMPOSSIBLE
        if (opener, closer) in self.styles:
            return SLOPPY if (opener, closer) in self.sloppy and self.openers[opener] == 0 else 0.0
        return IMPOSSIBLE if self.family[opener] in self.strict or closer not in self.closers else MIXED_PAIR

    def style(self, opener: str, closer: str | None) -> str:
        """The name of the pair; for one that is not in the table, of the pair that `opener` would begin."""
        if closer is not None and (opener, closer) in self.styles:
            return self.styles[opener, closer]
        pairs = [pair for pair in self.styles if pair[0] == opener]
        return self.styles[min(pairs, key=self.sloppy.__contains__)]

    @cached_property
    def run(self) -> re.Pattern[str]:
        """Finds marks that stand together."""
        one = "".join(re.escape(glyph) for glyph in self.family if len(glyph) == 1)
        return re.compile(rf"[{one}](?:[{one}{re.escape(TRANSPARENT)}]|[{THIN_SPACES}](?=[{one}]))*")

    @cached_property
    def forward(self) -> re.Pattern[str]:
        """A mark read from the left."""
        return re.compile("|".join(map(re.escape, self._longest_first)))

    @cached_property
    def backward(self) -> re.Pattern[str]:
        """A mark of a reversed run, that is read from the right."""
        return re.compile("|".join(re.escape(glyph[::-1]) for glyph in self._longest_first))

    @property
    def _longest_first(self) -> list[str]:
        return sorted(self.family, key=len, reverse=True)


@cache
def mark_table(language: Language) -> MarkTable:
    """The table of the pairs of a language, read once."""
    rows = language.table("quote_marks")
    meant = {row["open"] for row in rows if row["use"] != "sloppy"}
    return MarkTable(
        language=language,
        family={row[side]: row["family"] for row in rows for side in ("open", "close")},
        styles={(row["open"], row["close"]): row["style"] for row in rows},
        openers={row["open"]: 0.0 if row["open"] in meant else SLOPPY for row in rows},
        closers=frozenset(row["close"] for row in rows),
        sloppy=frozenset((row["open"], row["close"]) for row in rows if row["use"] == "sloppy"),
        strict=frozenset(row["family"] for row in rows) - {"double", "single"},
        straight=language.glyphs.opening & language.glyphs.closing & language.glyphs.doubles,
    )
