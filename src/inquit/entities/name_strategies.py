"""The ways in which texts name people: one for news, one for books; another kind of text would add its own."""

from __future__ import annotations

from collections.abc import Sequence

from inquit.document import Roster
from inquit.entities.mentions.counted_capitals import find_counted_names
from inquit.entities.mentions.name_mention import NameMention, QuotedTokens
from inquit.entities.mentions.recognised_names import find_recognised_names
from inquit.entities.names.character import Character, cluster_characters
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.names.variant_clustering import cluster_variants
from inquit.text.parsing import ParsedText

__all__ = ["CountedCapitals", "RecognisedNames"]


class RecognisedNames:
    """News: names by the recogniser and by capitals, variants of one name by its words and what it is called."""

    def find(self, parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
        return find_recognised_names(parsed, quoted)

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[NamedEntity], list[NameMention]]:
        return cluster_variants(parsed, mentions)


class CountedCapitals:
    """Books: a name is what the text never writes small, and titles tell the members of a family apart."""

    def find(self, parsed: ParsedText, quoted: QuotedTokens) -> list[NameMention]:
        return find_counted_names(parsed, quoted)

    def cluster(
        self, parsed: ParsedText, quoted: QuotedTokens, mentions: Sequence[NameMention], roster: Roster
    ) -> tuple[list[Character], list[NameMention]]:
        return cluster_characters(parsed, quoted, mentions, roster)
