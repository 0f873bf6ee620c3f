"""What counts or denies a quoted noun and is left out: "few | people", "three of | the ministers", "no | house"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from inquit.languages.relations import (
    ADJECTIVE,
    ADVERB,
    COMPOUND,
    DETERMINER,
    NEGATION,
    NOUN_MODIFIER,
    NUMERAL,
    PRECONJUNCTION,
    PREDETERMINER,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    QUANTITY_MODIFIER,
)
from inquit.verification.quoted_tree import QuotedTree, Turning

__all__ = ["about_noun", "counted_by"]

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MODIFIERS: Final = frozenset(
    {ADJECTIVE, ADVERB, COMPOUND, DETERMINER, NOUN_MODIFIER, NUMERAL, PREDETERMINER, QUANTITY_MODIFIER}
)
_DENIERS: Final = frozenset({ADVERB, DETERMINER, NEGATION, PRECONJUNCTION})
_COUNTS: Final = frozenset({"quantity", "date"})


def about_noun(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """What counts or denies a quoted word that is no verb, or says that others call it so."""
    for child in tree.outside(i):
        if child > i:
            continue
        if tree.p.dep[child] in _DENIERS and (found := _no_in(tree, child)) is not None:
            yield tree.turning("negation", found)
        elif tree.p.dep[child] in _MODIFIERS and (tree.p.pos[i] in _NOMINAL or _is_less(tree, child)):
            yield from counted_by(tree, child)
            if tree.kind(child) == "frame":  # "an alleged murderer"
                yield tree.turned_by(child)
    yield from _counted_before(tree, i)
    yield from _number_behind(tree, i)


def _no_in(tree: QuotedTree, child: int) -> int | None:
    return next((i for i in (child, *tree.outside(child)) if tree.has_role(i, "no")), None)


def _is_less(tree: QuotedTree, child: int) -> bool:
    """Whether an adjective is said to be so less, and not more."""
    return tree.has_role(child, "less")


def counted_by(tree: QuotedTree, child: int) -> Iterator[Turning]:
    """The number or the word for a part by which a noun is counted, with what belongs to it ("more than five")."""
    # "The most foolish man": that counts no men.
    lo = child if tree.p.pos[child] == "ADJ" and tree.kind(child) == "" else tree.p.edges[child][0]
    for i in range(lo, child + 1):
        if tree.kept[i]:
            continue
        if tree.kind(i) in _COUNTS:
            yield tree.turned_by(i)
            return
        if (number := tree.number(i)) is not None and tree.kind(i) == "":
            yield tree.turning("quantity", i, child + 1, same=number)
            return


def _counted_before(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """What counts a noun with "of" between: "three of the ministers", "none of the ministers"."""
    preposition = tree.p.head[i]
    if tree.p.dep[i] not in {PREPOSITION_OBJECT, PREPOSITION_CLAUSE} or tree.kept[preposition]:
        return
    if tree.p.dep[preposition] != PREPOSITION or not tree.has_role(preposition, "after a noun"):
        return
    part = tree.p.head[preposition]
    if tree.kept[part]:
        return
    if tree.has_role(part, "nobody"):
        yield tree.turning("negation", part)
    else:
        yield from counted_by(tree, part)


def _number_behind(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """The rest of a number that is cut in its middle: "five | thousand", "five | percent"."""
    if (
        i + 1 < len(tree.p)
        and not tree.kept[i + 1]
        and tree.number(i) is not None
        and tree.p.sent[i] == tree.p.sent[i + 1]
    ):
        scale = tree.number(i + 1) is not None and tree.p.head[i] in {i + 1, tree.p.head[i + 1]}
        if scale or (tree.meant[i + 1] is not None and tree.kind(i + 1) == "quantity" and tree.p.head[i] == i + 1):
            yield tree.turning("quantity", i + 1)
