"""The people of a transcript: which labels, names of rosters and short forms are one person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from inquit.attribution.transcript.label_parts import LabelParts
from inquit.attribution.transcript.label_words import LabelWords
from inquit.document import Gender, RosterEntry, SpeakerKind, TextSpan
from inquit.entities.names.name_words import Words, initials_of, name_words, same_person, without_suffix
from inquit.languages import Language

__all__ = ["Found", "Participant", "People"]

_MOST_COMPARED = 50  # people of one family name that a name is compared with; no real text has so many
_LONGEST_CODE = 4  # letters of somebody's initials
_SHORTENED = range(2, 7)  # letters to which plays shorten a name ("Ham.")


@dataclass(slots=True, eq=False)
class Participant:
    """Somebody who speaks, or may.

    words: of the fullest name. span: where it stands. why: what says so. listed: a roster, a cast or the user names
    him. id: the user's own.
    """

    name: str
    words: Words
    named: bool
    kind: SpeakerKind = "person"
    title: str | None = None
    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    span: TextSpan | None = None
    why: str = ""
    listed: bool = False
    id: str | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: set[TextSpan] = field(default_factory=set)
    members: tuple[str, ...] = ()

    def learn(self, parts: LabelParts) -> None:
        """Take in what a label says of somebody beside the name."""
        self.title = self.title or (parts.titles[0] if parts.titles else None)
        self.role = self.role or parts.role
        self.affiliation = self.affiliation or parts.affiliation
        self.gender = self.gender or parts.gender
        self.aliases.update((parts.name, *parts.aliases))


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a name means, and how that is known."""

    person: Participant
    why: str


class People:
    """Everybody whom a text names, by all forms of the name; each form is looked up, never compared with all."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._words = LabelWords(language)
        self._exact: dict[Words, list[Participant]] = defaultdict(list)
        self._endings: dict[Words, list[Participant]] = defaultdict(list)
        self._beginnings: dict[Words, list[Participant]] = defaultdict(list)
        self._initials: dict[str, list[Participant]] = defaultdict(list)
        self._shortened: dict[str, list[Participant]] = defaultdict(list)
        self._letters: dict[str, Participant] = {}
        self._aliases: dict[str, Participant] = {}
        self.all: list[Participant] = []

    def enter(self, parts: LabelParts, *, span: TextSpan | None, why: str, listed: bool = False) -> Participant:
        """Whom a full name means: somebody known, or somebody new."""
        words = self.words_of(parts.name)
        person = self._known(words, parts)
        if person is None:
            person = Participant(parts.name, words, named=True, span=span, why=why, listed=listed)
            self.all.append(person)
            self._note(person, words)
        elif _fullness(words) > _fullness(person.words) and person.id is None and not person.listed:
            person.aliases.add(person.name)
            person.name, person.words, person.span, person.why = parts.name, words, span, why
            self._note(person, words)
        elif words not in self._exact:
            self._note(person, words)
        person.listed = person.listed or listed
        person.learn(parts)
        self.known_as(person, parts.aliases)
        return person

    def call(self, person: Participant, parts: LabelParts, span: TextSpan) -> None:
        """Call somebody by a fuller name that the text prints elsewhere."""
        person.aliases.add(person.name)
        person.name, person.words, person.span = parts.name, self.words_of(parts.name), span
        self._note(person, person.words)

    def enter_given(self, entry: RosterEntry, why: str) -> Participant:
        """Somebody whom the user names, by exactly this name; what is given of him is not learnt anew."""
        words = self.words_of(entry.name)
        person = Participant(entry.name, words, named=True, listed=True, id=entry.id, why=why)
        person.kind, person.gender = entry.kind or "person", entry.gender
        person.role, person.affiliation = entry.role, entry.affiliation
        self.all.append(person)
        self._note(person, words)
        self.known_as(person, (entry.name, *entry.aliases))
        for alias in entry.aliases:
            form = self.words_of(alias)
            if person not in self._exact[form]:
                self._exact[form].append(person)
        return person

    def known_as(self, person: Participant, aliases: Iterable[str]) -> None:
        """Note short forms that the text or the user says are somebody's."""
        for alias in aliases:
            person.aliases.add(alias)
            self._aliases.setdefault(alias.casefold(), person)

    def by_alias(self, label: str) -> Participant | None:
        """Whom a form names that somebody has said is his, letter by letter but for capitals."""
        return self._aliases.get(label.casefold())

    def torn(self, parts: LabelParts) -> Found | None:
        """Whom a name means whose letters are somebody's, with a space that does not belong: "Ste Inglass"."""
        words = self.words_of(parts.name)
        person = self._letters.get("".join(words))
        if person is None or not self._fits(person, parts):
            return None
        if len(words) < len(person.words) and not person.listed:
            person.aliases.add(person.name)
            person.name, person.words = parts.name, words
        return Found(person, "same letters")

    def short(self, parts: LabelParts) -> Found | None:
        """Whom a short form means, if only one fits: a family name, a given name, initials, a beginning."""
        words = self.words_of(parts.name)
        alias = self.by_alias(parts.name)
        if alias is not None:
            return Found(alias, "short name")
        for found, why in self._candidates(words, parts):
            fitting = [person for person in dict.fromkeys(found[:_MOST_COMPARED]) if self._fits(person, parts)]
            speaking = [person for person in fitting if not person.listed]
            for people in (fitting, speaking, [p for p in fitting if parts.gender and p.gender == parts.gender]):
                if len(people) == 1:
                    return Found(people[0], why)
        return None

    def _candidates(self, words: Words, parts: LabelParts) -> Iterable[tuple[Sequence[Participant], str]]:
        yield self._exact.get(words, ()), "full name"
        yield self._endings.get(words, ()), "surname"
        if not parts.titles:
            yield self._beginnings.get(words, ()), "given name"
        if len(words) != 1 or parts.titles:
            return
        if len(words[0]) <= _LONGEST_CODE and (parts.name.isupper() or len(words[0]) == 1):
            yield self._initials.get(words[0], ()), "initials"
        if words[0] not in self._language.vocabulary.given_names:
            yield self._shortened.get(words[0], ()), "shortened name"

    def _known(self, words: Words, parts: LabelParts) -> Participant | None:
        exact = [person for person in self._exact.get(words, ()) if self._fits(person, parts)]
        if exact:
            return exact[0]
        if len(words) == 1:
            return None
        bare = without_suffix(words, self._language.vocabulary)
        family = dict.fromkeys(self._endings.get(bare[-1:], ())[:_MOST_COMPARED])
        alike = [
            person
            for person in family
            if self._fits(person, parts) and same_person(person.words, words, self._language)
        ]
        return alike[0] if len(alike) == 1 else None

    def _fits(self, person: Participant, parts: LabelParts) -> bool:
        """Whether a title speaks against somebody."""
        if parts.gender is None or person.kind != "person":
            return True
        known = person.gender or self._language.vocabulary.given_names.get(person.words[0])
        return known in (None, parts.gender)

    def _note(self, person: Participant, words: Words) -> None:
        bare = without_suffix(words, self._language.vocabulary)
        self._exact[words].append(person)
        self._letters.setdefault("".join(words), person)
        for n in range(1, len(bare)):
            self._endings[bare[n:]].append(person)
        peer = self._words.is_peer(bare[0])
        for n in range(2 if peer else 1, len(bare)):
            if n == 1 or peer:
                self._beginnings[bare[:n]].append(person)
        if len(bare) > 1:
            self._initials[initials_of(bare)].append(person)
        if person.listed:
            for beginning in {word[:n] for word in bare for n in _SHORTENED if n < len(word)}:
                self._shortened[beginning].append(person)

    def words_of(self, name: str) -> Words:
        """The key of a name."""
        return name_words(name, self._language) or (name.casefold(),)


def _fullness(words: Words) -> int:
    """How much a name says: initials little, other words more."""
    return sum(10 if len(word) > 1 else 1 for word in words)
