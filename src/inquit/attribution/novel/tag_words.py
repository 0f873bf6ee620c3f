"""What single words of a dialogue tag are: a particle ("put in"), a relative pronoun, a thing that is read."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.entities.mentions.noun_kinds import is_possessive
from inquit.languages.relations import RELATIVE_CLAUSE, SUBJECT
from inquit.text.parsing import Paragraph

__all__ = ["end_of_name", "is_inscription", "is_nobody", "is_particle", "is_written", "meant_by", "subject_between"]


def is_particle(p: Paragraph, verb: int, i: int) -> bool:
    """Whether a token is the particle of a verb of speech: "put in", "piped up"."""
    if i >= len(p):
        return False
    reporting, particles = p.language.reporting, p.language.function_words.particle_of_speech
    known = p.lower[i] in particles and reporting.reports_talk(p.lemma[verb], p.lower[verb])
    return known or (p.lower[verb], p.lower[i]) in reporting.with_particle


def is_written(p: Paragraph, i: int) -> bool:
    """Whether a word that the tagger takes for a noun says what a thing has on it: "a sign on the gate read"."""
    written = p.pos[i] == "NOUN" and p.lower[i] in p.language.words("inscription_words", "verb")
    return written and any(p.dep[k] == SUBJECT for k in p.children[i])


def is_inscription(p: Paragraph, source: int) -> bool:
    """Whether a source is a thing with words on it: nobody who acts before or after it speaks those."""
    return p.lemma[source] in p.language.words("inscription_words", "noun")


def meant_by(p: Paragraph, subject: int) -> int:
    """Whom a relative pronoun stands for: "It was Marta who spoke"; any other subject is itself."""
    verb = p.head[subject]
    relative = p.lower[subject] in p.language.function_words.subject_relative and p.dep[verb] == RELATIVE_CLAUSE
    return p.head[verb] if relative else subject


def is_nobody(p: Paragraph, i: int) -> bool:
    """Whether a word stands for no person, or asks for one: "it", "who"."""
    words = p.language.function_words
    return p.lower[i] in words.interrogative or p.lower[i] in words.neuter_pronoun


def end_of_name(p: Paragraph, i: int, quoted: Sequence[bool]) -> int:
    """The last word of the name that a token begins, outside of the quotes."""
    while i + 1 < len(p) and p.pos[i + 1] == "PROPN" and not quoted[i + 1] and not is_possessive(p, i):
        i += 1
    return i


def subject_between(p: Paragraph, verb: int, at: int, quoted: Sequence[bool]) -> int | None:
    """The subject between a quote that ends at a token and a word of speech, by the parse ("she told Emma")."""
    return next((k for k in p.children[verb] if at <= k < verb and p.dep[k] == SUBJECT and not quoted[k]), None)
