"""The small words of a language, by what they do in a sentence: articles, "that", "to", "as".

Rules ask for them by their function, never by their form: a language that has no such word has an empty set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from inquit.errors import LexiconError

__all__ = ["FunctionWords"]


@dataclass(frozen=True, slots=True)
class FunctionWords:
    """Forms in lower case, by their function; the field names are the functions of `function_words.tsv`."""

    according: frozenset[str]  # opens "according to X"
    complementizer: frozenset[str]  # opens a reported clause: "that"
    definite_article: frozenset[str]
    indefinite_article: frozenset[str]
    infinitive_marker: frozenset[str]  # "to (go)"

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> FunctionWords:
        """The words of a table with the columns `form` and `function`.

        Raises:
            LexiconError: there is no such function.
        """
        names = {field.name for field in fields(cls)}
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row["function"] not in names:
                raise LexiconError(f"function_words.tsv: there is no function {row['function']!r}; reinstall inquit")
            found[row["function"]].add(row["form"])
        return cls(**{name: frozenset(found[name]) for name in names})
