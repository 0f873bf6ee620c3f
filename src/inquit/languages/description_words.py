"""The words by which speakers without a name are described, as lookups over a language's tables."""

from __future__ import annotations

from functools import cached_property

from inquit.languages.table_folder import TableFolder

__all__ = ["DescriptionWords"]


class DescriptionWords:
    """Each kind is read when it is first asked for."""

    def __init__(self, tables: TableFolder) -> None:
        self._tables = tables

    def classes(self, trait: str) -> frozenset[str]:
        """The classes of head nouns of which rules ask this (`noun_classes.tsv`)."""
        return self._classes.get(trait, frozenset())

    @cached_property
    def _classes(self) -> dict[str, frozenset[str]]:
        rows = self._tables.rows("noun_classes")
        return {
            trait: frozenset(r["class"] for r in rows if r["trait"] == trait) for trait in {r["trait"] for r in rows}
        }

    @cached_property
    def wordings(self) -> dict[str, str]:
        """How speakers are worded that the text does not print so, as templates by name."""
        return {row["name"]: row["wording"] for row in self._tables.rows("wordings")}

    def in_descriptions(self, kind: str) -> frozenset[str]:
        """Words in descriptions of speakers that rules ask for (`description_words.tsv`)."""
        return self._tables.words("description_words", kind)

    def in_calendar(self, kind: str) -> frozenset[str]:
        """Words of the calendar of a kind (`calendar_words.tsv`)."""
        return self._tables.words("calendar_words", kind)
