"""Whether a clause only says what may be: "if Ann says", "should Ann say", "in case Ann says"."""

from __future__ import annotations

from inquit.languages.relations import ADVERBIAL_CLAUSE, CLAUSAL_COMPLEMENT, CLAUSE_MARKER, CONJUNCT, ROOT
from inquit.statements.clauses import begins_sentence, ends_in_question, is_inverted, subject_of
from inquit.text.parsing import Paragraph

__all__ = ["is_condition", "is_left_open"]


def is_condition(p: Paragraph, verb: int) -> bool:
    """Whether the clause says what may be: "if Ann says", "should Ann say"; also one coordinated with such a clause."""
    first = p.head[verb] if p.dep[verb] == CONJUNCT else verb
    conditions = p.language.words("report_status", "condition")
    if is_left_open(p, first):
        return False
    if p.dep[first] == ADVERBIAL_CLAUSE:
        conditions |= p.language.words("report_status", "open")  # "whether or not she says so, he will"
    if p.dep[first] != CLAUSAL_COMPLEMENT and any(
        p.dep[k] == CLAUSE_MARKER and p.lower[k] in conditions for k in p.children[first]
    ):
        return True
    subject = subject_of(p, verb)
    if subject is None:
        return False
    if _is_in_case(p, subject):
        return True
    first = p.edges[verb][0]
    if not is_inverted(p, verb, subject) or not begins_sentence(p, first):
        return False
    if p.dep[verb] == ROOT:  # so it is often parsed
        return p.lower[first] in p.language.words("report_status", "supposing") and not ends_in_question(p, verb)
    return verb < p.head[verb]


def is_left_open(p: Paragraph, verb: int) -> bool:
    """As in "it is unclear if she said": a clause behind a subject that is nobody; "Whether she said so is open"."""
    words = p.language.words
    begins = words("report_status", "open") - words("report_status", "condition")
    if p.dep[verb] == ROOT and any(p.dep[k] == CLAUSE_MARKER and p.lower[k] in begins for k in p.children[verb]):
        return True
    if p.dep[verb] != ADVERBIAL_CLAUSE or verb < p.head[verb]:
        return False
    subject = subject_of(p, p.head[verb])
    if subject is None or p.lower[subject] not in p.language.function_words.expletive:
        return False
    opens = words("report_status", "open")
    return any(p.dep[k] == CLAUSE_MARKER and p.lower[k] in opens for k in p.children[verb])


def _is_in_case(p: Paragraph, subject: int) -> bool:
    """Whether "in case" stands before a subject, however it was parsed."""
    noun = p.edges[subject][0] - 1
    circumstances = p.language.words("report_status", "circumstance")
    return noun > 0 and p.lemma[noun] in circumstances and p.pos[noun - 1] in ("ADP", "SCONJ")
