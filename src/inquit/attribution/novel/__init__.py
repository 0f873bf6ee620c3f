"""Novels: who is in the book, and who speaks each line of its dialogue."""

from inquit.attribution.novel.novel_attribution import Novel, attribute_dialogue, read_book
from inquit.attribution.novel.ranking.speaker_model import scorer_digest

__all__ = ["Novel", "attribute_dialogue", "read_book", "scorer_digest"]
