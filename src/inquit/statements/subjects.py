"""Who does the reporting, by syntax: subjects, also shared and lost ones, possessors, and their noun phrases."""

from __future__ import annotations

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSE,
    ADVERBIAL_CLAUSE,
    AGENT,
    ATTRIBUTE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CONJUNCT,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_CLAUSE,
    PARATAXIS,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
    SUBJECT,
    SUBJECTS,
)
from inquit.languages.tags import GERUND, NOUN_PLURAL, PAST_PARTICIPLE
from inquit.text.parsing import Paragraph

__all__ = [
    "EDGE_POS",
    "NOMINAL",
    "Range",
    "according_source",
    "find_source",
    "noun_phrase",
    "reports_apart",
    "source_of_noun",
]

Range = tuple[int, int]  # half-open token range

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
EDGE_POS = frozenset({"PUNCT"})  # not part of a phrase when at its edge
_CLAUSAL_HEADS = frozenset({OPEN_CLAUSE, CONJUNCT, ADVERBIAL_CLAUSE, CLAUSAL_COMPLEMENT, ADJECTIVE_COMPLEMENT})
_AFTERTHOUGHTS = frozenset({RELATIVE_CLAUSE, ADVERBIAL_CLAUSE, PARATAXIS, CLAUSAL_COMPLEMENT})
_CLIMB = 5  # how many heads up a subject may be shared ("planned to try to say"): longer chains are parse errors


def find_source(p: Paragraph, cue: int) -> int | None:
    """The token that heads the noun phrase whose referent does the reporting, or None."""
    words = p.language.function_words
    if p.lower[cue] in words.according:
        return according_source(p, cue)
    at: int | None = cue
    for _ in range(_CLIMB):
        if at is None:
            break
        if _is_reported_to(p, at):
            return None
        if (agent := _agent(p, at)) is not None:
            return agent
        subject = _subject(p, at, shared=at != cue)
        if subject is not None:
            return None if p.lower[subject] in words.expletive and _is_expletive(p, at) else subject
        if any(p.dep[k] in SUBJECTS for k in p.children[at]):
            return None  # a passive without an agent: nobody is named
        if p.dep[at] in (ADNOMINAL_CLAUSE, RELATIVE_CLAUSE) and p.pos[p.head[at]] in NOMINAL:
            return p.head[at]
        if (controller := _object_in_control(p, at)) is not None:
            return controller
        at = _subject_sharer(p, at)
    return _behind_date(p, cue)


def _behind_date(p: Paragraph, verb: int) -> int | None:
    """As in "On Friday Ann Lund said", where the parser takes day and name for one phrase behind the preposition."""
    calendar = p.language.vocabulary.in_calendar
    for k in p.children[verb]:
        if k + 1 >= verb or p.lower[k] not in calendar("lead"):
            continue
        dated = any(p.lower[k + 1] in calendar(kind) for kind in ("weekday", "month", "feast"))
        name = next((m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT and k + 1 < m < verb), None)
        if dated and name is not None and p.pos[name] == "PROPN" and p.edges[name][1] == verb:
            return name
    return None


def _subject(p: Paragraph, verb: int, *, shared: bool) -> int | None:
    """The subject of a verb; of a passive only for a verb that shares it ("was quoted as saying")."""
    if shared:
        return next((k for k in p.children[verb] if p.dep[k] in NOMINAL_SUBJECTS), None)
    return next((k for k in p.children[verb] if p.dep[k] == SUBJECT), None)


def _is_reported_to(p: Paragraph, verb: int) -> bool:
    """Whether a bare participle says what was done to its noun: "asked about it, she said"."""
    return (
        p.tag[verb] == PAST_PARTICIPLE
        and p.dep[verb] in (ADNOMINAL_CLAUSE, ADVERBIAL_CLAUSE)
        and not _has_auxiliary(p, verb)
        and (_agent(p, verb) is None)
    )


def according_source(p: Paragraph, cue: int) -> int | None:
    """The head of the noun phrase after "according to", also where the parse has lost it."""
    start = cue + 1 + (cue + 1 < len(p) and p.lower[cue + 1] in p.language.function_words.according_to)
    for i in range(start, min(len(p), start + _CLIMB)):
        if p.pos[i] in NOMINAL or p.text[i][0].isupper():
            while p.head[i] > i and p.pos[p.head[i]] in NOMINAL and p.dep[i] not in (PREPOSITION_OBJECT, SUBJECT):
                i = p.head[i]
            return i
    return None


def _has_auxiliary(p: Paragraph, verb: int) -> bool:
    return any(p.dep[k] in AUXILIARIES for k in p.children[verb])


def _subject_sharer(p: Paragraph, verb: int) -> int | None:
    """The verb whose subject a verb without one shares."""
    if reports_apart(p, verb):
        return p.head[verb] if p.dep[verb] == CLAUSAL_COMPLEMENT else p.head[p.head[verb]]
    if p.dep[verb] == PREPOSITION_CLAUSE:
        return p.head[p.head[verb]]
    return p.head[verb] if p.dep[verb] in _CLAUSAL_HEADS and p.head[verb] != verb else None


def _object_in_control(p: Paragraph, verb: int) -> int | None:
    """In "the news led them to warn" the object of "led" warns; in "used the speech to warn" it does not.

    So it is in "quoted Smith as saying".
    """
    if p.dep[verb] == PREPOSITION_CLAUSE and p.lower[p.head[verb]] in p.language.function_words.comparison:
        governor = p.head[p.head[verb]]
    elif p.dep[verb] == OPEN_CLAUSE:
        governor = p.head[verb]
    else:
        return None
    for k in p.children[governor]:
        if p.dep[k] == OBJECT and k < verb and (p.pos[k] in ("PRON", "PROPN") or p.tag[k] == NOUN_PLURAL):
            return k
    return None


def _agent(p: Paragraph, verb: int) -> int | None:
    for k in p.children[verb]:
        if p.dep[k] == AGENT:
            return next((m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT), None)
    return None


def _is_expletive(p: Paragraph, verb: int) -> bool:
    """Whether "it" or "there" is a mere place holder: with "be" or "seem", not with "said"."""
    return p.pos[verb] == "AUX" or p.lemma[verb] in p.language.function_words.expletive_verb


def source_of_noun(p: Paragraph, noun: int) -> int | None:
    """Whose claim it is: a possessor, "by X", or the subject of the verb that governs the noun."""
    for k in p.children[noun]:
        if p.dep[k] == POSSESSOR:
            return k
    for k in p.children[noun]:
        if p.dep[k] == PREPOSITION and p.lower[k] in p.language.function_words.agent_preposition:
            return next((m for m in p.children[k] if p.dep[m] == PREPOSITION_OBJECT), None)
    governor = p.head[noun] if p.dep[noun] in (OBJECT, ATTRIBUTE) else p.head[p.head[noun]]
    if p.dep[noun] in (OBJECT, ATTRIBUTE, PREPOSITION_OBJECT) and p.pos[governor] in ("VERB", "AUX"):
        return find_source(p, governor)  # "made the claim that", "said in a statement that"
    return None


def noun_phrase(p: Paragraph, head: int) -> Range:
    """The noun phrase of `head` with its appositions, without relative clauses and other afterthoughts."""
    lo, hi = p.edges[head]
    for k in p.children[head]:
        if k > head and (p.dep[k] in _AFTERTHOUGHTS or (p.dep[k] == ADNOMINAL_CLAUSE and p.tag[k] == GERUND)):
            start = p.edges[k][0]
            hi = min(hi, start) if start > head else hi  # trees can cross: a clause behind may begin before the noun
    while hi > head + 1 and p.pos[hi - 1] in EDGE_POS:
        hi -= 1
    while lo < head and p.pos[lo] in EDGE_POS:
        lo += 1
    return lo, hi


def reports_apart(p: Paragraph, verb: int) -> bool:
    """Whether a verb that hangs on a reported clause is really coordinated with the verb that reports it.

    "said X and insisted that Y", "said X, adding that Y": no subject of its own, and a report of its own.
    """
    if p.pos[verb] != "VERB" or p.lemma[verb] not in p.language.reporting.verbs:
        return False
    kids = [p.dep[k] for k in p.children[verb]]
    if CLAUSAL_COMPLEMENT not in kids or not SUBJECTS.isdisjoint(kids):
        return False
    head = p.head[verb]
    if p.dep[verb] == CONJUNCT or (p.dep[verb] == ADVERBIAL_CLAUSE and p.tag[verb] == GERUND and verb > head):
        return p.dep[head] == CLAUSAL_COMPLEMENT
    if p.dep[verb] != CLAUSAL_COMPLEMENT:
        return False
    return any(head < k < verb and p.dep[k] == CLAUSAL_COMPLEMENT for k in p.children[head])
