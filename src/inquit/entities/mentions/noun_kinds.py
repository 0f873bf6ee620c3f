"""What the common noun at a token says of whom it describes."""

from __future__ import annotations

from inquit.document import SpeakerKind
from inquit.glyphs import HYPHEN_TOKENS
from inquit.languages.tags import NAME_PLURAL, PLURALS, POSSESSIVE_ENDING
from inquit.languages.word_entries import HeadNoun
from inquit.text.parsing import Paragraph

__all__ = ["describes_people", "is_of_class", "is_possessive", "is_role_noun", "kind_of_noun", "noun_at"]


def noun_at(p: Paragraph, i: int) -> HeadNoun | None:
    """The entry of the noun at a token."""
    nouns = p.language.vocabulary.head_nouns
    return nouns.get(p.lemma[i]) or nouns.get(p.lower[i])


def kind_of_noun(p: Paragraph, i: int) -> SpeakerKind | None:
    """What kind of speaker the noun at a token describes."""
    noun = noun_at(p, i)
    if noun is None and p.tag[i] == NAME_PLURAL:  # the lemma of "Democrats" keeps its ending
        noun = p.language.vocabulary.noun_in_name(p.lower[i])
    if noun is None:
        return None
    return "group" if noun.kind == "person" and p.tag[i] in PLURALS else noun.kind


def describes_people(p: Paragraph, i: int) -> bool:
    """Whether the noun at a token describes a person or several."""
    return kind_of_noun(p, i) in ("person", "group")


def is_role_noun(p: Paragraph, i: int) -> bool:
    """Whether a token is a title or a noun for a person by role ("Gov.", "spokeswoman")."""
    vocabulary, word = p.language.vocabulary, p.lower[i]
    if word[:1] in HYPHEN_TOKENS:
        word = word[1:]  # "-Captain", with a dash that the tokenizer left on
    if word in vocabulary.titles:
        return True
    noun = vocabulary.head_nouns.get(word) or vocabulary.head_nouns.get(p.lemma[i])
    return noun is not None and noun.kind == "person"


def is_of_class(p: Paragraph, i: int, trait: str) -> bool:
    """Whether the form at a token is a noun of a class of which rules ask this ("some": a quantity)."""
    noun = p.language.vocabulary.head_nouns.get(p.lower[i])
    return noun is not None and noun.family in p.language.vocabulary.classes(trait)


def is_possessive(p: Paragraph, i: int) -> bool:
    """Whether a possessive ending follows a token, or one that has lost its apostrophe."""
    follows = p.lower[i + 1] if i + 1 < len(p) else ""
    return bool(follows) and (p.tag[i + 1] == POSSESSIVE_ENDING or follows in p.language.vocabulary.possessive_clitics)
