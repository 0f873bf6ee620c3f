"""Whose mother, clerk or son somebody is whom a book only describes: "Max's mother" is not "Leo's mother"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inquit.entities.mention_index import MentionIndex
from inquit.entities.mentions.name_mention import NameMention
from inquit.entities.names.character import Character
from inquit.entities.names.name_words import Words
from inquit.text.parsing import Paragraph

__all__ = ["Owner", "owners_of"]

MODIFIERS = 3  # words before the owner that belong to it, as in other descriptions
_MODIFIES = frozenset(("ADJ", "NOUN"))


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose somebody is: a character by key, somebody described by these words, or the narrator (neither).

    lo, of: the token at which the owner's mention begins, and the place of whom it owns; None for somebody who is taken
        up without the owner's name.
    """

    key: int | None = None
    words: Words = ()
    lo: int | None = None
    of: tuple[int, int] | None = None

    @property
    def one(self) -> tuple[int | None, Words]:
        """What tells the owner from others."""
        return self.key, self.words


def owners_of(index: MentionIndex[Character], found: Sequence[NameMention]) -> list[Owner | None]:
    """Whose the described ones are; a bare "his mother" or "the mother" is the last one of that wording that fits.

    Where the text knows one owner and says "the nurse" as well, it needs no owner to tell nurses apart.
    """
    at = {(m.paragraph, m.head): m for m in found}
    out = [_owner(index, mention, at) for mention in found]
    owned: dict[Words, set[tuple[int | None, Words]]] = defaultdict(set)
    bare: set[Words] = set()
    for mention, owner in zip(found, out, strict=True):
        if owner is not None and owner.lo is not None:
            owned[mention.words].add(owner.one)
        elif _before(index, mention) not in index.parsed.language.function_words.possessive_determiner:
            bare.add(mention.words)
    last: dict[Words, Owner] = {}
    for n, mention in enumerate(found):
        owner = out[n]
        if len(owned[mention.words]) == 1 and mention.words in bare:
            out[n] = None
        elif owner is None and mention.words in last and _fits(index, mention, last[mention.words]):
            out[n] = Owner(last[mention.words].key, last[mention.words].words)
        elif owner is not None and owner.lo is not None:
            last[mention.words] = owner
    return out


def _owner(
    index: MentionIndex[Character], mention: NameMention, at: Mapping[tuple[int, int], NameMention]
) -> Owner | None:
    """Whose the text says somebody is right before the description."""
    p, before = index.parsed.paragraphs[mention.paragraph], _before(index, mention)
    if before in p.language.function_words.self_possessive:
        return Owner()
    if before not in p.language.function_words.possessive_ending or mention.lo == 1:  # with nothing in front, a mark
        return None
    named = index.at(mention.paragraph, mention.lo - 2)
    if named is not None:
        return Owner(named.entity, (), named.lo, mention.place)
    if p.pos[mention.lo - 2] == "PROPN":  # a name that stands too rarely to be known
        return Owner(None, (p.lower[mention.lo - 2],), mention.lo - 2, mention.place)
    described = at.get((mention.paragraph, mention.lo - 2))
    if described is not None:
        return Owner(None, described.words, described.lo, mention.place)
    lo = _start_of_owner(p, mention.lo - 2)
    return None if lo is None else Owner(None, tuple(p.lower[lo : mention.lo - 1]), lo, mention.place)


def _start_of_owner(p: Paragraph, i: int) -> int | None:
    """Where an owner begins who is no person by the word lists, an animal maybe: "the old fox's wife"."""
    if p.pos[i] != "NOUN":
        return None
    lo = i
    while lo and p.pos[lo - 1] in _MODIFIES and i - lo < MODIFIERS:
        lo -= 1
    return lo


def _before(index: MentionIndex[Character], mention: NameMention) -> str:
    p: Paragraph = index.parsed.paragraphs[mention.paragraph]
    return p.lower[mention.lo - 1] if mention.lo else ""


def _fits(index: MentionIndex[Character], mention: NameMention, owner: Owner) -> bool:
    """Whether "his", "her" or "the" before a description can mean an owner."""
    language, before = index.parsed.language, _before(index, mention)
    gender = language.vocabulary.pronoun_genders.get(before)
    if gender is None:
        return before in language.function_words.definite_article
    own = None if owner.key is None else index.entities[owner.key].gender
    return own in (None, gender)
