"""What denies, weakens or conditions a clause, of the words that its verb governs and that are not quoted."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AGENT,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CLAUSAL_SUBJECT,
    CLAUSE_MARKER,
    CONJUNCT,
    COORDINATOR,
    DETERMINER,
    INDIRECT_OBJECT,
    NEGATION,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_CLAUSE,
    PARATAXIS,
    PRECONJUNCTION,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from inquit.languages.tags import MODAL, WH_WORDS
from inquit.verification.governing_conditions import conditions
from inquit.verification.quoted_tree import QuotedTree, Turning

__all__ = [
    "PHRASES",
    "about_clause",
    "denied_phrase",
    "frame_of",
    "modals",
    "negations",
    "no_beside",
    "nobody_in",
    "reported_by_others",
    "what_others_say",
]

_OBJECTS = frozenset({OBJECT, ATTRIBUTE, ADJECTIVE_COMPLEMENT})
PHRASES = frozenset({PREPOSITION, INDIRECT_OBJECT, AGENT})
_WHAT_CLAUSES = frozenset({CLAUSAL_COMPLEMENT, CLAUSAL_SUBJECT})
_BESIDE = frozenset({NEGATION, ADVERB, COORDINATOR, PRECONJUNCTION, DETERMINER})
_FRAMES = frozenset({ADVERB, PREPOSITION, CLAUSE_MARKER, ADVERBIAL_CLAUSE})
# What is future only is no claim that a cut would turn: who quotes "sell the harbour" says when beside the marks.
_FUTURE = "future"


def about_clause(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """All that turns the meaning of a clause among what its verb governs."""
    yield from negations(tree, verb)
    yield from modals(tree, verb)
    yield from conditions(tree, verb)
    yield from _frames(tree, verb)
    yield from _quantities(tree, verb)


def negations(tree: QuotedTree, verb: int, *, before: int | None = None) -> Iterator[Turning]:
    """What denies a clause: words beside its verb, or one of its parts that is nobody or nothing.

    before: only what stands before this token.
    """
    for child in tree.outside(verb):
        if before is not None and child >= before:
            continue
        dep = tree.p.dep[child]
        if dep in _BESIDE:
            found = _negation_beside(tree, verb, child)
        elif dep in NOMINAL_SUBJECTS or (dep in _OBJECTS and child > verb):
            found = nobody_in(tree, child)
        elif dep in PHRASES:
            found = _negation_in_phrase(tree, verb, child)
        else:
            continue
        if found is not None:
            yield tree.turned_by(found) if tree.kind(found) == "negation" else tree.turning("negation", found)


def _negation_beside(tree: QuotedTree, verb: int, child: int) -> int | None:
    """The word of an adverb and the like that denies the verb: "not", "hardly ever", "no longer"."""
    for i in sorted((child, *tree.outside(child))):
        if tree.has_role(i, "no") and (_denies_from(tree, verb, i) or tree.kind(i) == tree.kind(child) != ""):
            return i
        if tree.kind(i) == "negation" and tree.p.dep[i] == ADVERB:
            return i
    return None


def _negation_in_phrase(tree: QuotedTree, verb: int, child: int) -> int | None:
    """The "no" of a phrase that denies the verb: "by no means", "under no pretext do we"."""
    inner = (i for i in (child, *tree.outside(child)))
    nouns = [i for i in inner if tree.p.dep[i] in {PREPOSITION_OBJECT, INDIRECT_OBJECT}]
    found = next((no for noun in nouns if (no := nobody_in(tree, noun)) is not None), None)
    if found is None or (tree.kind(found) == "negation" and tree.meant[found] is tree.meant[child]):
        return found
    if child < verb:
        return found if _is_inverted(tree, verb) else None
    # "We won with no help": they did win; "we sold it to no stranger", "with nobody": they did not sell it.
    argument = tree.p.dep[child] != PREPOSITION or tree.has_role(child, "argument preposition")
    return found if argument or tree.has_role(found, "nobody") else None


def denied_phrase(tree: QuotedTree, preposition: int) -> Iterator[Turning]:
    """That what is behind a quoted preposition is nobody or nothing: "to | nobody"."""
    for child in tree.outside(preposition):
        if tree.p.dep[child] == PREPOSITION_OBJECT and (found := nobody_in(tree, child)) is not None:
            yield tree.turning("negation", found)


def _denies_from(tree: QuotedTree, verb: int, i: int) -> bool:
    """Whether a negation stands where that of a verb does: before it, or right behind one that is an auxiliary, too.

    "We sell the harbour, not the bridge": there it is about the bridge, wherever the parser puts it.
    """
    return i < verb or all(
        tree.p.dep[j] in NOMINAL_SUBJECTS or tree.p.pos[j] in ("PRON", "ADV") for j in range(verb + 1, i)
    )


def nobody_in(tree: QuotedTree, i: int) -> int | None:
    """The word by which a noun or pronoun is nobody or nothing."""
    if tree.has_role(i, "nobody"):
        return i
    # Whoever is addressed first may be taken for the subject: "Madam Speaker, no member has".
    members = (i, *(child for child in tree.outside(i) if tree.p.dep[child] == APPOSITION))
    return next((no for member in members if (no := no_beside(tree, member)) is not None), None)


def no_beside(tree: QuotedTree, i: int) -> int | None:
    """The "no" beside a noun."""
    return next((child for child in tree.outside(i) if child < i and tree.has_role(child, "no")), None)


def _is_inverted(tree: QuotedTree, verb: int) -> bool:
    """Whether an auxiliary stands before the subject ("under no circumstances do we")."""
    children = tree.p.children[verb]
    subject = next((child for child in children if tree.p.dep[child] in NOMINAL_SUBJECTS), None)
    return subject is not None and any(tree.p.dep[child] in AUXILIARIES and child < subject for child in children)


def modals(tree: QuotedTree, verb: int, *, before: int | None = None) -> Iterator[Turning]:
    """What says that a clause only may or must be so: auxiliaries and adverbs."""
    expressions = tree.p.language.meaning.expressions
    for child in tree.outside(verb):
        if (before is not None and child >= before) or tree.is_idle(child):
            continue
        word = tree.meant[child]
        if tree.p.tag[child] == MODAL and (word is None or word.kind != "modal"):
            word = expressions.get((tree.p.lemma[child],))
        if word is None or word.kind != "modal" or word.sense == _FUTURE:
            continue
        if tree.p.tag[child] == MODAL or tree.p.dep[child] == ADVERB:
            yield tree.turning("modal", child, same=word.same, sense=word.sense)


def _frames(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """Who else says so, beside a clause: "allegedly", "according to them", "they say"."""
    for child in tree.outside(verb):
        lo, hi = tree.p.edges[child]
        if tree.p.dep[child] == PARATAXIS and reported_by_others(tree, child):
            yield frame_of(tree, child)
        elif tree.p.dep[child] == CONJUNCT and child > verb:
            yield from _restated(tree, verb, child)
        elif tree.p.dep[child] == ADVERBIAL_CLAUSE and _is_as_claimed(tree, child):
            yield frame_of(tree, child)
        elif tree.p.dep[child] in _FRAMES and _is_frame(tree, lo, hi):
            yield tree.turned_by(lo)


def _restated(tree: QuotedTree, verb: int, child: int) -> Iterator[Turning]:
    """Who else says so, as an afterthought: "or so they say", "or that is what they say"."""
    again = any(i < child and tree.has_role(i, "restating") for i in tree.outside(child))
    if again and tree.joint(verb, child) in tree.words("correcting"):
        if reported_by_others(tree, child):
            yield frame_of(tree, child)
        yield from what_others_say(tree, child)


def _is_as_claimed(tree: QuotedTree, verb: int) -> bool:
    """Whether a clause says who only claims it: "as my opponents claim"."""
    as_they = any(tree.p.dep[i] == CLAUSE_MARKER and tree.lower[i] in tree.words("as") for i in tree.outside(verb))
    return as_they and tree.has_role(verb, "claiming") and reported_by_others(tree, verb)


def what_others_say(tree: QuotedTree, copula: int) -> Iterator[Turning]:
    """Who else says what something is: "(that ...) is what they say", "what they want you to believe is (that ...)"."""
    for clause in tree.outside(copula):
        if tree.p.tag[tree.p.edges[clause][0]] not in WH_WORDS or tree.p.dep[clause] not in _WHAT_CLAUSES:
            continue
        subject = tree.subject(clause)
        if subject is None or tree.is_self(subject) or tree.p.tag[subject] in WH_WORDS or any(negations(tree, clause)):
            continue
        inner = (i for i in tree.outside(clause) if i > clause and tree.p.dep[i] in _WHAT_CLAUSES | {OPEN_CLAUSE})
        for verb in (clause, *inner):
            if reported_by_others(tree, verb) and not tree.has_role(verb, "denying infinitive"):
                yield frame_of(tree, verb)
                break


def _is_frame(tree: QuotedTree, lo: int, hi: int) -> bool:
    """Whether a phrase says that others say so, not the speaker ("according to me")."""
    return tree.kind(lo) == "frame" and not tree.kept[lo] and not any(map(tree.is_own, range(lo, hi)))


def reported_by_others(tree: QuotedTree, verb: int) -> bool:
    """Whether a verb reports what somebody else than the speaker says or thinks."""
    if not tree.is_saying(verb) or tree.has_role(verb, "factive"):
        return False
    subject = tree.subject(verb)
    return subject is not None and not tree.is_self(subject) and nobody_in(tree, subject) is None


def frame_of(tree: QuotedTree, verb: int) -> Turning:
    """Who says so and the verb, where they stand together."""
    subject = tree.subject(verb)
    lo, hi = (
        min(subject if subject is not None else verb, verb),
        max(subject if subject is not None else verb, verb) + 1,
    )
    if any(tree.kept[lo:hi]):
        lo, hi = verb, verb + 1
    who = "" if subject is None else tree.lower[subject]
    return tree.turning("frame", lo, hi, same=f"{who} {tree.p.lemma[verb]}")


def _quantities(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """That it is so of few only, or nearly so."""
    for child in tree.outside(verb):
        few = tree.p.dep[child] in NOMINAL_SUBJECTS and tree.lower[child] in tree.words("few")
        almost = tree.p.dep[child] == ADVERB and child < verb and tree.has_role(child, "almost")
        if (few or almost) and tree.kind(child) == "quantity":
            yield tree.turned_by(child)
