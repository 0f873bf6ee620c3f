"""Who is in a book: everybody whom it names, and those whom it only describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from inquit.document import Roster
from inquit.entities.mention_index import MentionIndex, index_mentions
from inquit.entities.mentions.anonymous_speakers import find_anonymous
from inquit.entities.mentions.described_people import find_descriptions
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.name_strategies import CountedCapitals
from inquit.entities.names.character import Character, anonymous_character, described_character
from inquit.entities.names.name_words import Words
from inquit.languages.vocabulary import Vocabulary
from inquit.text.parsing import ParsedText

__all__ = ["Character", "CharacterIndex", "index_characters"]

CharacterIndex = MentionIndex[Character]


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
    keys: dict[Words, int] = {}
    described: dict[int, list[NameMention]] = defaultdict(list)
    for mention in find_descriptions(parsed, quoted, named):
        bearer = bearers.get(mention.words[0]) if len(mention.words) == 1 and _has_the(parsed, mention) else None
        key = keys.setdefault(mention.words, len(index.entities) + len(keys)) if bearer is None else bearer
        described[key].append(replace(mention, entity=key))
    characters = [replace(c, mentions=(*c.mentions, *described[c.key])) for c in index.entities]
    characters += [described_character(parsed, quoted, key, words, described[key]) for words, key in keys.items()]
    characters += _anonymous(parsed, anonymous, len(characters))
    mentions = [*index.mentions, *(mention for one in characters[len(index.entities) :] for mention in one.mentions)]
    mentions += [m for c in index.entities for m in described[c.key]]
    mentions.sort(key=lambda mention: mention.place)
    return replace(index, mentions=tuple(mentions), entities=tuple(characters))


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
