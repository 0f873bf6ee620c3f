"""Who is in a book: everybody whom it names, and those whom it only describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace

from inquit.document import Roster, RosterEntry, TextSpan
from inquit.entities.mention_index import MentionIndex, index_mentions
from inquit.entities.mentions.anonymous_speakers import find_anonymous
from inquit.entities.mentions.described_people import find_descriptions
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.name_strategies import CountedCapitals
from inquit.entities.names.character import Character, anonymous_character, character_as_given, described_character
from inquit.entities.names.name_words import Words
from inquit.entities.names.roster_names import RosterNames, roster_names
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
    """The index with those whom the book describes: one for each wording, or the only one whose title says it.

    Wordings that the user's roster gives to somebody are all this one's, whether the book names him or not.
    """
    parsed, quoted = index.parsed, index.quoted
    named = {(m.paragraph, token) for m in index.mentions for token in range(m.lo, m.hi)}
    anonymous = list(find_anonymous(parsed, quoted, named))
    named |= {(m.paragraph, token) for m in anonymous for token in range(m.lo, m.hi)}
    found = _wordings(index, named)
    own = {c.entry.name: c.key for c in reversed(index.entities) if c.entry is not None}
    together: dict[object, list[_Wording]] = defaultdict(list)
    for wording in found.groups:
        entry = found.entry_of(wording)
        if entry is not None and entry.name in own:
            key = own[entry.name]
            found.of_named[key] += (replace(mention, entity=key) for mention in found.groups[wording])
        else:
            together[wording if entry is None else entry].append(wording)
    characters = [replace(c, mentions=(*c.mentions, *found.of_named[c.key])) for c in index.entities]
    for key, wordings in enumerate(together.values(), start=len(characters)):
        characters.append(found.character(key, wordings))
    characters += _anonymous(index, anonymous, len(characters))
    mentions = [*index.mentions, *(mention for one in characters[len(index.entities) :] for mention in one.mentions)]
    mentions += [m for c in index.entities for m in found.of_named[c.key]]
    mentions.sort(key=lambda mention: mention.place)
    return replace(index, mentions=tuple(mentions), entities=tuple(characters))


def _wordings(index: CharacterIndex, named: Container[tuple[int, int]]) -> _Wordings:
    """How the book describes people; those who have a title alone are described by its noun."""
    parsed = index.parsed
    roster = roster_names(index.roster, parsed.language)
    bearers = _only_bearers(index.entities, parsed.language.vocabulary)
    described = list(find_descriptions(parsed, index.quoted, named))
    out = _Wordings(index, roster)
    for mention, owner in zip(described, owners_of(index, described), strict=True):
        bearer = bearers.get(mention.words[0]) if len(mention.words) == 1 and _has_the(parsed, mention) else None
        if bearer is not None and owner is None and roster.entry_described(mention.words[0]) is None:
            out.of_named[bearer].append(replace(mention, entity=bearer))
            continue
        wording = (mention.words, None if owner is None else owner.one)
        out.groups[wording].append(mention)
        if owner is not None and owner.lo is not None:
            out.named_by.setdefault(wording, owner)
    return out


@dataclass(slots=True)
class _Wordings:
    """The mentions by wording.

    of_named: those of characters with a name, by their keys. named_by: whose somebody is, where the text says so.
    """

    index: CharacterIndex
    roster: RosterNames
    groups: dict[_Wording, list[NameMention]] = field(default_factory=lambda: defaultdict(list))
    of_named: dict[int, list[NameMention]] = field(default_factory=lambda: defaultdict(list))
    named_by: dict[_Wording, Owner] = field(default_factory=dict)

    def is_apart(self, wording: _Wording) -> bool:
        """Whether it is the owner who tells the one from others."""
        return wording[1] is not None and sum(w[0] == wording[0] and w[1] is not None for w in self.groups) > 1

    def owned_name(self, wording: _Wording) -> str | None:
        """The words with whose it is, as they are printed."""
        owner = self.named_by.get(wording)
        if owner is None or owner.lo is None:
            return None
        mention = next(m for m in self.groups[wording] if m.place == owner.of)
        p = self.index.parsed.paragraphs[mention.paragraph]
        return " ".join(TextSpan(p.start[owner.lo], mention.span.end).of(self.index.parsed.text).split())

    def entry_of(self, wording: _Wording) -> RosterEntry | None:
        """Who it is by the user's word."""
        if not self.roster.knows_descriptions:
            return None
        owned = self.owned_name(wording)
        bare = [] if self.is_apart(wording) else [" ".join(wording[0])]
        names = bare if owned is None else [owned, *bare]
        return self.roster.entry_described(*names) or self.roster.entry_named_so(*names)

    def character(self, key: int, wordings: Sequence[_Wording]) -> Character:
        """Somebody described in these ways, of which there are several only by the user's word."""
        mentions = sorted((m for w in wordings for m in self.groups[w]), key=lambda mention: mention.place)
        same = [replace(mention, entity=key) for mention in mentions]
        one = described_character(self.index.parsed, self.index.quoted, key, same[0].words, same)
        owned = self.owned_name(wordings[0])
        if owned is not None:
            one = replace(one, name=owned, variants=(one.name,), apart=self.is_apart(wordings[0]))
        others = (self.owned_name(wording) or " ".join(wording[0]) for wording in wordings)
        return character_as_given(one, self.entry_of(wordings[0]), others)


def _anonymous(index: CharacterIndex, found: Sequence[NameMention], first: int) -> list[Character]:
    """Those who are nobody in particular, one for each wording, with keys from `first` on."""
    roster = roster_names(index.roster, index.parsed.language)
    by_words: dict[Words, list[NameMention]] = defaultdict(list)
    for mention in found:
        by_words[mention.words].append(mention)
    return [
        character_as_given(
            anonymous_character(index.parsed, key, [replace(mention, entity=key) for mention in mentions]),
            roster.entry_named_so(" ".join(words)),
        )
        for key, (words, mentions) in enumerate(by_words.items(), start=first)
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
