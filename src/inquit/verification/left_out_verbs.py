"""Words behind an omission whose verb was left out, so that another verb takes them.

"The people like the mayor … the council" is not what "The people like the mayor. They hate the council." says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from inquit.document import TextSpan
from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    CONJUNCT,
    INDIRECT_OBJECT,
    NOMINAL_SUBJECTS,
    OBJECT,
    OBJECT_PREDICATE,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from inquit.text.parsing import Paragraph
from inquit.verification.quotation_parts import QuotedWords
from inquit.verification.quoted_tree import QuotedTree
from inquit.verification.readings import Departure, Reading

__all__ = ["is_taken_by_another_verb"]

_ARGUMENTS: Final = frozenset(
    {
        ADJECTIVE_COMPLEMENT,
        ATTRIBUTE,
        CONJUNCT,
        INDIRECT_OBJECT,
        OBJECT,
        OBJECT_PREDICATE,
        PREPOSITION,
        PREPOSITION_OBJECT,
    }
)
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
# Behind the end of a sentence that the article prints no verb takes what follows.
_SENTENCE_ENDS: Final = frozenset(".!?")
_LONGEST_END: Final = 3  # with a closing mark and a space
# A dot more than an omission mark has: ". …", "....".
_DOT_MORE: Final = re.compile(r"\.\s?(?:…|\.\s?\.\s?\.)")


def is_taken_by_another_verb(quoted: QuotedWords, reading: Reading, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a quoted word goes with a verb in the quotation that it does not go with in the source."""
    omitted = [one for one in reading.departures if one.kind == "omitted" and one.said[0] < one.said[1]]
    if not omitted:
        return False
    kept = reading.spans()
    trees = (QuotedTree(p, kept) for p in paragraphs)
    return any(
        _takes(tree, reading.source.words.span(*one.said), ends=_ends_sentence(quoted, one))
        for tree in trees
        for one in omitted
        if tree.p.span.start <= reading.source.words.starts[one.said[0]] < tree.p.span.end
    )


def _ends_sentence(quoted: QuotedWords, one: Departure) -> bool:
    start = quoted.ends[one.quoted[0] - 1] if one.mark is None else one.mark.start
    if one.mark is not None and _DOT_MORE.match(one.mark.of(quoted.article)):
        return True
    return not _SENTENCE_ENDS.isdisjoint(quoted.article[max(0, start - _LONGEST_END) : start])


def _takes(tree: QuotedTree, gap: TextSpan, *, ends: bool) -> bool:
    """Whether the last quoted verb before a gap takes what is behind it, or a verb behind it the subject before it."""
    p = tree.p
    before = [i for i, kept in enumerate(tree.kept) if kept and p.start[i] < gap.start]
    behind = [i for i, kept in enumerate(tree.kept) if kept and p.start[i] >= gap.end]
    taking = next((i for i in reversed(before) if tree.is_predicate(i)), None)
    lost = (verb for i in behind for verb in _left_out_verb(tree, i, gap, ends=ends))
    if before and any(not _is_as_good(tree, verb, taking, before[-1]) for verb in lost):
        return True
    following = next((i for i in behind if tree.is_predicate(i)), None)
    if following is None or ends:
        return False
    subjects = (i for i in before if p.dep[i] in NOMINAL_SUBJECTS and _is_within(tree, p.head[i], gap))
    return any(_has_other_subject(tree, following, subject) for subject in subjects)


def _left_out_verb(tree: QuotedTree, i: int, gap: TextSpan, *, ends: bool) -> Iterator[int]:
    """The verb in a gap that a quoted word or clause behind it goes with."""
    p = tree.p
    if tree.is_predicate(i):
        head = p.head[i]
        joined = p.edges[i][0] < i and tree.kept[p.edges[i][0]]  # else it is a sentence of its own
        if joined and p.dep[i] == ADVERBIAL_CLAUSE and _is_within(tree, head, gap) and tree.has_own_subject(head):
            yield head
        return
    if p.dep[i] == PREPOSITION or ends:  # "in May" may be said of anything
        return
    while p.dep[i] in _ARGUMENTS and _is_within(tree, p.head[i], gap):
        i = p.head[i]
        if tree.is_predicate(i):
            if _is_whole_clause(tree, i, gap):
                yield i
            return


def _is_whole_clause(tree: QuotedTree, verb: int, gap: TextSpan) -> bool:
    """Whether the subject of a verb is left out with it, or is that of a quoted verb before it.

    Where it is quoted, what is left of the clause is broken, and no other verb takes it.
    """
    p = tree.p
    if tree.has_own_subject(verb):
        return any(p.dep[child] in NOMINAL_SUBJECTS and _is_within(tree, child, gap) for child in p.children[verb])
    return p.dep[verb] == CONJUNCT and tree.kept[p.head[verb]] and tree.is_predicate(p.head[verb])


def _is_within(tree: QuotedTree, i: int, gap: TextSpan) -> bool:
    return not tree.kept[i] and gap.start <= tree.p.start[i] < gap.end


def _is_as_good(tree: QuotedTree, lost: int, taking: int | None, last: int) -> bool:
    """Whether a verb that is left out says the same of the same subject as the one that is quoted, if any is.

    last: the last word before the gap. Parsers take a verb for a preposition, too: "the people like the mayor".
    """
    if taking is None:
        return tree.p.sent[lost] == tree.p.sent[last]
    if tree.p.lemma[lost] != tree.p.lemma[taking]:
        return False
    one, other = tree.subject(lost), tree.subject(taking)
    return one is None or other is None or tree.lower[one] == tree.lower[other]


def _has_other_subject(tree: QuotedTree, verb: int, subject: int) -> bool:
    """Whether a verb has a noun for its subject that is left out, and is another one; a pronoun may be the same."""
    own = tree.subject(verb)
    if own is None or tree.kept[own] or tree.p.pos[own] not in _NOUNS:
        return False
    return tree.p.lemma[own] != tree.p.lemma[subject]
