"""Who does the reporting, by syntax: subjects, also shared and lost ones, possessors, and their noun phrases."""

from __future__ import annotations

from inquit.text.parsing import Paragraph

__all__ = [
    "EDGE_POS",
    "NOMINAL",
    "SUBJECTS",
    "Range",
    "according_source",
    "find_source",
    "noun_phrase",
    "reports_apart",
    "source_of_noun",
]

Range = tuple[int, int]  # half-open token range

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
EDGE_POS = frozenset({"PUNCT"})  # not part of a phrase when at its edge
_CLAUSAL_HEADS = frozenset({"xcomp", "conj", "advcl", "ccomp", "acomp"})
_EXPLETIVE = frozenset({"it", "there"})
_CLIMB = 5  # how many heads up a subject may be shared ("planned to try to say"): longer chains are parse errors


def find_source(p: Paragraph, cue: int) -> int | None:
    """The token that heads the noun phrase whose referent does the reporting, or None."""
    if p.lower[cue] == "according":
        return according_source(p, cue)
    at: int | None = cue
    for _ in range(_CLIMB):
        if at is None or _is_reported_to(p, at):
            return None
        if (agent := _agent(p, at)) is not None:
            return agent
        subject = _subject(p, at, shared=at != cue)
        if subject is not None:
            return None if p.lower[subject] in _EXPLETIVE and _is_expletive(p, at) else subject
        if any(p.dep[k] in SUBJECTS for k in p.children[at]):
            return None  # a passive without an agent: nobody is named
        if p.dep[at] in ("acl", "relcl") and p.pos[p.head[at]] in NOMINAL:
            return p.head[at]
        if (controller := _object_in_control(p, at)) is not None:
            return controller
        at = _subject_sharer(p, at)
    return None


def _subject(p: Paragraph, verb: int, *, shared: bool) -> int | None:
    """The subject of a verb; of a passive only for a verb that shares it ("was quoted as saying")."""
    wanted = ("nsubj", "nsubjpass") if shared else ("nsubj",)
    return next((k for k in p.children[verb] if p.dep[k] in wanted), None)


def _is_reported_to(p: Paragraph, verb: int) -> bool:
    """Whether a bare participle says what was done to its noun: "asked about it, she said"."""
    return (
        p.tag[verb] == "VBN"
        and p.dep[verb] in ("acl", "advcl")
        and not _has_auxiliary(p, verb)
        and (_agent(p, verb) is None)
    )


def according_source(p: Paragraph, cue: int) -> int | None:
    """The head of the noun phrase after "according to", also where the parse has lost it."""
    start = cue + 1 + (cue + 1 < len(p) and p.lower[cue + 1] == "to")
    for i in range(start, min(len(p), start + _CLIMB)):
        if p.pos[i] in NOMINAL or p.text[i][0].isupper():
            while p.head[i] > i and p.pos[p.head[i]] in NOMINAL and p.dep[i] not in ("pobj", "nsubj"):
                i = p.head[i]
            return i
    return None


def _has_auxiliary(p: Paragraph, verb: int) -> bool:
    return any(p.dep[k] in ("aux", "auxpass") for k in p.children[verb])


def _subject_sharer(p: Paragraph, verb: int) -> int | None:
    """The verb whose subject a verb without one shares."""
    if reports_apart(p, verb):
        return p.head[verb] if p.dep[verb] == "ccomp" else p.head[p.head[verb]]
    if p.dep[verb] == "pcomp":
        return p.head[p.head[verb]]
    return p.head[verb] if p.dep[verb] in _CLAUSAL_HEADS and p.head[verb] != verb else None


def _object_in_control(p: Paragraph, verb: int) -> int | None:
    """In "the news led them to warn" the object of "led" warns; in "used the speech to warn" it does not.

    So it is in "quoted Smith as saying".
    """
    if p.dep[verb] == "pcomp" and p.lower[p.head[verb]] == "as":
        governor = p.head[p.head[verb]]
    elif p.dep[verb] == "xcomp":
        governor = p.head[verb]
    else:
        return None
    for k in p.children[governor]:
        if p.dep[k] == "dobj" and k < verb and (p.pos[k] in ("PRON", "PROPN") or p.tag[k] == "NNS"):
            return k
    return None


def _agent(p: Paragraph, verb: int) -> int | None:
    for k in p.children[verb]:
        if p.dep[k] == "agent":
            return next((m for m in p.children[k] if p.dep[m] == "pobj"), None)
    return None


def _is_expletive(p: Paragraph, verb: int) -> bool:
    """Whether "it" or "there" is a mere place holder: with "be" or "seem", not with "said"."""
    return p.pos[verb] == "AUX" or p.lemma[verb] in ("seem", "appear", "turn", "remain")


def source_of_noun(p: Paragraph, noun: int) -> int | None:
    """Whose claim it is: a possessor, "by X", or the subject of the verb that governs the noun."""
    for k in p.children[noun]:
        if p.dep[k] == "poss":
            return k
    for k in p.children[noun]:
        if p.dep[k] == "prep" and p.lower[k] in ("by", "from"):
            return next((m for m in p.children[k] if p.dep[m] == "pobj"), None)
    governor = p.head[noun] if p.dep[noun] in ("dobj", "attr") else p.head[p.head[noun]]
    if p.dep[noun] in ("dobj", "attr", "pobj") and p.pos[governor] in ("VERB", "AUX"):
        return find_source(p, governor)  # "made the claim that", "said in a statement that"
    return None


def noun_phrase(p: Paragraph, head: int) -> Range:
    """The noun phrase of `head` with its appositions, without relative clauses and other afterthoughts."""
    lo, hi = p.edges[head]
    for k in p.children[head]:
        if k > head and (
            p.dep[k] in ("relcl", "advcl", "parataxis", "ccomp") or (p.dep[k] == "acl" and p.tag[k] == "VBG")
        ):
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
    if "ccomp" not in kids or not SUBJECTS.isdisjoint(kids):
        return False
    head = p.head[verb]
    if p.dep[verb] == "conj" or (p.dep[verb] == "advcl" and p.tag[verb] == "VBG" and verb > head):
        return p.dep[head] == "ccomp"
    return p.dep[verb] == "ccomp" and any(head < k < verb and p.dep[k] == "ccomp" for k in p.children[head])
