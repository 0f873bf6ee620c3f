"""Candidate reporting frames: a cue, what it may report, and who may be its source.

A frame is a syntactic pattern in which a word *can* report: a verb with a clause ("said that ..."), an object
("praised the plan"), an infinitive ("vowed to fight"), a noun with a complement ("the claim that ..."), a clause put
into another ("the truce, he said, would hold"), "according to". Patterns only propose; how likely a candidate really
is a report is decided by weights counted on annotated news (`frame_weights.tsv` of the language; `frame_features.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CLAUSE_MARKER,
    CONJUNCT,
    COORDINATOR,
    INDIRECT_OBJECT,
    NEGATION,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARATAXIS,
    PARTICLE,
    PASSIVE_SUBJECT,
    PREPOSITION,
    PREPOSITION_COMPLEMENTS,
    RELATIVE_CLAUSE,
    ROOT,
    SUBJECTS,
    UNCLASSIFIED,
)
from inquit.statements.subjects import (
    EDGE_POS,
    Range,
    according_source,
    find_source,
    noun_phrase,
    reports_apart,
    source_of_noun,
)
from inquit.text.parsing import Paragraph

__all__ = ["Frame", "cue_range", "find_frames"]

_LOOSE_CLAUSE = frozenset(
    {PARATAXIS, CLAUSAL_COMPLEMENT, ADVERBIAL_CLAUSE, CONJUNCT, UNCLASSIFIED, RELATIVE_CLAUSE, ROOT}
)
# What can hold what a verb reports as it stands.
_PLAIN_COMPLEMENTS = frozenset(
    {OPEN_CLAUSE, OBJECT_PREDICATE, PASSIVE_SUBJECT, ADVERBIAL_CLAUSE, ADJECTIVE_COMPLEMENT, INDIRECT_OBJECT}
)
_NOUN_CLAUSES = frozenset({ADNOMINAL_CLAUSE, CLAUSAL_COMPLEMENT, RELATIVE_CLAUSE, OPEN_CLAUSE})
_ADJECTIVE_CLAUSES = frozenset({CLAUSAL_COMPLEMENT, OPEN_CLAUSE, ADVERBIAL_CLAUSE})
_VERB_GROUP = AUXILIARIES | {NEGATION, PARTICLE}
_OWN_CLAUSE = _VERB_GROUP | SUBJECTS | {ADVERB}
_CLIMB = 5  # how many heads up the clause that a phrase is put into may be; farther up are errors of the parse


@dataclass(frozen=True, slots=True)
class Frame:
    """One candidate: token indices into a paragraph."""

    cue: int
    kind: str  # the pattern: "ccomp", "dobj", "pobj:of", "paren", "according", ...
    content: tuple[Range, ...]  # token ranges of what would be reported
    head: int  # the token that governs the content
    source: Range | None
    source_head: int | None


def find_frames(p: Paragraph) -> Iterator[Frame]:
    """All candidate frames of a paragraph, several per cue where several patterns fit."""
    words = p.language.function_words
    for cue, pos in enumerate(p.pos):
        if pos == "VERB":
            if p.lower[cue] in words.according:
                yield from _according(p, cue)
            else:
                yield from _verb_frames(p, cue)
        elif pos == "NOUN":
            yield from _noun_frames(p, cue)
        elif pos == "ADJ":
            yield from _adjective_frames(p, cue)
        elif pos == "ADP" and p.lower[cue] in words.source_preposition:
            yield from _according(p, cue)


def _verb_frames(p: Paragraph, cue: int) -> Iterator[Frame]:
    source_head = find_source(p, cue)
    found = False
    patterns = _complements(p, cue)
    for kind, ranges, head in patterns:
        content = _tidy(p, ranges, cue)
        if content:
            found = found or kind == CLAUSAL_COMPLEMENT
            yield _frame(p, cue, kind, content, head=head, source=source_head)
    if not found and p.dep[cue] in _LOOSE_CLAUSE and p.head[cue] != cue:
        content = _around(p, cue)
        if content:
            kind = "as" if _is_marked_as(p, cue) else "paren"
            yield _frame(p, cue, kind, content, head=p.head[cue], source=source_head)


def _is_marked_as(p: Paragraph, verb: int) -> bool:
    """Whether a clause is put into another by "as": "as he said"."""
    comparison = p.language.function_words.comparison
    return any(p.lower[k] in comparison and p.dep[k] == CLAUSE_MARKER for k in p.children[verb])


def _complements(p: Paragraph, cue: int) -> list[tuple[str, list[Range], int]]:
    """Each complement of a verb that can hold what is reported: (kind, token ranges, governing token)."""
    out: list[tuple[str, list[Range], int]] = []
    dobj: int | None = None
    for k in p.children[cue]:
        dep = p.dep[k]
        if dep == CLAUSAL_COMPLEMENT:
            if not reports_apart(p, k):
                out.append((dep, [_clause(p, cue, k)], k))
        elif dep in _PLAIN_COMPLEMENTS:
            out.append((dep, [p.edges[k]], k))
        elif dep == OBJECT:
            dobj = k
            out.append((dep, [p.edges[k]], k))
        elif dep == PREPOSITION:
            out += _prepositional(p, k, dobj)
        if dobj is not None and dobj < k and _predicates(p, k):
            out.append((f"dobj+{dep}", [(p.edges[dobj][0], p.edges[k][1])], k))
    return out


def _predicates(p: Paragraph, k: int) -> bool:
    """Whether a complement may have the object before it as its subject: "(declared) the war over"."""
    if p.dep[k] == CLAUSAL_COMPLEMENT:
        return not any(p.dep[m] in SUBJECTS for m in p.children[k])
    return p.dep[k] in (OPEN_CLAUSE, OBJECT_PREDICATE)


def _prepositional(p: Paragraph, prep: int, dobj: int | None) -> Iterator[tuple[str, list[Range], int]]:
    word = p.lower[prep]
    objects = _governed(p, prep)
    for m in objects:
        yield f"{p.dep[m]}:{word}", [p.edges[m]], m
        if dobj is not None and dobj < prep:
            yield f"dobj+{word}", [(p.edges[dobj][0], p.edges[m][1])], m
    compares = word in p.language.function_words.comparison
    if compares and not objects and dobj is not None and dobj < prep:  # "described it as historic"
        yield f"dobj+{word}", [(p.edges[dobj][0], p.edges[prep][1])], prep


def _governed(p: Paragraph, prep: int) -> list[int]:
    return [m for m in p.children[prep] if p.dep[m] in PREPOSITION_COMPLEMENTS]


def _clause(p: Paragraph, cue: int, head: int) -> Range:
    """The tokens of a reported clause, mended where parsers go wrong.

    Two clauses under one verb are one clause taken apart; a coordinated verb that reports in its own right ("said X and
    insisted that Y") ends the clause.
    """
    lo, hi = p.edges[head]
    if head > cue:
        later = [k for k in p.children[cue] if p.dep[k] == CLAUSAL_COMPLEMENT and k > head]
        hi = max([hi, *(p.edges[k][1] for k in later)])
        for k in [*later, *p.children[head]]:
            if k > head and reports_apart(p, k):
                hi = min(hi, _with_conjunction(p, p.edges[k][0]))
    return lo, hi


def _with_conjunction(p: Paragraph, at: int) -> int:
    while at > 0 and (p.dep[at - 1] == COORDINATOR or p.pos[at - 1] in EDGE_POS):
        at -= 1
    return at


def _noun_frames(p: Paragraph, cue: int) -> Iterator[Frame]:
    source_head = None
    for k in p.children[cue]:
        dep = p.dep[k]
        if dep in _NOUN_CLAUSES:
            kind, head, span = f"n:{dep}", k, p.edges[k]
        elif dep == PREPOSITION and (objects := _governed(p, k)):
            kind, head = f"n:{p.dep[objects[0]]}:{p.lower[k]}", objects[0]
            span = p.edges[objects[0]]
        else:
            continue
        content = _tidy(p, [span], cue)
        if content:
            source_head = source_head if source_head is not None else source_of_noun(p, cue)
            yield _frame(p, cue, kind, content, head=head, source=source_head)


def _adjective_frames(p: Paragraph, cue: int) -> Iterator[Frame]:
    copula = p.head[cue]
    if p.dep[cue] != ADJECTIVE_COMPLEMENT or p.pos[copula] not in ("AUX", "VERB"):
        return
    for k in [*p.children[cue], *p.children[copula]]:
        dep = p.dep[k]
        if k < cue:
            continue
        if dep in _ADJECTIVE_CLAUSES:
            kind, head = f"a:{dep}", k
        elif dep == PREPOSITION and (objects := _governed(p, k)):
            kind, head = f"a:{p.dep[objects[0]]}:{p.lower[k]}", objects[0]
        else:
            continue
        content = _tidy(p, [p.edges[head]], cue)
        if content:
            yield _frame(p, cue, kind, content, head=head, source=find_source(p, copula))


def _according(p: Paragraph, cue: int) -> Iterator[Frame]:
    head = according_source(p, cue)
    if head is None:
        return
    lo, hi = noun_phrase(p, head)
    own = p.edges[cue]
    if own[0] == cue and (cue == 0 or p.sent[cue - 1] != p.sent[cue]):  # first in its sentence it can swallow the rest
        comma = next((i for i in range(head, hi) if p.lower[i] == "," and p.sent[i] == p.sent[cue]), hi)
        own = (cue, max(comma if hi == own[1] else hi, head + 1))
    content = _tidy(p, _host_without(p, cue, own), cue)
    if content:
        lo, hi = max(lo, cue + 1), min(hi, own[1])
        source = (lo, hi) if lo < hi else (head, head + 1)  # a parse can leave the whole phrase to another word
        yield Frame(cue, "according", tuple(content), p.head[cue], source, head)


def _frame(p: Paragraph, cue: int, kind: str, content: list[Range], *, head: int, source: int | None) -> Frame:
    return Frame(cue, kind, tuple(content), head, noun_phrase(p, source) if source is not None else None, source)


def _around(p: Paragraph, cue: int) -> list[Range]:
    """The clause that the cue's own clause is put into, without the cue's clause."""
    return _tidy(p, _host_without(p, cue, p.edges[cue]), cue)


def _host_without(p: Paragraph, cue: int, own: Range) -> list[Range]:
    host = p.head[cue]
    for _ in range(_CLIMB):
        if p.pos[host] in ("VERB", "AUX") or p.head[host] == host:
            break
        host = p.head[host]
    lo, hi = p.edges[host]
    if not (lo <= own[0] and own[1] <= hi):
        return []
    return [(lo, own[0]), (own[1], hi)]


def _tidy(p: Paragraph, ranges: list[Range], cue: int) -> list[Range]:
    """The ranges without the cue's own clause and without punctuation or space at their edges."""
    out: list[Range] = []
    for lo, hi in ranges:
        for a, b in _without_cue(p, lo, hi, cue):
            while a < b and p.pos[a] in EDGE_POS:
                a += 1
            while b > a and p.pos[b - 1] in EDGE_POS:
                b -= 1
            if a < b:
                out.append((a, b))
    return out


def _without_cue(p: Paragraph, lo: int, hi: int, cue: int) -> list[Range]:
    if not lo <= cue < hi:
        return [(lo, hi)]
    near = [k for k in p.children[cue] if p.dep[k] in _OWN_CLAUSE]
    inner = [edge for k in near for edge in p.edges[k]] + [cue, cue + 1]
    return [(lo, max(lo, min(inner))), (min(hi, max(inner)), hi)]


def cue_range(p: Paragraph, cue: int) -> Range:
    """The verb group of a cue: auxiliaries, negation and particles that stand next to it."""
    lo, hi = cue, cue + 1
    words = p.language.function_words
    if p.lower[cue] in words.according:
        return lo, hi + (hi < len(p) and p.lower[hi] in words.according_to)
    around = {k for k in p.children[cue] if p.dep[k] in _VERB_GROUP}
    if p.dep[cue] == ADJECTIVE_COMPLEMENT:
        around |= {p.head[cue]}
    while lo - 1 in around or (lo - 2 in around and p.pos[lo - 1] == "ADV"):
        lo -= 1
    while hi in around:
        hi += 1
    return lo, hi
