"""Texts that a person has gone through, as the lines of a gold file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inquit.document import Document
from inquit.io.file_names import file_names
from inquit.scoring.gold_records import gold_record
from inquit.scoring.results_as_gold import gold_of
from inquit.scoring.scored_rows import GoldDocument

__all__ = ["gold_lines", "gold_of_results"]


def gold_of_results(documents: Iterable[Document]) -> list[GoldDocument]:
    """What they say, for one file, in which each id stands once: two tables may each have a row 1."""
    gold = [gold_of(document) for document in documents]
    ids = [document.id for document in gold]
    names = ids if len(set(ids)) == len(ids) else file_names(ids)
    return [replace(document, id=name) for document, name in zip(gold, names, strict=True)]


def gold_lines(documents: Iterable[GoldDocument]) -> Iterator[str]:
    """A line of JSON for each."""
    return (json.dumps(gold_record(document)) + "\n" for document in documents)
