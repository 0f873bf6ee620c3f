"""What verbs, adjectives and nouns make of the clause that goes with them: "refuse to", "wrong to", "they say"."""

from __future__ import annotations

from collections.abc import Iterator

from inquit.languages.relations import (
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ATTRIBUTE,
    AUXILIARIES,
    OBJECT,
    OBJECT_PREDICATE,
    PARTICLE,
    PASSIVE_AUXILIARY,
)
from inquit.languages.tags import BASE_FORM
from inquit.verification.governed_clauses import PHRASES, frame_of, negations, reported_by_others, what_others_say
from inquit.verification.quoted_tree import QuotedTree, Turning

__all__ = ["erring", "over_clause", "over_infinitive", "supposes", "truth"]

_COMPLEMENTS = frozenset({ADJECTIVE_COMPLEMENT, ATTRIBUTE, OBJECT_PREDICATE})


def over_infinitive(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """What a verb, or what it says that something is, makes of an infinitive: "fail to", "wrong to", "have to"."""
    for word in _words(tree, verb):
        if _denies(tree, word) or tree.has_role(word, "denying infinitive") or tree.has_role(word, "false"):
            yield tree.turning("negation", word, same=tree.p.lemma[word])
        elif any(tree.p.dep[child] == ADVERB and tree.has_role(child, "too") for child in tree.outside(word)):
            yield tree.turning("negation", next(c for c in tree.outside(word) if tree.has_role(c, "too")))
        elif tree.has_role(word, "necessity"):
            yield tree.turning("modal", word, same=tree.p.lemma[word], sense="necessary")
        elif tree.has_role(word, "possibility"):
            yield tree.turning("modal", word, same=tree.p.lemma[word], sense="possible")
        elif tree.has_role(word, "former"):
            yield tree.turning("date", word)
        elif tree.has_role(word, "seeming") or _is_alleged(tree, word):
            yield tree.turning("frame", word, same=tree.p.lemma[word])
        elif tree.has_role(word, "claiming") and reported_by_others(tree, word):
            yield frame_of(tree, word)


def over_clause(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """What a verb, or what it says that something is, makes of a clause with a verb of its own: "deny that"."""
    for word in _words(tree, verb):
        if _denies(tree, word) or tree.has_role(word, "false"):
            yield tree.turning("negation", word, same=tree.p.lemma[word])
        elif tree.has_role(word, "possibility"):
            yield tree.turning("modal", word, same=tree.p.lemma[word], sense="possible")
        elif tree.has_role(word, "seeming") or _is_alleged(tree, word):
            yield tree.turning("frame", word, same=tree.p.lemma[word])
        elif reported_by_others(tree, word) and not _is_passive(tree, word):
            yield frame_of(tree, word)
    yield from what_others_say(tree, verb)


def supposes(tree: QuotedTree, verb: int) -> bool:
    """Whether a verb makes its clause a wish, or asks to suppose it: "I wish", "imagine", "let us say"."""
    if tree.kept[verb]:
        return False
    if tree.has_role(verb, "wishing"):
        return True
    children = tree.p.children[verb]
    if tree.p.tag[verb] != BASE_FORM or any(tree.p.dep[child] in AUXILIARIES for child in children):
        return False
    # "Let me say that", "let us say clearly that": that is said, not supposed.
    bare = not any(tree.p.dep[child] == ADVERB or tree.p.dep[child] in PHRASES for child in children)
    if not (tree.has_role(verb, "supposing") or (bare and tree.has_role(verb, "supposing alone"))):
        return False
    subject = tree.subject(verb)
    return subject is None or (tree.lower[subject] in tree.words("us") and tree.has_role(tree.p.head[verb], "letting"))


def erring(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """What somebody says of what was said: "I was wrong (when I said)", "I lied"."""
    if any(negations(tree, verb)):
        return
    if not tree.kept[verb] and tree.has_role(verb, "erring"):
        yield tree.turning("negation", verb, same=tree.p.lemma[verb])
    for child in tree.outside(verb):
        if tree.p.dep[child] in _COMPLEMENTS | {OBJECT} and tree.has_role(child, "false"):
            yield tree.turning("negation", child, same=tree.p.lemma[child])


def truth(tree: QuotedTree, verb: int) -> Iterator[Turning]:
    """What is said of a clause, or of the noun over it: that it is false, or not true."""
    words = [word for word in _words(tree, verb) if word != verb]
    if any(tree.has_role(word, "true") for word in words):
        yield from negations(tree, verb)
    yield from (tree.turning("negation", word) for word in words if tree.has_role(word, "false"))


def _words(tree: QuotedTree, verb: int) -> Iterator[int]:
    """A verb and what it says that something is, as far as they are not quoted."""
    if not tree.kept[verb]:
        yield verb
    yield from (child for child in tree.outside(verb) if tree.p.dep[child] in _COMPLEMENTS)


def _denies(tree: QuotedTree, word: int) -> bool:
    """Whether a verb or a noun denies what goes with it; "rule" only with "out"."""
    if not (tree.has_role(word, "denying") or tree.has_role(word, "denying noun")):
        return False
    if not tree.has_role(word, "with particle"):
        return True
    return any(tree.p.dep[child] == PARTICLE and tree.has_role(child, "out") for child in tree.p.children[word])


def _is_alleged(tree: QuotedTree, word: int) -> bool:
    """Whether somebody is said to have done something, or something is said."""
    return _is_passive(tree, word) and tree.p.lemma[word] in tree.p.language.words("report_status", "alleging")


def _is_passive(tree: QuotedTree, word: int) -> bool:
    return any(tree.p.dep[child] == PASSIVE_AUXILIARY for child in tree.p.children[word])
