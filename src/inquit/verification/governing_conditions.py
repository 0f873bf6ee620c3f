"""Under what condition a clause holds, where its condition is not quoted: "if they agree", "had they agreed"."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CLAUSE_MARKER,
    CONJUNCT,
    COORDINATOR,
    NOMINAL_SUBJECTS,
    OBJECT,
    OPEN_CLAUSE,
    PUNCTUATION,
)
from inquit.languages.tags import MODAL
from inquit.verification.quoted_tree import QuotedTree, Turning

__all__ = ["conditions", "opened_conditions"]

# What belongs to the clause itself and holds no condition of it.
_PARTS = (
    {OBJECT, ATTRIBUTE, ADJECTIVE_COMPLEMENT}
    | NOMINAL_SUBJECTS
    | AUXILIARIES
    | {CONJUNCT, CLAUSAL_COMPLEMENT, OPEN_CLAUSE, PUNCTUATION}
)


def conditions(tree: QuotedTree, verb: int, *, before: int | None = None) -> Iterator[Turning]:
    """Under what condition a clause holds: a clause or a phrase beside it, or the word that makes it one itself."""
    for child in tree.outside(verb):
        if before is not None and child >= before:
            continue
        lo, hi = tree.p.edges[child]
        lo = next((i for i in range(lo, hi) if tree.p.dep[i] not in {PUNCTUATION, COORDINATOR}), lo)
        if tree.kept[lo]:
            continue  # it says itself that it is a condition
        if tree.p.dep[child] in _PARTS and not (_is_condition(tree, child) or _is_supposed(tree, verb, lo, child)):
            continue
        if tree.p.dep[child] == CLAUSE_MARKER:
            yield from _opened(tree, child)
        elif tree.kind(lo) == "condition" or (tree.p.dep[child] == ADVERB and tree.kind(child) == "condition"):
            word = tree.meant[lo]
            yield tree.turning("condition", lo, _outside_from(tree, lo, hi), sense=word.sense if word else "")
        elif _is_supposed(tree, verb, lo, child):
            yield tree.turning("condition", lo, _outside_from(tree, lo, hi), sense="if")


def _is_condition(tree: QuotedTree, child: int) -> bool:
    """Whether a clause that is set beside another one is its condition: "but only if they agree"."""
    if tree.p.dep[child] != CONJUNCT:
        return False
    lo = tree.p.edges[child][0]
    return tree.p.head[lo] == child and tree.kind(lo) == "condition"


def _opened(tree: QuotedTree, marker: int) -> Iterator[Turning]:
    """The word that makes a clause a condition itself."""
    word = tree.p.language.meaning.expressions.get((tree.lower[marker],))
    if word is not None and word.kind == "condition" and tree.kind(marker) != "frame":  # "as if"
        yield tree.turning("condition", marker, same=word.same, sense=word.sense)


def opened_conditions(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """The word that opens a condition of which another word than its verb was taken for the verb."""
    for child in tree.outside(i):
        if tree.p.dep[child] == CLAUSE_MARKER:
            yield from _opened(tree, child)


def _is_supposed(tree: QuotedTree, above: int, lo: int, verb: int) -> bool:
    """Whether a clause begins with its verb or its auxiliary before its subject: "should they agree", "were it so".

    Behind the other clause that has to be one of what would be: "we would sell it, had they agreed".
    """
    begins = lo == verb or (tree.p.head[lo] == verb and tree.p.dep[lo] in AUXILIARIES)
    if not begins or tree.kept[lo] or tree.lower[lo] not in tree.words("inverted"):
        return False
    # "Had the council agreed": "agreed" may be taken for the object of "had".
    verbs = (verb, *(child for child in tree.p.children[verb] if tree.p.dep[child] == CLAUSAL_COMPLEMENT))
    if not any(tree.has_own_subject(one) and (tree.subject(one) or 0) > lo for one in verbs):
        return False
    if verb < above:
        return tree.p.dep[verb] == ADVERBIAL_CLAUSE
    return any(tree.p.tag[child] == MODAL for child in tree.p.children[above]) and not tree.joint(above, verb)


def _outside_from(tree: QuotedTree, lo: int, hi: int) -> int:
    """The end of what is not quoted from a token on."""
    return next((i for i in range(lo + 1, hi) if tree.kept[i]), hi)
