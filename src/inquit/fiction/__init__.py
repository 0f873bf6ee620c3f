"""Novels: who is in the book, and who speaks each line of its dialogue."""

from inquit.fiction.attribute import Novel, attribute_dialogue, read_book
from inquit.fiction.scorer import scorer_digest

__all__ = ["Novel", "attribute_dialogue", "read_book", "scorer_digest"]
