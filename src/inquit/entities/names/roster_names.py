"""Which entry of the user's roster a name of the text belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from inquit.document import Roster, RosterEntry
from inquit.entities.names.name_words import Words, name_words, without_suffix
from inquit.entities.names.named_entity import NamedEntity
from inquit.languages import Language

__all__ = ["RosterNames", "entry_named"]


class RosterNames:
    """The entries by the words of their names, and by the family names that only one of them has."""

    def __init__(self, roster: Roster, language: Language) -> None:
        self._language = language
        self._by_words: dict[Words, RosterEntry] = {}
        for entry in roster.entries:
            for name in (entry.name, *entry.aliases):
                self._by_words.setdefault(name_words(name, language), entry)
        self._by_words.pop((), None)
        self._by_family_name = _by_family_name(roster.entries, language)

    def entry_of(self, entity: NamedEntity) -> RosterEntry | None:
        """The entry that has one of the names of an entity, or alone the family name that is all the text prints."""
        for words in (entity.words, *(name_words(variant, self._language) for variant in entity.variants)):
            if words in self._by_words:
                return self._by_words[words]
        alone = entity.kind == "person" and len(entity.words) == 1
        return self._by_family_name.get(entity.words[0]) if alone else None


def _by_family_name(entries: Iterable[RosterEntry], language: Language) -> dict[str, RosterEntry]:
    names = ((without_suffix(name_words(e.name, language), language.vocabulary), e) for e in entries)
    full = [(words[-1], entry) for words, entry in names if len(words) > 1]
    bearers = Counter(word for word, _ in full)
    return {word: entry for word, entry in full if bearers[word] == 1}


def entry_named(roster: Roster, names: Sequence[str]) -> RosterEntry | None:
    """The first entry that has one of the names, letter by letter but for capitals: for books, where a title counts."""
    known = {name.casefold() for name in names}
    return next((e for e in roster.entries if known & {n.casefold() for n in (e.name, *e.aliases)}), None)
