"""The strings of spaCy's store, each taken out of it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.languages import Language

if TYPE_CHECKING:
    from spacy.strings import StringStore

__all__ = ["StoredWords"]


class StoredWords(dict[int, str]):
    """The strings of a store, each taken out of it once, so that a word is one object in all columns of a text.

    A novel has hundreds of thousands of tokens; the store makes a new string every time that it is asked.
    """

    def __init__(self, store: StringStore, language: Language) -> None:
        super().__init__()
        self.language = language
        self._store = store
        self._labels: dict[int, str] = {}
        self._lower: dict[str, str] = {}

    def __missing__(self, key: int) -> str:
        word = self[key] = self._store[key]
        return word

    def label(self, key: int) -> str:
        """The name that a label of the pipeline has here."""
        known = self._labels.get(key)
        if known is None:
            label = self[key]
            known = self._labels[key] = self.language.labels.get(label, label)
        return known

    def lower(self, key: int) -> str:
        """The string in small letters."""
        word = self[key]
        known = self._lower.get(word)
        if known is None:
            known = self._lower[word] = word.lower()
        return known
