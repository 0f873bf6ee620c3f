"""How many statements there are of each person, site, month or whatever else they may be counted by."""

from __future__ import annotations

from inquit.counts.count_table import CountLine, CountTable, make_table
from inquit.counts.counter import Counts
from inquit.counts.dimensions import DIMENSIONS, NO_VALUE, Dimension, dimension_of

__all__ = ["DIMENSIONS", "NO_VALUE", "CountLine", "CountTable", "Counts", "Dimension", "dimension_of", "make_table"]
