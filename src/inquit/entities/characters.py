"""Who is in a book: everybody whom it names, and those whom it only describes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Roster, TextSpan
from inquit.entities.mention_index import MentionIndex, index_mentions
from inquit.entities.mentions.anonymous_speakers import find_anonymous
from inquit.entities.mentions.described_people import find_descriptions
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.name_strategies import CountedCapitals
from inquit.entities.names.character import Character, anonymous_character, described_character
from inquit.entities.names.name_words import Words
from inquit.entities.owned_people import Owner, owners_of
from inquit.languages.vocabulary import Vocabulary
from inquit.text.parsing import ParsedText

__all__ = ["Character", "CharacterIndex", "index_characters"]

CharacterIndex = MentionIndex[Character]
_Wording = tuple[Words, tuple[int | None, Words] | None]  # of a description, and whose it is


def index_characters(parsed: ParsedText, quoted: QuotedTokens, roster: Roster) -> CharacterIndex:
    """The characters of a parsed book."""
    return with_described(index_mentions(parsed, CountedCapitals(), quoted, roster))


def with_described(index: CharacterIndex) -> CharacterIndex:
    """The index with those whom the book describes: one for each wording, or the only one whose title says it."""
    parsed, quoted = index.parsed, index.quoted
    named = {(m.paragraph, token) for m in index.mentions for token in range(m.lo, m.hi)}
    anonymous = list(find_anonymous(parsed, quoted, named))
    named |= {(m.paragraph, token) for m in anonymous for token in range(m.lo, m.hi)}
    bearers = _only_bearers(index.entities, parsed.language.vocabulary)
    found = list(find_descriptions(parsed, quoted, named))
    groups: dict[_Wording, list[NameMention]] = defaultdict(list)
    described: dict[int, list[NameMention]] = defaultdict(list)
    named_by: dict[_Wording, Owner] = {}
    for mention, owner in zip(found, owners_of(index, found), strict=True):
        bearer = bearers.get(mention.words[0]) if len(mention.words) == 1 and _has_the(parsed, mention) else None
        if bearer is not None and owner is None:
            described[bearer].append(replace(mention, entity=bearer))
            continue
        wording = (mention.words, None if owner is None else owner.one)
        groups[wording].append(replace(mention, entity=len(index.entities) + len(groups)))
        if owner is not None and owner.lo is not None:
            named_by.setdefault(wording, owner)
    characters = [replace(c, mentions=(*c.mentions, *described[c.key])) for c in index.entities]
    owners = Counter(words for words, owner in groups if owner is not None)
    for key, (wording, mentions) in enumerate(groups.items(), start=len(characters)):
        same = [replace(mention, entity=key) for mention in mentions]
        one = described_character(parsed, quoted, key, wording[0], same)
        characters.append(_owned(index, one, named_by.get(wording), apart=owners[wording[0]] > 1))
    characters += _anonymous(parsed, anonymous, len(characters))
    mentions = [*index.mentions, *(mention for one in characters[len(index.entities) :] for mention in one.mentions)]
    mentions += [m for c in index.entities for m in described[c.key]]
    mentions.sort(key=lambda mention: mention.place)
    return replace(index, mentions=tuple(mentions), entities=tuple(characters))


def _owned(index: CharacterIndex, one: Character, owner: Owner | None, *, apart: bool) -> Character:
    """Somebody described, with whose he or she is in the name; `apart`: which tells the one from others."""
    if owner is None or owner.lo is None:
        return one
    mention = next(m for m in one.mentions if m.place == owner.of)
    p = index.parsed.paragraphs[mention.paragraph]
    name = " ".join(TextSpan(p.start[owner.lo], mention.span.end).of(index.parsed.text).split())
    return replace(one, name=name, variants=(one.name,), apart=apart)


def _anonymous(parsed: ParsedText, found: Sequence[NameMention], first: int) -> list[Character]:
    """Those who are nobody in particular, one for each wording, with keys from `first` on."""
    by_words: dict[Words, list[NameMention]] = defaultdict(list)
    for mention in found:
        by_words[mention.words].append(mention)
    return [
        anonymous_character(parsed, key, [replace(mention, entity=key) for mention in mentions])
        for key, mentions in enumerate(by_words.values(), start=first)
    ]


def _only_bearers(characters: Sequence[Character], vocabulary: Vocabulary) -> dict[str, int]:
    """By noun, who alone in the book bears the title that it stands for: "the parson" is Parson Tringham then."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for character in characters:
        for title in character.titles:
            bearers[vocabulary.title_nouns.get(title, title)].add(character.key)
    return {noun: min(found) for noun, found in bearers.items() if len(found) == 1 and noun in vocabulary.person_nouns}


def _has_the(parsed: ParsedText, mention: NameMention) -> bool:
    p = parsed.paragraphs[mention.paragraph]
    return mention.lo > 0 and p.lower[mention.lo - 1] in p.language.function_words.definite_article
