"""What the frame model looks at: one readable string a feature."""

from __future__ import annotations

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CLAUSE_MARKER,
    CONJUNCT,
    DETERMINER,
    NEGATION,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARTICLE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_CLAUSE,
)
from inquit.statements.frames import Frame
from inquit.text.parsing import Paragraph

__all__ = ["frame_features", "source_kind"]

# The edges of features, set by hand and not swept; the weights of frames are fitted to them.
_NEAR = 3  # tokens from a cue within which a quotation mark says that it rather introduces direct speech
_COMPLEMENTS = frozenset((CLAUSAL_COMPLEMENT, OBJECT, OPEN_CLAUSE, PREPOSITION, OBJECT_PREDICATE, ADJECTIVE_COMPLEMENT))
_SHARED_SUBJECT = frozenset((OPEN_CLAUSE, CLAUSAL_COMPLEMENT, CONJUNCT, ADVERBIAL_CLAUSE, PREPOSITION_CLAUSE))
_DETERMINERS = frozenset((DETERMINER, POSSESSOR))
_LONGEST = 6  # content lengths are told apart by powers of two up to 2**6 tokens
_EARLY = 6  # a cue among the first tokens of its sentence mostly belongs to the main clause


def source_kind(p: Paragraph, head: int | None) -> str:
    """What kind of thing the source is: a pronoun by its form, an entity by its type, else its part of speech."""
    if head is None:
        return "none"
    if p.pos[head] == "PRON":
        return p.lower[head]
    return p.ent_type[head] or p.pos[head]


def frame_features(p: Paragraph, f: Frame) -> list[str]:
    """The features of one candidate frame."""
    cue, lemma = f.cue, p.lemma[f.cue]
    short = f.kind.split(":")[0]
    kind = source_kind(p, f.source_head)
    head_lemma = p.lemma[f.head]
    length = min(_LONGEST, sum(b - a for a, b in f.content).bit_length())
    out = [
        "bias",
        f"kind={f.kind}",
        f"lemma={lemma}",
        f"lemma+kind={lemma}|{f.kind}",
        f"tag={p.tag[cue]}",
        f"dep={p.dep[cue]}",
        f"source={kind}",
        f"source+kind={kind}|{short}",
        f"pos of content={p.pos[f.head]}",
        f"tag of content={p.tag[f.head]}|{short}",
        f"content={head_lemma}",
        f"content+kind={head_lemma}|{short}",
        f"length={length}",
        f"length+kind={short}|{length}",
        f"lemma+tag={lemma}|{p.tag[cue]}",
        f"lemma+content={lemma}|{p.pos[f.head]}",
        f"dep+kind={p.dep[cue]}|{short}",
        f"tag+kind={p.tag[cue]}|{short}",
    ]
    if f.source_head is not None:
        out.append(f"source lemma={p.lemma[f.source_head]}")
    return out + _mark_features(p, f) + _verb_group_features(p, f, lemma) + _context_features(p, f, short)


def _mark_features(p: Paragraph, f: Frame) -> list[str]:
    mark = next((p.lower[k] for k in p.children[f.head] if p.dep[k] == CLAUSE_MARKER), "")
    out = [f"mark={mark}"] if mark else [f"no mark={f.kind}|{p.tag[f.head]}"]
    opening = p.language.glyphs.sure_opening_tokens
    if not all(opening.isdisjoint(p.text[max(0, a - 1) : b]) for a, b in f.content):
        out += ["quoted", f"quoted+kind={f.kind}"]
    around = p.text[max(0, f.cue - _NEAR) : f.cue + _NEAR + 1]
    near = not (opening.isdisjoint(around) and p.language.glyphs.sure_closing_tokens.isdisjoint(around))
    return [*out, f"mark near={near}|{f.kind.split(':')[0]}", f"mark near+lemma={near}|{p.lemma[f.cue]}"]


def _verb_group_features(p: Paragraph, f: Frame, lemma: str) -> list[str]:
    out = []
    for k in p.children[f.cue]:
        dep = p.dep[k]
        if dep in AUXILIARIES:
            out.append(f"aux={p.lower[k]}")
        elif dep == NEGATION:
            out.append("negated")
        elif dep == PARTICLE:
            out.append(f"particle={lemma} {p.lower[k]}")
        elif dep == ADVERB:
            out.append(f"adverb={p.lower[k]}")
        elif dep in (OBJECT_PREDICATE, ADJECTIVE_COMPLEMENT):
            out.append(f"predicate={lemma} {p.lower[k]}")
    return out


def _context_features(p: Paragraph, f: Frame, short: str) -> list[str]:
    cue, head = f.cue, p.head[f.cue]
    others = sorted({p.dep[k] for k in p.children[cue] if k != f.head} & _COMPLEMENTS)
    determiner = next((p.lower[k] for k in p.children[f.head] if p.dep[k] in _DETERMINERS), "")
    side = "none" if f.source_head is None else "before" if f.source_head < cue else "after"
    out = [
        f"beside={short}|{','.join(others)}",
        f"determiner={determiner}|{short}",
        f"source side={side}|{short}",
        f"early={cue < _EARLY or p.sent[cue - _EARLY] != p.sent[cue]}",
        f"headline={p.text[-1][-1].isalnum()}",
    ]
    if head == cue:
        return [*out, "root"]
    out.append(f"governor={p.lemma[head]}|{p.dep[cue]}")
    if p.dep[cue] in _SHARED_SUBJECT:
        out.append(f"governor lemma={p.lemma[head]}")
    return out
