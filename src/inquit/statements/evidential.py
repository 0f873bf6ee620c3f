"""Findings: what figures show and what people found out is no statement of theirs; what a report finds it says."""

from __future__ import annotations

from functools import cache

from inquit.languages import language_of, read_words
from inquit.text.parsing import Paragraph

__all__ = ["is_evidential", "is_written"]

_PERSONAL = frozenset({"he", "she", "they", "we"})


def is_evidential(p: Paragraph, cue: int, source: int | None) -> bool:
    """Whether a cue says what a thing shows or what a person found out.

    source: the token that heads the source; None where there is none.
    """
    if source is None or p.pos[cue] != "VERB":
        return False
    if p.lower[source] in read_words("finding_words", "thing"):
        return p.lemma[cue] in read_words("finding_words", "sign")
    return p.lemma[cue] in read_words("finding_words", "discovery") and _is_person(p, source)


def is_written(p: Paragraph, cue: int, source: int | None) -> bool:
    """Whether a cue says what stands in a document: "a report found ..."; arguments as for `is_evidential`."""
    if source is None or p.lemma[source] not in _texts():
        return False
    return p.lemma[cue] in p.language.reporting.verbs and not is_evidential(p, cue, source)


@cache
def _texts() -> frozenset[str]:
    """Nouns for what is written; polls and films are documents too, but show rather than say."""
    return frozenset(noun for noun, head in language_of().vocabulary.head_nouns.items() if head.family == "text")


def _is_person(p: Paragraph, head: int) -> bool:
    return (
        p.lower[head] in _PERSONAL
        or p.ent_type[head] == "PERSON"
        or p.lemma[head] in language_of().vocabulary.news_persons
    )
