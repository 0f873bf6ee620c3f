"""Words outside a quotation that by the parse govern what is quoted: its negation, modal, condition, or a frame.

They are looked for at every quoted verb among what it governs, at every quoted noun among what counts it, and above
each quoted word whose head is not quoted. Where the parse is broken, a negation right beside the cut counts alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from inquit.document import TextSpan
from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    NOMINAL_SUBJECTS,
    OBJECT,
    PREPOSITION,
    PREPOSITION_OBJECT,
)
from inquit.text.parsing import Paragraph
from inquit.verification.counted_nouns import about_noun, counted_by
from inquit.verification.governed_clauses import about_clause, denied_phrase, negations
from inquit.verification.governing_conditions import opened_conditions
from inquit.verification.quoted_tree import QuotedTree, Turning
from inquit.verification.words_above import words_above

__all__ = ["Turning", "governing_words"]

# Of an expression that is cut in its middle: "as | though", "no | longer".
_CUT_IN_TWO: Final = frozenset({"negation", "frame", "condition"})
_COUNTING: Final = frozenset({"ADJ", "DET", "NUM"})
# What a verb says something of; clauses below it are looked at by themselves.
_GO_WITH_VERBS: Final = NOMINAL_SUBJECTS | {
    ADJECTIVE_COMPLEMENT,
    ATTRIBUTE,
    OBJECT,
    PREPOSITION,
    PREPOSITION_OBJECT,
}


def governing_words(
    paragraphs: Sequence[Paragraph], kept: Sequence[TextSpan], within: Sequence[TextSpan] = ()
) -> tuple[Turning, ...]:
    """The words outside of what is quoted that by the parse govern it, in the order of the text.

    kept: the stretches of the source that are quoted; what lies between two of them is left out by the article.
    within: what the speaker says, where the source has it in marks: that somebody says it is no frame outside of them.
    """
    found: dict[TextSpan, Turning] = {}
    for p in paragraphs:
        if any(span.start < p.span.end and p.span.start < span.end for span in kept):
            for one in _in_paragraph(QuotedTree(p, kept)):
                if one.kind != "frame" or not within or any(span.contains(one.span) for span in within):
                    found.setdefault(one.span, one)
    return tuple(sorted(found.values(), key=lambda one: (one.span.start, one.span.end)))


def _in_paragraph(tree: QuotedTree) -> Iterator[Turning]:
    for i, kept in enumerate(tree.kept):
        if not kept:
            continue
        if tree.is_predicate(i):
            yield from about_clause(tree, i)
        else:
            yield from about_noun(tree, i)
            yield from opened_conditions(tree, i)
            yield from denied_phrase(tree, i)
        if not tree.kept[tree.p.head[i]]:
            yield from words_above(tree, i)
            yield from _about_left_out_verb(tree, i)
        yield from _beside_the_cut(tree, i)


def _about_left_out_verb(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """What is said of a quoted word by a verb that is left out before or behind it, so that it goes with another verb.

    "We need the mill … the harbour" takes its second half from "we never need the harbour".
    """
    if tree.p.dep[i] == ADVERBIAL_CLAUSE and tree.is_left_out(tree.p.head[i]):
        yield from negations(tree, tree.p.head[i])  # "we did not do it | because"
        return
    while tree.p.dep[i] in _GO_WITH_VERBS and tree.is_left_out(tree.p.head[i]):
        i = tree.p.head[i]
        if tree.is_predicate(i):
            yield from about_clause(tree, i)
            yield from words_above(tree, i)
            return


def _beside_the_cut(tree: QuotedTree, i: int) -> Iterator[Turning]:
    """A negation or a number right beside a quoted word, with no sign but a mark between, whatever the parser makes."""
    p = tree.p
    before = i - 1
    while before > 0 and not tree.kept[before] and p.text[before] in p.language.glyphs.marks:
        before -= 1
    if before >= 0 and not tree.kept[before] and p.sent[before] == p.sent[i]:
        if tree.has_role(before, "no"):
            yield tree.turning("negation", before)
        elif tree.kind(i) in _CUT_IN_TWO and tree.meant[before] is tree.meant[i] and not tree.is_expression(i):
            yield tree.turning(tree.kind(i), before)
        elif p.pos[i] == "NOUN" and p.pos[before] in _COUNTING:
            yield from counted_by(tree, before)
        elif tree.is_left_out(before) and tree.kind(before) == "negation":
            yield tree.turned_by(before)  # "anything but", "the opposite of"
    behind = i + 1
    if behind == len(p) or tree.kept[behind] or p.sent[behind] != p.sent[i]:
        return
    if p.pos[i] == "AUX" and tree.has_role(behind, "no"):
        yield tree.turning("negation", behind)
