"""The forms of regular verbs, by the rules of a language's `inflection.tsv`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from inquit.languages.table_folder import Row

__all__ = ["Inflection"]


class Inflection:
    """What stands for the ending of a lemma in the form of a tag."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rules: dict[str, list[tuple[re.Pattern[str], str]]] = defaultdict(list)
        for row in rows:
            self._rules[row["tag"]].append((re.compile(row["ending"]), row["replacement"]))

    def form(self, lemma: str, tag: str) -> str:
        """The form of a verb that has the tag; the lemma itself where no rule speaks of it."""
        for ending, replacement in self._rules.get(tag, ()):
            found = ending.search(lemma)
            if found is not None:
                return lemma[: found.start()] + replacement
        return lemma
