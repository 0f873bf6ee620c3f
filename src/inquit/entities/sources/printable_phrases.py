"""Sources whose words are no name: the full phrase that the parser sees around them takes their place."""

from __future__ import annotations

from inquit.entities.mention_index import NameIndex
from inquit.entities.names.name_shape import can_be_printed
from inquit.entities.sources.source_phrases import SourcePhrase, phrase_of_noun

__all__ = ["is_printable", "whole_phrase"]

_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))


def is_printable(index: NameIndex, phrase: SourcePhrase) -> bool:
    """Whether the words of a phrase can be printed."""
    return can_be_printed(index.parsed.paragraphs[phrase.paragraph], phrase.lo, max(phrase.hi, phrase.lo + 1))


def whole_phrase(index: NameIndex, phrase: SourcePhrase) -> SourcePhrase | None:
    """The phrase of the noun that a source belongs to ("choir" for a bare "the"); None where that is no name either."""
    p = index.parsed.paragraphs[phrase.paragraph]
    for token in (phrase.head, p.head[phrase.head]):
        if p.pos[token] in _NOUNS:
            whole = phrase_of_noun(index, phrase.paragraph, token)
            if (whole.lo, whole.hi) != (phrase.lo, phrase.hi) and is_printable(index, whole):
                return whole
    return None
