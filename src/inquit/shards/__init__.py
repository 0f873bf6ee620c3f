"""A corpus in parts: each is read by itself, by whatever runs it, and written whole or not at all."""

from __future__ import annotations

from inquit.io.read_options import ReadOptions
from inquit.shards.corpus_parts import Part, PartOptions, PartSummary, TextEntry
from inquit.shards.corpus_run import CorpusRun
from inquit.shards.part_reading import read_part

__all__ = ["CorpusRun", "Part", "PartOptions", "PartSummary", "ReadOptions", "TextEntry", "read_part"]
