"""What turns the meaning of quoted words in the clauses above them: "I do not think that", "they refuse to"."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Final

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADNOMINAL_CLAUSE,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARIES,
    CLAUSAL_COMPLEMENT,
    CLAUSAL_SUBJECT,
    CLAUSE_MARKER,
    CONJUNCT,
    NOMINAL_SUBJECTS,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PARATAXIS,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    RELATIVE_CLAUSE,
)
from inquit.languages.tags import BASE_FORM, WH_WORDS
from inquit.verification.governed_clauses import (
    about_clause,
    modals,
    negations,
    no_beside,
    nobody_in,
    what_others_say,
)
from inquit.verification.governing_conditions import conditions
from inquit.verification.governing_verbs import erring, over_clause, over_infinitive, supposes, truth
from inquit.verification.quoted_tree import QuotedTree, Turning

__all__ = ["words_above"]

_CLAUSES: Final = frozenset({CLAUSAL_COMPLEMENT, PARATAXIS})

_SEMICOLON: Final = ";"  # behind it a sentence begins anew

# Each rule gives what it finds, and whether what is still higher governs the words, too.
_Found = Generator[Turning, None, bool]
_Rule = Callable[[QuotedTree, int, int], _Found]


def words_above(tree: QuotedTree, top: int) -> Iterator[Turning]:
    """What turns the meaning among the words above a quoted one, from the nearest to the root.

    top: a quoted token whose head is not quoted.
    """
    below, above = top, tree.p.head[top]
    while above != below:
        rule = _RULES.get(tree.p.dep[below])
        if rule is None or not (yield from rule(tree, below, above)):
            return
        below, above = above, tree.p.head[above]


def _complement(tree: QuotedTree, below: int, above: int) -> _Found:
    """A clause that a verb or an adjective has for its object: "think that", "refuse to", "unable to"."""
    if not _is_embedded(tree, below, above):
        return False
    yield from negations(tree, above)
    yield from conditions(tree, above)
    if tree.kind(above) == "condition" and not tree.kept[above]:  # "provided that"
        yield tree.turned_by(above)
    if not _is_open(tree, below) and supposes(tree, above):
        yield tree.turning("condition", above, same=tree.p.lemma[above], sense="if")
    elif _is_open(tree, below):
        yield from modals(tree, above)
        yield from over_infinitive(tree, above)
    else:
        if tree.p.lemma[above] in tree.p.language.function_words.copula:  # "it may be that"
            yield from modals(tree, above)
        yield from over_clause(tree, above)
    yield from _interrupted(tree, below, above)
    return True


def _interrupted(tree: QuotedTree, below: int, above: int) -> Iterator[Turning]:
    """The auxiliary before a tag, of a verb that stands behind it: "“I do not,” he cried, “love her.”"."""
    for child in tree.outside(above):
        if child < below and tree.p.dep[child] in _CLAUSES:
            yield from (one for one in negations(tree, child) if one.span.start > tree.p.start[child])


def _is_embedded(tree: QuotedTree, below: int, above: int) -> bool:
    """Whether a clause really hangs on the verb: parsers put clauses side by side below one another, too."""
    if _SEMICOLON in tree.p.text[below:above]:
        return False
    if tree.is_saying(above):
        return True
    if tree.p.dep[below] == PARATAXIS:
        return False
    return below > above or any(tree.p.dep[child] == CLAUSE_MARKER for child in tree.p.children[below])


def _is_open(tree: QuotedTree, verb: int) -> bool:
    """Whether a clause has no finite verb: "(refuse) to sell", "(want) us to sell"."""
    if tree.is_infinitive(verb):
        return True
    return tree.p.dep[verb] == OPEN_CLAUSE and tree.p.tag[verb] != BASE_FORM


def _predicate(tree: QuotedTree, below: int, above: int) -> _Found:
    """What somebody or something is said to be: "a bad idea", of which "is not" is left out."""
    if tree.p.dep[below] == OBJECT_PREDICATE:
        yield from negations(tree, above)
    elif not tree.kept[above]:
        yield from about_clause(tree, above)
    return True


def _adnominal(tree: QuotedTree, below: int, above: int) -> _Found:
    """A clause that belongs to a noun: "no reason to", "the claim that", "nobody who"."""
    nobody = None if tree.kept[above] else nobody_in(tree, above)
    nobody = no_beside(tree, above) if nobody is None else nobody
    if nobody is not None:
        yield tree.turning("negation", nobody)
    if not _says_what(tree, below):
        return False
    if not tree.kept[above]:
        if tree.has_role(above, "denying noun") or tree.has_role(above, "false"):
            yield tree.turning("negation", above)
        elif tree.has_role(above, "claim") and not _is_open(tree, below) and not tree.is_own(above):
            yield tree.turning("frame", above, same=tree.p.lemma[above])
    return True


def _says_what(tree: QuotedTree, verb: int) -> bool:
    """Whether a clause says what its noun is ("the idea that we sell"), and not which one ("the man who sells")."""
    if tree.is_infinitive(verb):
        return True
    children = tree.p.children[verb]
    marked = any(tree.p.dep[child] == CLAUSE_MARKER for child in children)
    if marked and not any(tree.p.tag[child] in WH_WORDS for child in children):
        return True
    noun = tree.p.head[verb]
    content = any(tree.has_role(noun, role) for role in ("claim", "denying noun", "false"))
    # Parsers take "a lie that we sell it" for one as "a lie that we tell".
    return content and tree.lower[noun + 1] in tree.p.language.function_words.complementizer


def _subject(tree: QuotedTree, below: int, above: int) -> _Found:
    """A noun over a quoted clause, of which it is said that it is not true; a quoted noun alone claims nothing."""
    if not tree.kept[below]:
        yield from truth(tree, above)
    return False


def _subject_clause(tree: QuotedTree, below: int, above: int) -> _Found:
    yield from truth(tree, above)
    yield from what_others_say(tree, above)
    return False


def _object(tree: QuotedTree, below: int, above: int) -> _Found:
    """What is denied together with its verb: "(have) a plan", and a noun over a quoted clause."""
    if not tree.kept[below] or tree.has_role(above, "possession"):
        yield from negations(tree, above)
    if not tree.kept[below] and not tree.kept[above] and tree.has_role(above, "denying"):
        yield tree.turning("negation", above)
    return not tree.kept[below]


def _conjunct(tree: QuotedTree, below: int, above: int) -> _Found:
    """What two clauses share: the negation and the auxiliary of the first, its condition, what is above both."""
    joint = tree.joint(above, below)
    if tree.is_predicate(below) and tree.is_predicate(above):
        yield from conditions(tree, above, before=above)
        if not tree.has_own_subject(below):
            yield from _shared(tree, below, above, joint)
    return joint not in tree.words("contrast")


def _shared(tree: QuotedTree, below: int, above: int, joint: str) -> Iterator[Turning]:
    own = any(tree.p.dep[child] in AUXILIARIES for child in tree.p.children[below])
    if own or joint in tree.words("contrast") or tree.p.tag[below] != tree.p.tag[above]:
        return
    if joint in tree.words("shared negation"):
        yield from negations(tree, above, before=above)
    yield from modals(tree, above, before=above)


def _behind_preposition(tree: QuotedTree, below: int, above: int) -> _Found:
    """What is behind a preposition: "without selling", "instead of selling", "(think) of selling"."""
    denied = not tree.kept[above] and not tree.is_idle(above)
    clause = tree.p.dep[below] == PREPOSITION_CLAUSE
    over_clause = clause or not tree.kept[below]  # "against selling", "against the plan to sell"
    if denied and (tree.lower[above] in tree.words("no") or (over_clause and _is_negative(tree, above))):
        yield tree.turning("negation", above)
        return False
    if clause:
        return tree.lower[above] not in tree.words("adverbial preposition")
    return not tree.kept[below] or tree.lower[above] in tree.words("as")


def _is_negative(tree: QuotedTree, i: int) -> bool:
    if tree.kind(i) == "negation":
        return True
    than = i > 0 and tree.lower[i] in tree.p.language.function_words.comparative
    return than and tree.lower[i - 1] in tree.words("rather")


def _phrase(tree: QuotedTree, below: int, above: int) -> _Found:
    """What a phrase with a quoted clause goes with: "(prevent us) from selling", "no intention of selling"."""
    yield from negations(tree, above)
    if (no := no_beside(tree, above)) is not None:
        yield tree.turning("negation", no)
    if not tree.kept[above]:
        roles = ("denying", "denying noun", "false")
        if any(tree.has_role(above, role) for role in roles) or tree.kind(above) == "negation":
            yield tree.turning("negation", above)
        elif tree.kind(above) == "frame":  # "accused of"
            yield tree.turned_by(above)
    return True


def _purpose(tree: QuotedTree, below: int, above: int) -> _Found:
    """What something is not done for, or was wrong in: "we did not come to sell", "I was wrong when I said"."""
    if tree.is_infinitive(below):
        yield from negations(tree, above)
        yield from over_infinitive(tree, above)
    elif tree.p.tag[tree.p.edges[below][0]] in WH_WORDS and tree.is_saying(below) and not tree.kept[below]:
        yield from erring(tree, above)
    for child in tree.outside(below):
        than = tree.lower[child] in tree.p.language.function_words.comparative
        if than and any(tree.has_role(beside, "rather") for beside in tree.p.children[above]):
            yield tree.turning("negation", child)  # "rather leave than sell"
    return False


_RULES: Final[dict[str, _Rule]] = {
    **dict.fromkeys((CLAUSAL_COMPLEMENT, OPEN_CLAUSE, PARATAXIS), _complement),
    **dict.fromkeys((ADJECTIVE_COMPLEMENT, ATTRIBUTE, OBJECT_PREDICATE), _predicate),
    **dict.fromkeys((ADNOMINAL_CLAUSE, RELATIVE_CLAUSE, APPOSITION), _adnominal),
    **dict.fromkeys((PREPOSITION_CLAUSE, PREPOSITION_OBJECT), _behind_preposition),
    **dict.fromkeys(NOMINAL_SUBJECTS, _subject),
    ADVERBIAL_CLAUSE: _purpose,
    CLAUSAL_SUBJECT: _subject_clause,
    CONJUNCT: _conjunct,
    OBJECT: _object,
    PREPOSITION: _phrase,
}
