"""Findings: what figures show and what people found out is no statement of theirs; what a report finds it says."""

from __future__ import annotations

from inquit.languages.entity_labels import PERSON
from inquit.text.parsing import Paragraph

__all__ = ["is_evidential", "is_written"]


def is_evidential(p: Paragraph, cue: int, source: int | None) -> bool:
    """Whether a cue says what a thing shows or what a person found out.

    source: the token that heads the source; None where there is none.
    """
    if source is None or p.pos[cue] != "VERB":
        return False
    words = p.language.words
    if p.lower[source] in words("finding_words", "thing"):
        return p.lemma[cue] in words("finding_words", "sign")
    return p.lemma[cue] in words("finding_words", "discovery") and _is_person(p, source)


def is_written(p: Paragraph, cue: int, source: int | None) -> bool:
    """Whether a cue says what stands in a document: "a report found ..."; arguments as for `is_evidential`."""
    if source is None or p.lemma[source] not in p.language.vocabulary.text_nouns:
        return False
    return p.lemma[cue] in p.language.reporting.verbs and not is_evidential(p, cue, source)


def _is_person(p: Paragraph, head: int) -> bool:
    return (
        p.lower[head] in p.language.words("finding_words", "person")
        or p.ent_type[head] == PERSON
        or p.lemma[head] in p.language.vocabulary.news_persons
    )
