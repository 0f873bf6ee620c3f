"""Whether a text says that words were said: by the clause of their cue, and by what governs that clause."""

from __future__ import annotations

from inquit.document import Status
from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSE,
    ADVERB,
    ATTRIBUTE,
    AUXILIARY,
    CLAUSAL_COMPLEMENT,
    CLAUSAL_SUBJECT,
    CLAUSE_MARKER,
    COORDINATOR,
    DETERMINER,
    NEGATION,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_CLAUSE,
    PARTICLE,
    PREPOSITION_CLAUSE,
    RELATIVE_CLAUSE,
    ROOT,
)
from inquit.languages.tags import WH_ADVERB, WH_PRONOUN, WH_WORDS
from inquit.statements.clauses import (
    ends_in_question,
    is_inverted,
    is_passive,
    is_to_come,
    subject_of,
)
from inquit.statements.conditions import is_condition, is_left_open
from inquit.text.parsing import Paragraph

__all__ = ["status_of"]

_CLIMB = 5  # how many heads up what changes the status may be; farther up are errors of the parse
_CLAUSES = frozenset({OPEN_CLAUSE, CLAUSAL_COMPLEMENT, CLAUSAL_SUBJECT, ADNOMINAL_CLAUSE, ADJECTIVE_COMPLEMENT})


def status_of(p: Paragraph, cue: int) -> Status:
    """The status of what a cue reports; what is not a verb only reports."""
    if p.pos[cue] not in ("VERB", "AUX"):
        return "asserted"
    at, found = cue, _of_clause(p, cue)
    for _ in range(_CLIMB):
        if found is not None:
            return found
        above = _above(p, at)
        if above is None:
            break
        found = _from_above(p, at, above)
        if found is None and above != p.head[at] and p.dep[at] != PREPOSITION_CLAUSE:
            break
        if found is None and p.dep[at] == CLAUSAL_COMPLEMENT and p.lemma[above] in p.language.reporting.verbs:
            break  # who reports this one has a row, and a status, of their own
        at = above
        found = found or _of_clause(p, at)
    return found or "asserted"


def _above(p: Paragraph, at: int) -> int | None:
    """What governs a clause: a verb, a noun ("evidence that"), an adjective ("due to")."""
    if p.dep[at] == PREPOSITION_CLAUSE:
        return p.head[p.head[at]]
    behind = p.dep[at] == CLAUSAL_COMPLEMENT and p.head[at] > at  # in "She said: “It will”" it is what she said
    if (p.dep[at] in _CLAUSES and p.head[at] != at and not behind) or _says_of_what(p, at):
        return p.head[at]
    return None


def _says_of_what(p: Paragraph, at: int) -> bool:
    """Whether a clause that was parsed as a relative one says what a noun is about: "no record that she said"."""
    first = p.edges[at][0]
    opens = p.dep[first] in (CLAUSE_MARKER, ADVERB) and p.tag[first] not in (WH_ADVERB, WH_PRONOUN)
    proof = p.language.words("report_status", "proof")
    return p.dep[at] == RELATIVE_CLAUSE and opens and p.head[first] == at and p.lemma[p.head[at]] in proof


def _of_clause(p: Paragraph, verb: int) -> Status | None:
    """What the clause of a verb says of it."""
    words = p.language.words
    if _is_asked(p, verb):
        return "asked"
    if is_condition(p, verb):
        return "conditional"
    if _is_negated(p, verb) and not _leaves_open(p, verb):
        return "denied"
    adverbs = _beside(p, verb, ADVERB)
    if p.lemma[verb] in words("report_status", "misquoting") or (
        p.lemma[verb] in words("report_status", "quoting") and adverbs & words("report_status", "wrongly")
    ):
        return "denied"
    if adverbs & words("report_status", "hearsay"):
        return "alleged"
    auxiliaries = _beside(p, verb, AUXILIARY)
    if auxiliaries & words("report_status", "future"):
        return "expected"
    return "conditional" if auxiliaries & words("report_status", "possibility") else None


def _beside(p: Paragraph, verb: int, relation: str) -> set[str]:
    """The words of a relation to a verb that no mark parts from it: in "'Never,' she said" she did say it."""
    return {p.lower[k] for k in p.children[verb] if p.dep[k] == relation and _is_beside(p, k, verb)}


def _is_beside(p: Paragraph, one: int, other: int) -> bool:
    between = range(min(one, other) + 1, max(one, other))
    return all(p.pos[i] != "PUNCT" or p.text[i] == "," for i in between)


def _is_asked(p: Paragraph, verb: int) -> bool:
    """Whether the clause is a question: "Did Ann say ...?", "Who said ...?"."""
    subject = subject_of(p, verb)
    if is_left_open(p, verb):
        return True
    if subject is None or not ends_in_question(p, verb):
        return False
    if p.tag[subject] == WH_PRONOUN:
        return p.dep[verb] == ROOT or _is_cleft(p, verb)
    return is_inverted(p, verb, subject)


def _is_cleft(p: Paragraph, verb: int) -> bool:
    """As in "Was it Ann who said ...?"."""
    over = verb
    for _ in range(_CLIMB):
        over = p.head[over]
        subject = subject_of(p, over)
        if p.pos[over] == "AUX" and subject is not None:
            return over < subject and p.lower[subject] in p.language.function_words.expletive
    return False


def _is_negated(p: Paragraph, verb: int) -> bool:
    """Whether the clause says that it was not so: "never said", "nobody said"."""
    words, kids = p.language.words, p.children[verb]
    focus = words("report_status", "focus")
    for k in kids:
        if p.dep[k] == NEGATION and _is_beside(p, k, verb) and not _is_no_denial(p, k, focus):
            return True
        if k < verb and p.lower[k] in words("report_status", "nor") and _is_beside(p, k, verb):
            return True
    subject = subject_of(p, verb)
    if subject is None:
        return False
    return _is_nobody(p, subject) or (is_inverted(p, verb, subject) and _begins_with_no(p, verb, subject))


def _is_no_denial(p: Paragraph, no: int, focus: frozenset[str]) -> bool:
    """As in "not only", "whether or not"."""
    if no + 1 < len(p) and p.lower[no + 1] in focus:
        return True
    return no > 1 and p.dep[no - 1] == COORDINATOR and p.lower[no - 2] in p.language.words("report_status", "open")


def _begins_with_no(p: Paragraph, verb: int, subject: int) -> bool:
    """As in "At no point did she say"."""
    nobody = p.language.words("report_status", "nobody")
    return any(p.lower[i] in nobody and _is_beside(p, i, verb) for i in range(p.edges[verb][0], subject))


def _leaves_open(p: Paragraph, verb: int) -> bool:
    """Whether a verb is over a question: "would not say who", "did not say whether"."""
    opens = p.language.words("report_status", "open")
    firsts = [p.edges[k][0] for k in p.children[verb] if p.dep[k] == CLAUSAL_COMPLEMENT and k > verb]
    return any(p.tag[i] in WH_WORDS or p.lower[i] in opens for i in firsts)


def _is_nobody(p: Paragraph, subject: int) -> bool:
    nobody = p.language.words("report_status", "nobody")
    if p.lower[subject] in nobody:
        return True
    nor = p.language.words("report_status", "nor")
    return any(
        k < subject and ((p.lower[k] in nobody and p.dep[k] == DETERMINER) or p.lower[k] in nor)
        for k in p.children[subject]
    )


def _from_above(p: Paragraph, at: int, above: int) -> Status | None:
    """What the word over a clause says of it."""
    if p.dep[at] == PREPOSITION_CLAUSE and p.lower[p.head[at]] in p.language.words("report_status", "instead"):
        return "denied"
    if p.pos[above] == "NOUN" and subject_of(p, at) is None:
        return None
    if p.pos[above] == "NOUN":
        return _from_noun(p, above) or _from_over_noun(p, above)
    if p.dep[at] in (CLAUSAL_COMPLEMENT, CLAUSAL_SUBJECT, ADJECTIVE_COMPLEMENT) and subject_of(p, at) is not None:
        return _from_verb_over_clause(p, at, above)
    return "expected" if is_to_come(p, at) else _from_verb_over_infinitive(p, above)


def _from_noun(p: Paragraph, noun: int) -> Status | None:
    words = p.language.words
    if p.lemma[noun] in words("report_status", "proof") and _is_nobody(p, noun):
        return "denied"
    return "denied" if p.lemma[noun] in words("report_status", "false") else None


def _from_over_noun(p: Paragraph, noun: int) -> Status | None:
    """As in "denied claims that she said", "the claim that she said it is false"; a claim alone is what others say."""
    words, verb = p.language.words, p.head[noun]
    denied = p.dep[noun] == OBJECT and p.lemma[verb] in words("report_status", "denying")
    said_to_be = _said_to_be(p, verb) if p.dep[noun] in NOMINAL_SUBJECTS else set()
    if denied or (said_to_be & words("report_status", "false") and not _is_negated(p, verb)):
        return "denied"
    return "alleged" if p.lemma[noun] in words("report_status", "allegation") else None


def _said_to_be(p: Paragraph, verb: int) -> set[str]:
    return {p.lower[k] for k in p.children[verb] if p.dep[k] in (ADJECTIVE_COMPLEMENT, ATTRIBUTE)}


def _from_verb_over_clause(p: Paragraph, at: int, above: int) -> Status | None:
    """As in "asked whether Ann said", "denied that she said", "it is alleged that", "it is not true that"."""
    words, lemma = p.language.words, p.lemma[above]
    marks = {p.lower[k] for k in p.children[at] if p.dep[k] == CLAUSE_MARKER}
    if marks & words("report_status", "open"):
        return "asked"
    if lemma in words("report_status", "denying"):
        return "denied"
    adverbs = _beside(p, above, ADVERB)
    subject = subject_of(p, above)
    if adverbs & words("report_status", "wrongly") or (subject is not None and _from_noun(p, subject) == "denied"):
        return "denied"
    if is_passive(p, above):
        return _of_passive(p, lemma)
    said_to_be = _said_to_be(p, above)
    negated = _is_negated(p, above)
    if said_to_be & words("report_status", "false"):
        return None if negated else "denied"
    if said_to_be & words("report_status", "true"):
        return "denied" if negated else None
    return None


def _from_verb_over_infinitive(p: Paragraph, above: int) -> Status | None:
    """As in "denied saying", "is expected to say", "is alleged to have said", "was accused of saying"."""
    words, lemma = p.language.words, p.lemma[above]
    withheld = words("report_status", "withholding")
    if lemma in withheld or _beside(p, above, ADVERB) & withheld:
        return "denied"
    expecting = words("report_status", "expecting")
    if (lemma in expecting or p.lower[above] in expecting) and not _has_particle(p, above):
        return "expected"
    return _of_passive(p, lemma) if is_passive(p, above) else None


def _has_particle(p: Paragraph, verb: int) -> bool:
    """As in "going on to say", which is no "going to say"."""
    return any(p.dep[k] == PARTICLE for k in p.children[verb])


def _of_passive(p: Paragraph, lemma: str) -> Status | None:
    words = p.language.words
    if lemma in words("report_status", "expecting"):
        return "expected"
    return "alleged" if lemma in words("report_status", "alleging") else None
