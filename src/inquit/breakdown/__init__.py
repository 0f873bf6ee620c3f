"""How many statements there are of each person, site, month or whatever else they may be counted by."""

from __future__ import annotations

from inquit.breakdown.count_table import CountLine, CountTable, make_table
from inquit.breakdown.dimensions import DIMENSIONS, NO_VALUE, Dimension, dimension_of
from inquit.breakdown.statement_counts import StatementCounts

__all__ = [
    "DIMENSIONS",
    "NO_VALUE",
    "CountLine",
    "CountTable",
    "Dimension",
    "StatementCounts",
    "dimension_of",
    "make_table",
]
