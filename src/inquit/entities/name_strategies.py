"""The ways in which texts name people: one for news, one for speech, one for books."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import Roster
from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.mentions.noun_kinds import is_role_noun
from inquit.entities.mentions.recognised_names import find_recognised_names
from inquit.entities.names.character import Character, cluster_characters
from inquit.entities.names.name_words import name_words
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.names.roster_names import with_given
from inquit.entities.names.variant_clustering import cluster_variants
from inquit.text.parsing import ParsedText

__all__ = ["CountedCapitals", "RecognisedNames", "SpokenNames"]


class RecognisedNames:
    """News: names by the recogniser and by capitals, variants of one name by its words and what it is called."""

    def find(self, parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
        return find_recognised_names(parsed, quoted)

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[NamedEntity], list[NameMention]]:
        entities, named = cluster_variants(parsed, mentions)
        return with_given(entities, roster, parsed.language), named


class SpokenNames(RecognisedNames):
    """Transcripts: as in news, but offices in capitals ("Mr. Speaker, Sir, the Minister said") are no names."""

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[NamedEntity], list[NameMention]]:
        known = {words[-1] for entry in roster.entries if (words := name_words(entry.name, parsed.language))}
        known |= {m.words[-1] for m in mentions if len(m.words) > 1 and not _is_office(parsed, m)}
        spoken = [m for m in mentions if m.words[-1] in known or not _is_office(parsed, m)]
        return RecognisedNames.cluster(self, parsed, quoted, spoken, roster)


def _is_office(parsed: ParsedText, mention: NameMention) -> bool:
    p = parsed.paragraphs[mention.paragraph]
    return all(is_role_noun(p, i) for i in range(mention.lo, mention.hi))


class CountedCapitals:
    """Books: a name is what the text never writes small, and titles tell the members of a family apart."""

    def find(self, parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
        return find_counted_names(parsed, quoted)

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[Character], list[NameMention]]:
        return cluster_characters(parsed, quoted, mentions, roster)
