"""Books made by hand from paragraphs in notation, so that no model and no rule for names is needed.

    book = story(rose("Hester"), quote("Go."), said("No.", "Tom"), people=[person("Hester"), person("Tom")])

Everything in quotation marks is said. Whoever is given as one of the people is named wherever a form of the name
stands; a token whose dependency is `vocative` is somebody who is called by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.unit.notation import parsed, structure

from inquit.attribution.novel.book import Book
from inquit.attribution.novel.dialogue_lines import find_lines, quoted_tokens
from inquit.document import Gender, Roster
from inquit.entities.characters import Character, CharacterIndex
from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.text.parsing import Paragraph, ParsedText

__all__ = ["described", "index_given", "index_of", "person", "quote", "rose", "said", "story"]


def person(name: str, *forms: str, gender: Gender | None = None, **given: Any) -> Character:
    """Somebody with a name; `forms` are others of the name, as they are printed."""
    words = tuple(name.lower().split())
    usual = {"uses": 10, "subjects": 5, "personhood": 1.0, "all_words": frozenset(words), "named": True}
    return Character(
        key=0,
        name=name,
        kind="person",
        words=words,
        variants=forms,
        gender=gender,
        likely_gender=gender,
        mentions=(),
        **{**usual, **given},
    )


def described(words: str, *, gender: Gender | None = None, **given: Any) -> Character:
    """Somebody whom the book only describes; the last word is the noun."""
    usual = {"uses": 1, "subjects": 0, "personhood": 0.0, "named": False, "noun": words.split()[-1]}
    return person(words, gender=gender, **{**usual, **given})


def story(*notations: str, people: Sequence[Character] = (), scenes: Sequence[int] = ()) -> Book:
    """The book of these paragraphs; `scenes` are paragraphs, by place, with which a scene begins."""
    text = parsed(*notations)
    stretches = structure(text).marks.outer
    quoted = [quoted_tokens(p, here) for p, here in zip(text.paragraphs, stretches, strict=True)]
    index = index_given(text, quoted, people)
    lines = find_lines(text, stretches, quoted, index)
    return Book(text, index, lines, quoted, [text.paragraphs[i].span.start for i in scenes])


def index_given(text: ParsedText, quoted: QuotedTokens, people: Sequence[Character]) -> CharacterIndex:
    """The index of these people, named wherever a form of their names stands."""
    mentions = [m for i, p in enumerate(text.paragraphs) for m in _mentions(i, p, quoted[i], people)]
    entities = tuple(
        replace(one, key=key, mentions=tuple(m for m in mentions if m.entity == key)) for key, one in enumerate(people)
    )
    return MentionIndex(text, quoted, tuple(mentions), entities, Roster())


def index_of(book: Book, name: str) -> int:
    """The key of somebody in a book."""
    return next(one.key for one in book.characters.entities if one.name == name)


def _mentions(i: int, p: Paragraph, quoted: Sequence[bool], people: Sequence[Character]) -> list[NameMention]:
    """Where a form of the people's names stands; the longest one that does."""
    forms = sorted(
        ((form.split(), key) for key, one in enumerate(people) for form in (one.name, *one.variants)),
        key=lambda form: -len(form[0]),
    )
    out: list[NameMention] = []
    lo = 0
    while lo < len(p):
        words, key = next(((w, k) for w, k in forms if p.text[lo : lo + len(w)] == w), ([], -1))
        if words:
            hi = lo + len(words)
            span, relation = p.token_span(lo, hi), p.dep[hi - 1]
            called = relation == "vocative"
            noun = None if people[key].named else hi - 1
            out.append(
                NameMention(i, lo, hi, span, tuple(w.lower() for w in words), "", relation=relation, quoted=quoted[lo],
                            vocative=called, noun=noun, entity=key)
            )  # fmt: skip
        lo += max(1, len(words))
    return out


def _name(name: str, dep: str, head: str) -> str:
    *first, last = name.split()
    return " ".join([*(f"{word}/PROPN/compound/{last}" for word in first), f"{last}/PROPN/{dep}/{head}"])


def rose(*names: str) -> str:
    """Narration: "Hester rose up.", a sentence for each."""
    return " | ".join(f"{_name(name, 'nsubj', 'rose')} rose/VERB/ROOT up/ADV/advmod/rose ." for name in names)


def quote(*words: str, call: str = "") -> str:
    """A line with nothing beside it: "“Go now.”"; `call`: whom it calls by name."""
    head, *rest = words or ("Go",)
    said = [f"{head}/VERB/ROOT", *(f"{word}/NOUN/dep/{head}" for word in rest)]
    called = ["," , _name(call, "vocative", head)] if call else []  # fmt: skip
    return " ".join(["“", *said, *called, ".", "”"])


def said(words: str, name: str, *, verb: str = "said", call: str = "") -> str:
    """A line and who says it: "“Go,” said Hester."; a name in lower case is a pronoun."""
    head, *rest = words.split()
    inner = [f"{head}/VERB/ccomp/{verb}", *(f"{word}/NOUN/dep/{head}" for word in rest)]
    called = [",", _name(call, "vocative", head)] if call else []
    who = f"{name}/PRON/nsubj/{verb}" if name in ("he", "she", "I") else _name(name, "nsubj", verb)
    return " ".join(["“", *inner, *called, ",", "”", f"{verb}/VERB/ROOT", who, "."])
