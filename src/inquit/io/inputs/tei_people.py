"""Who speaks in a TEI document: the people and roles that it lists, and what its speeches call them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from inquit.document import RosterEntry
from inquit.io.inputs.xml_speech import TOGETHER, bare_label, words_of
from inquit.io.inputs.xml_tree import tag_of

__all__ = ["TeiPeople", "label_of", "tei_people"]

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_PERSONS = {"person", "personGrp", "persona"}
_NAMES = ("persName", "name", "orgName")
_NOT_OF_NAME = frozenset({"note", "stage", "idno", "roleDesc"})


@dataclass(slots=True)
class _Person:
    names: list[str] = field(default_factory=list)
    role: str | None = None
    affiliation: str | None = None
    folded: set[str] = field(default_factory=set)

    def add(self, name: str) -> None:
        """Another name; each speech may call its speaker by one, so they are not compared one by one."""
        folded = name.casefold()
        if name and folded not in self.folded:
            self.folded.add(folded)
            self.names.append(name)


@dataclass(slots=True)
class TeiPeople:
    """Those who speak, by the ids that speeches refer to."""

    _persons: dict[str, _Person] = field(default_factory=dict)

    def speaker(self, speech: Any) -> tuple[str | None, str | None, str | None]:
        """The name of who speaks, their role and affiliation, as far as they are known."""
        label = bare_label(label_of(speech))
        references = _references(speech)
        known = [self._persons[id_] for id_ in references if id_ in self._persons]
        named = [person for person in known if person.names]
        if len(named) == len(references) == 1:
            return named[0].names[0], named[0].role, named[0].affiliation
        if named and len(named) == len(references):
            return TOGETHER.join(person.names[0] for person in named), None, None
        return label or _by_reference(speech.get("who")), None, None

    def cast(self) -> list[RosterEntry]:
        """All that have a name, with the others that they are called by."""
        return [
            RosterEntry(person.names[0], tuple(person.names[1:]), id_)
            for id_, person in self._persons.items()
            if person.names
        ]

    def person(self, id_: str) -> _Person:
        """The one with this id."""
        return self._persons.setdefault(id_, _Person())


def tei_people(root: Any) -> TeiPeople:
    """The people of a document."""
    people = TeiPeople()
    organisations = _organisations(root)
    for element in root.iter("{*}person", "{*}personGrp", "{*}persona"):
        if (id_ := element.get(_ID)) is not None:
            _list_person(people.person(id_), element, id_, organisations)
    for element in root.iter("{*}castItem"):
        _list_role(people, element)
    for speech in root.iter("{*}sp"):
        references = _references(speech)
        if len(references) == 1:
            people.person(references[0]).add(bare_label(label_of(speech)))
    return people


def label_of(speech: Any) -> str:
    """What stands before a speech to say whose it is: in it in plays, and as a note before it in debates."""
    within = next((words_of(one, _NOT_OF_NAME) for one in speech if tag_of(one) == "speaker"), "")
    if within or tag_of(speech) == "sp":
        return within
    before = speech.getprevious()
    if before is not None and tag_of(before) == "note" and before.get("type") == "speaker":
        return words_of(before)
    return ""


def _list_person(person: _Person, element: Any, id_: str, organisations: dict[str, str]) -> None:
    for one in element:
        name = tag_of(one)
        if name in _NAMES and (words := _name(one)) != id_:  # an id in the place of a name is none
            person.add(words)
        elif name == "occupation":
            person.role = person.role or words_of(one) or None
        elif name == "affiliation":
            belongs = words_of(one) or organisations.get((one.get("ref") or "").removeprefix("#"))
            person.affiliation = person.affiliation or belongs or None


def _name(element: Any) -> str:
    """A name in the order in which it is said, also where the surname is listed first."""
    parts: dict[str, list[str]] = {"forename": [], "nameLink": [], "surname": []}
    for one in element:
        if (kind := tag_of(one)) in parts:
            parts[kind].append(words_of(one))
    if parts["forename"] and parts["surname"]:
        return " ".join(part for kind in parts.values() for part in kind if part)
    return bare_label(words_of(element, _NOT_OF_NAME))


def _list_role(people: TeiPeople, item: Any) -> None:
    """What a list of roles says of each in an entry: its name, and who that is."""
    roles = list(item.iter("{*}role"))
    described = next((words_of(one) for one in item.iter("{*}roleDesc")), "")
    for role in roles:
        ids = (role.get(_ID), item.get("sameAs"), item.get("corresp"), role.get("corresp"), item.get(_ID))
        id_ = next((id_.removeprefix("#") for id_ in ids if id_), None)
        if id_ is None:
            continue
        person = people.person(id_)
        if (words := bare_label(words_of(role, _NOT_OF_NAME))) != id_:
            person.add(words)
        if len(roles) == 1:
            person.role = person.role or bare_label(described) or None


def _organisations(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("{*}org"):
        name = next((words_of(one) for one in element if tag_of(one) == "orgName"), "")
        if name and element.get(_ID):
            found[element.get(_ID)] = name
    return found


def _references(speech: Any) -> list[str]:
    """The ids that a speech refers to; one of another file is known by what stands behind its sign."""
    return [reference.rpartition("#")[2] for reference in (speech.get("who") or "").split()]


def _by_reference(who: str | None) -> str | None:
    """A name where one stands in the place of ids, or else the id."""
    return None if not who or not who.strip(" #") else who.strip().removeprefix("#")
