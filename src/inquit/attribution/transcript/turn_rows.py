"""Turns as rows, and their people as speakers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from inquit.attribution.transcript.people import Participant
from inquit.attribution.transcript.turn_confidence import chance_of_turn
from inquit.attribution.transcript.turn_speakers import TurnSpeaker
from inquit.document import GIVEN_TURN, Evidence, Quote, Speaker
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["ids_of_people", "names_of_people", "row_of_turn", "speaker_of_person"]


def row_of_turn(turn: SpokenTurn, by: TurnSpeaker, ids: Mapping[Participant, str]) -> Quote:
    """A turn as a row without an id and the number of its paragraph; ids: of the people."""
    rule = GIVEN_TURN if turn.given else "turn"
    return Quote(
        id="",
        type="direct",
        content=turn.content,
        source=() if turn.label is None else (turn.label,),
        speaker_id=None if by.person is None else ids[by.person],
        confidence=0.0 if by.person is None else chance_of_turn(by.how, given=turn.given),
        evidence=Evidence(rule if by.person is None else f"{rule}; {by.how}", by.via),
    )


def ids_of_people(people: Iterable[Participant]) -> dict[Participant, str]:
    """An id for each, in the order given: the user's own, or the next number."""
    order = list(dict.fromkeys(people))
    taken = {person.id for person in order if person.id is not None}
    numbers = (id for n in range(1, len(order) + len(taken) + 1) if (id := f"s{n}") not in taken)
    return {person: person.id or next(numbers) for person in order}


def names_of_people(people: Iterable[Participant]) -> dict[Participant, str]:
    """What each is called: by the title, too, where a name alone may be that of another."""
    order = list(dict.fromkeys(people))
    bearers = Counter(word for person in order for word in {person.name, person.words[-1], person.name.casefold()})
    names: dict[Participant, str] = {}
    taken: set[str] = set()
    for person in order:
        name = person.name
        if max(bearers[name], bearers[name.casefold()]) > 1 and person.title and person.id is None:
            name = f"{person.title.capitalize()} {name}"
        if name in taken and person.id is None:  # nothing tells them apart but the label
            name = next((f"{name} ({n})" for n in range(2, len(order) + 2) if f"{name} ({n})" not in taken), name)
        taken.add(name)
        names[person] = name
    return names


def speaker_of_person(person: Participant, id: str, name: str) -> Speaker:
    """A person as a speaker of the document."""
    return Speaker(
        id=id,
        name=name,
        named=person.named,
        kind=person.kind,
        role=person.role,
        affiliation=person.affiliation,
        gender=person.gender,
        aliases=tuple(sorted(person.aliases - {name})),
        mentions=tuple(sorted(person.mentions)),
        members=person.members,
    )
