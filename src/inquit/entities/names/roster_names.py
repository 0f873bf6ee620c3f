"""Which entry of the user's roster a name of the text, or a description, belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from inquit.document import Roster, RosterEntry, Speaker
from inquit.entities.names.name_words import Words, name_words, without_suffix
from inquit.entities.names.named_entity import NamedEntity
from inquit.languages import Language

__all__ = [
    "RosterNames",
    "given_forms",
    "is_description",
    "roster_names",
    "speaker_as_given",
    "with_given",
]

EntityT = TypeVar("EntityT", bound=NamedEntity)


class RosterNames:
    """The entries of the roster of a text by the words of their names, by family names that only one of them has, and,
    of those that say for which text they hold, by descriptions.
    """

    def __init__(self, roster: Roster, language: Language) -> None:
        self._language = language
        self._by_words: dict[Words, RosterEntry] = {}
        for entry, name in _names(roster.entries):
            self._by_words.setdefault(name_words(name, language), entry)
        self._by_words.pop((), None)
        self._by_family_name = _by_family_name(roster.entries, language)
        self._described = _by_description([e for e in roster.entries if e.document is not None], language)

    def entry_of(self, entity: NamedEntity) -> RosterEntry | None:
        """The entry that has one of the names of an entity, or alone the family name that is all the text prints."""
        for words in (entity.words, *(name_words(variant, self._language) for variant in entity.variants)):
            if words in self._by_words:
                return self._by_words[words]
        alone = entity.kind == "person" and len(entity.words) == 1
        return self._by_family_name.get(entity.words[0]) if alone else None

    def entry_called(self, name: str) -> RosterEntry | None:
        """The entry of exactly this name, as of a group."""
        return self._by_words.get(name_words(name, self._language))

    @property
    def knows_descriptions(self) -> bool:
        """Whether any description is known."""
        return bool(self._described)

    def entry_described(self, *wordings: str) -> RosterEntry | None:
        """The only entry that has one of the wordings of a description, articles left out, as a name."""
        for wording in wordings:
            found = self._described.get(_description_words(wording, self._language), ())
            if len(found) == 1:
                return found[0]
        return None

    def entry_named_so(self, *wordings: str) -> RosterEntry | None:
        """The same, or the one of several that has it for its name, not as an alias: where nobody else is meant."""
        for wording in wordings:
            words = _description_words(wording, self._language)
            found = self._described.get(words, [])
            if len(found) == 1 or (found and _description_words(found[0].name, self._language) == words):
                return found[0]
        return None


@lru_cache(maxsize=4)
def roster_names(roster: Roster, language: Language) -> RosterNames:
    """The names of a roster, made once for all texts for which the same entries hold."""
    return RosterNames(roster, language)


def _names(entries: Sequence[RosterEntry]) -> Iterable[tuple[RosterEntry, str]]:
    """All names: one that is somebody's name is nobody else's alias."""
    yield from ((entry, entry.name) for entry in entries)
    yield from ((entry, alias) for entry in entries for alias in entry.aliases)


def _by_family_name(entries: Iterable[RosterEntry], language: Language) -> dict[str, RosterEntry]:
    names = ((without_suffix(name_words(e.name, language), language.vocabulary), e) for e in entries)
    full = [(words[-1], entry) for words, entry in names if len(words) > 1]
    bearers = Counter(word for word, _ in full)
    return {word: entry for word, entry in full if bearers[word] == 1}


def _by_description(entries: Sequence[RosterEntry], language: Language) -> dict[Words, list[RosterEntry]]:
    """Whose each description may be. A pronoun is no description: it stands for others all the time."""
    found: dict[Words, list[RosterEntry]] = defaultdict(list)
    for entry, name in _names(entries):
        words = _description_words(name, language)
        if words and " ".join(words) not in language.vocabulary.pronouns and entry not in found[words]:
            found[words].append(entry)
    return dict(found)


def _description_words(wording: str, language: Language) -> Words:
    words = name_words(wording, language)
    return words[1:] if len(words) > 1 and words[0] in language.function_words.article else words


def is_description(name: str, language: Language) -> bool:
    """Whether a name of the roster is none, but says what somebody is: "the official", "Lund's team"."""
    words = name.split()
    bare = words[1:] if len(words) > 1 and words[0].lower() in language.function_words.article else words
    return any(word[:1].islower() for word in (bare[0], bare[-1])) if bare else False


def speaker_as_given(speaker: Speaker, entry: RosterEntry, language: Language) -> Speaker:
    """A speaker of the text with all that the user says of him."""
    return replace(
        speaker,
        name=entry.name,
        named=speaker.named or not is_description(entry.name, language),
        kind=entry.kind or speaker.kind,
        role=entry.role or speaker.role,
        affiliation=entry.affiliation or speaker.affiliation,
        gender=entry.gender or speaker.gender,
        aliases=tuple(alias for alias in speaker.aliases if alias != entry.name),
    )


def given_forms(
    roster: Roster, forms: Iterable[tuple[str, Words]], language: Language
) -> dict[tuple[str, Words], RosterEntry]:
    """Of forms of names, titles and words, whose each is by the roster, where it is one entry's alone.

    Letter by letter but for capitals, full stops and articles: a title counts. Somebody's name is nobody else's alias.
    """
    articles = language.function_words.article
    bearers: dict[Words, list[RosterEntry]] = defaultdict(list)
    own = {_form_words(entry.name, articles): entry for entry in reversed(roster.entries)}
    for entry, name in _names(roster.entries):
        words = _form_words(name, articles)
        if entry not in bearers[words] and own.get(words, entry) is entry:
            bearers[words].append(entry)
    called = ((form, bearers.get(tuple(" ".join((form[0], *form[1])).split()), ())) for form in forms)
    return {form: found[0] for form, found in called if len(found) == 1}


def _form_words(name: str, articles: Container[str]) -> Words:
    words = tuple(word.rstrip(".") for word in name.lower().split())
    return words[1:] if len(words) > 1 and words[0] in articles else words


def with_given(entities: Iterable[EntityT], roster: Roster, language: Language) -> list[EntityT]:
    """The entities as the user knows them: what pronouns and roles are read by."""
    if not roster.entries:
        return list(entities)
    names = roster_names(roster, language)
    return [_with_given(entity, names.entry_of(entity)) for entity in entities]


def _with_given(entity: EntityT, entry: RosterEntry | None) -> EntityT:
    if entry is None:
        return entity
    gender = entry.gender
    entity = replace(entity, gender=gender, likely_gender=gender) if gender else entity
    return replace(entity, kind=entry.kind) if entry.kind in ("person", "organisation") else entity
