"""What the parse shows of a clause: its subject, a passive, a question, what is still to come."""

from __future__ import annotations

from inquit.languages.relations import AUXILIARY, NOMINAL_SUBJECTS, OPEN_CLAUSE, PASSIVE_AUXILIARY
from inquit.languages.tags import INFINITIVE_TO
from inquit.text.parsing import Paragraph

__all__ = ["begins_sentence", "ends_in_question", "is_inverted", "is_passive", "is_to_come", "subject_of"]

_QUESTION = "?"


def subject_of(p: Paragraph, verb: int) -> int | None:
    """The subject of a verb, of a passive also."""
    return next((k for k in p.children[verb] if p.dep[k] in NOMINAL_SUBJECTS), None)


def is_passive(p: Paragraph, verb: int) -> bool:
    """Whether a verb has the auxiliary of a passive."""
    return any(p.dep[k] == PASSIVE_AUXILIARY for k in p.children[verb])


def is_inverted(p: Paragraph, verb: int, subject: int) -> bool:
    """Whether an auxiliary, or the verb "be" itself, stands before the subject, and the verb behind it."""
    if verb < subject:
        return p.pos[verb] == "AUX"
    return any(k < subject and p.dep[k] == AUXILIARY for k in p.children[verb])


def ends_in_question(p: Paragraph, token: int) -> bool:
    last = token
    while last + 1 < len(p) and p.sent[last + 1] == p.sent[token]:
        last += 1
    while last > token and p.pos[last] in ("PUNCT", "SPACE") and p.text[last] != _QUESTION:
        last -= 1
    return p.text[last] == _QUESTION


def begins_sentence(p: Paragraph, token: int) -> bool:
    return token == 0 or p.sent[token - 1] != p.sent[token]


def is_to_come(p: Paragraph, verb: int) -> bool:
    """Whether a verb says what was still to be: "she was later to say"."""
    first = p.edges[verb][0]
    over = first - 1
    if p.dep[verb] != OPEN_CLAUSE or p.tag[first] != INFINITIVE_TO:
        return False
    while over > 0 and p.pos[over] == "ADV":
        over -= 1
    if over < 0 or p.lemma[over] not in p.language.words("report_status", "coming"):
        return False
    subject = subject_of(p, over) if over <= p.head[verb] < first else None
    nouns = p.language.vocabulary.head_nouns  # "her reaction was to say" is no plan
    if subject is None:
        return False
    return p.pos[subject] == "PRON" or p.text[subject][0].isupper() or p.lemma[subject] in nouns
