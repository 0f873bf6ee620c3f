"""The speakers of one text while it is read: one record each, filled with every way in which it is mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from inquit.document import Gender, RosterEntry, Speaker, SpeakerKind, TextSpan
from inquit.entities.mention_index import NameIndex
from inquit.entities.names.named_entity import NamedEntity
from inquit.entities.names.roster_names import is_description, roster_names
from inquit.entities.roles import Role, role_from_predicate, roles_of
from inquit.entities.speaker_key import SpeakerKey
from inquit.glyphs import DIRECTIONS, INVISIBLE

__all__ = ["SpeakerRegistry"]


@dataclass(slots=True)
class _Record:
    key: SpeakerKey
    name: str
    named: bool
    kind: SpeakerKind | None
    role: str | None = None
    affiliation: str | None = None
    gender: Gender | None = None
    aliases: set[str] = field(default_factory=set)
    mentions: set[TextSpan] = field(default_factory=set)
    members: tuple[str, ...] = ()
    id: str | None = None  # the user's own


def _known(key: SpeakerKey, entry: RosterEntry, kind: SpeakerKind | None) -> _Record:
    """Somebody of the user's roster; `kind` is what the text shows."""
    given = entry.kind or kind
    return _Record(key, entry.name, True, given, entry.role, entry.affiliation, entry.gender, id=entry.id)


class SpeakerRegistry:
    """Speakers by key, and the finished list in the order in which they first speak."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._records: dict[SpeakerKey, _Record] = {}
        self._entered: set[int] = set()  # entities whose mentions are noted
        self._vocabulary = index.parsed.language.vocabulary
        self._roster = roster_names(index.roster, index.parsed.language)

    def __contains__(self, key: SpeakerKey) -> bool:
        return key in self._records

    def key_of(self, entity: NamedEntity) -> SpeakerKey:
        """The key of a named entity, whether or not it is a speaker."""
        entry = self._roster.entry_of(entity)
        return SpeakerKey("roster", details=(entry.name,)) if entry else SpeakerKey("name", entity.key)

    def add_entity(self, entity: NamedEntity, name: str) -> SpeakerKey:
        """The key of a named entity, which becomes a speaker when it is first asked for."""
        entry = self._roster.entry_of(entity)
        key = self.key_of(entity)
        if key not in self._records:
            kind: SpeakerKind = "person" if entity.kind == "person" else "organisation"
            self._records[key] = _known(key, entry, kind) if entry else _Record(key, name, True, kind)
        record = self._records[key]
        if entity.key not in self._entered:
            self._entered.add(entity.key)
            record.gender = record.gender or entity.gender
            self._describe(record, entity)
            record.aliases.update(entity.variants)
            record.mentions.update(mention.span for mention in entity.mentions)
        return key

    def add_entry(self, entry: RosterEntry) -> SpeakerKey:
        """Somebody who is known from outside of the text, also if it does not name him."""
        key = SpeakerKey("roster", details=(entry.name,))
        if key not in self._records:
            self._records[key] = _known(key, entry, "person")
        return key

    @property
    def knows_descriptions(self) -> bool:
        """Whether the user's roster has any that hold for this text."""
        return self._roster.knows_descriptions

    def entry_described(self, *wordings: str) -> RosterEntry | None:
        """Whose description a wording is by the user's word, whatever else it could stand for."""
        return self._roster.entry_described(*wordings)

    def add_described(self, key: SpeakerKey, wordings: Sequence[str], kind: SpeakerKind | None) -> SpeakerKey:
        """A speaker without a name, the first wording standing for it; or whom the user says that it is."""
        entry = self._roster.entry_named_so(*wordings)
        if entry is None:
            return self.add_description(key, wordings[0], kind)
        return self.add_entry_described(entry, kind)

    def add_entry_described(self, entry: RosterEntry, kind: SpeakerKind | None) -> SpeakerKey:
        """Somebody whom the user knows and the text describes."""
        key = SpeakerKey("roster", details=(entry.name,))
        if key not in self._records:
            self._records[key] = _known(key, entry, kind)
            self._records[key].named = not is_description(entry.name, self._index.parsed.language)
        return key

    def add_description(self, key: SpeakerKey, name: str, kind: SpeakerKind | None) -> SpeakerKey:
        """A speaker without a name, or one that only stands in the user's roster."""
        if key not in self._records:
            self._records[key] = _Record(key, name, False, kind)
        record = self._records[key]
        if len(name) > len(record.name):  # "Ann Lund's team" after "Lund's team"
            record.aliases.add(record.name)
            record.name = name
        return key

    def add_group(self, key: SpeakerKey, name: str, members: tuple[str, ...], *, named: bool) -> SpeakerKey:
        """A joint source."""
        entry = self._roster.entry_called(name)
        if entry is not None:
            key = SpeakerKey("roster", details=(entry.name,))
            self._records.setdefault(key, replace(_known(key, entry, "group"), members=members, named=named))
        if key not in self._records:
            self._records[key] = _Record(key, name, named, "group", members=members)
        return key

    def mention(self, key: SpeakerKey, span: TextSpan, text: str) -> None:
        """Note one more place where the speaker is mentioned, with what is printed there."""
        record = self._records[key]
        record.mentions.add(span)
        if text and text != record.name:
            record.aliases.add(text)

    def note_gender(self, key: SpeakerKey, gender: Gender) -> None:
        """The text shows the speaker's gender by a pronoun or a noun."""
        record = self._records[key]
        if record.kind == "person" and record.gender is None:
            record.gender = gender

    def name(self, key: SpeakerKey) -> str:
        """What the speaker is called."""
        return self._records[key].name

    def kind(self, key: SpeakerKey) -> SpeakerKind | None:
        """What kind of speaker it is."""
        return self._records[key].kind

    def gender(self, key: SpeakerKey) -> Gender | None:
        """The speaker's gender as far as it is known by now."""
        return self._records[key].gender

    def likely_gender(self, key: SpeakerKey) -> Gender | None:
        """The gender as far as it is known by now, or guessed for somebody who is named."""
        shown = self._records[key].gender if key in self._records else None
        return shown if shown or key.kind != "name" else self._index.entities[key.entity].likely_gender

    def from_roster(self, key: SpeakerKey) -> bool:
        """Whether the user's roster gave the name."""
        return key.kind == "roster"

    def finish(self, order: list[SpeakerKey]) -> tuple[tuple[Speaker, ...], dict[SpeakerKey, str]]:
        """The speakers in the order given (first speaking first), and the id of each key."""
        ids: dict[SpeakerKey, str] = {}
        taken = {r.id for k in order if (r := self._records[k]).id}
        number = 0
        for key in order:
            if key in ids:
                continue
            own = self._records[key].id
            if own is None:
                number += 1
                while f"s{number}" in taken:
                    number += 1
                own = f"s{number}"
            ids[key] = own
        return tuple(self._speaker(self._records[key], id_) for key, id_ in ids.items()), ids

    def _speaker(self, record: _Record, id_: str) -> Speaker:
        return Speaker(
            id=id_,
            name=record.name.strip(DIRECTIONS + INVISIBLE),
            named=record.named,
            kind=record.kind,
            role=record.role,
            affiliation=record.affiliation,
            gender=record.gender,
            aliases=tuple(sorted(record.aliases - {record.name})),
            mentions=tuple(sorted(record.mentions)),
            members=record.members,
        )

    def _describe(self, record: _Record, entity: NamedEntity) -> None:
        """Fill in the first role that the text gives, the first affiliation that comes with one, and what they show."""
        if entity.kind != "person":
            return
        roles = [found for mention in entity.mentions for found in roles_of(self._index, mention)]
        if not any(found.role and not self._is_relation(found) for found in roles):
            roles += [found for m in entity.mentions if (found := role_from_predicate(self._index, m))]
        for found in roles:
            if record.role is None and found.role and not self._is_relation(found):
                record.role, record.affiliation = found.role, found.affiliation or record.affiliation
            record.affiliation = record.affiliation or found.affiliation
            record.gender = record.gender or (found.noun.gender if found.noun else None)

    def _is_relation(self, role: Role) -> bool:
        """Whether a description says how somebody stands to others ("wife", "friend", "rival") and not what he is."""
        return role.noun is not None and role.noun.family in self._vocabulary.classes("relation")
