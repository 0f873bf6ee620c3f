"""Who speaks each turn: labels joined to people, offices to those who hold them, questions to those who ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from inquit.attribution.transcript.fuller_names import fuller_names
from inquit.attribution.transcript.label_parser import LabelParser
from inquit.attribution.transcript.label_parts import LabelParts, with_letters_as_names
from inquit.attribution.transcript.label_words import LabelWords
from inquit.attribution.transcript.office_holders import Holder, OfficeHolders, only_holder
from inquit.attribution.transcript.page_notes import PageNote
from inquit.attribution.transcript.people import Found, Participant, People
from inquit.attribution.transcript.talk_names import names_in_talk
from inquit.document import Roster, RosterEntry, SpeakerKind, Step, TextSpan
from inquit.languages import Language
from inquit.structure.transcript.transcript import SpokenTurn

__all__ = ["TurnSpeaker", "speakers_of_turns"]


@dataclass(frozen=True, slots=True)
class TurnSpeaker:
    """Who speaks a turn, how that is known, and the steps that led there; nobody where the text names none."""

    person: Participant | None
    how: str
    via: tuple[Step, ...] = ()


def speakers_of_turns(
    text: str,
    turns: Sequence[SpokenTurn],
    notes: Sequence[PageNote],
    reader: LabelParser,
    *,
    language: Language,
    roster: Roster,
    cast: Sequence[RosterEntry],
) -> list[TurnSpeaker]:
    """Who speaks each turn.

    roster: of the user, who wins. cast: of the file.
    """
    speakers = _Speakers(turns, notes, reader, language)
    speakers.meet(text, roster, cast)
    found = _named_in_talk(text, turns, speakers.run(), speakers.people, language)
    return [_as_shown(text, turn, one) for turn, one in zip(turns, found, strict=True)]


class _Speakers:
    """The people of one text, and whom its labels mean at each place."""

    def __init__(
        self, turns: Sequence[SpokenTurn], notes: Sequence[PageNote], reader: LabelParser, language: Language
    ) -> None:
        self.people = People(language)
        self._turns = turns
        self._notes = notes
        self._reader = reader
        self._words = LabelWords(language)
        self._wordings = {row["name"]: row["wording"] for row in language.table("wordings")}
        labels = [None if turn.speaker is None else reader.read(turn.speaker) for turn in turns]
        self._parts = with_letters_as_names(labels)
        self._court = any(one is not None and one.kind == "witness" for one in self._parts)
        self._found: dict[str, Found] = {}
        self._nameless: dict[str, Participant] = {}
        self._offices = OfficeHolders(list(self._chairs()))
        self._questions = any(one is not None and one.kind == "question" for one in self._parts)
        self._letters = {turn.speaker for turn in turns if turn.speaker is not None and len(turn.speaker) == 1}
        self._language = language
        self._sides: dict[str, list[Holder]] = {"question": [], "answer": []}

    def _chairs(self) -> Iterable[tuple[int, str]]:
        for n, parts in enumerate(self._parts):
            if parts is not None and parts.kind == "office" and self._words.is_chair(parts.name):
                yield self._place(n), parts.name

    def meet(self, text: str, roster: Roster, cast: Sequence[RosterEntry]) -> None:
        """Enter everybody whom a roster, the page or a label names, the fullest names first."""
        for entry in roster.entries:
            self.people.enter_given(entry, "roster")
        for entry in cast:
            parts = self._reader.read(entry.name).known_as(*entry.aliases)
            if self.people.by_alias(entry.name) is None:
                named = replace(parts, kind="name", aliases=tuple(entry.aliases))
                self.people.enter(named, span=None, why="cast", listed=True)
        for note in self._notes:
            if note.kind in ("listed", "holder") or len(note.parts.name.split()) > 1:
                self.people.enter(note.parts, span=note.span, why="list", listed=note.kind == "listed")
        self._enter_labels()
        self._enter_notes()
        self._enter_fuller_names(text)

    def _enter_labels(self) -> None:
        first: dict[str, tuple[int, LabelParts]] = {}
        for n, (turn, parts) in enumerate(zip(self._turns, self._parts, strict=True)):
            for label, one in self._named_labels(turn, parts):
                first.setdefault(label, (n, one))
        forms = [(label, n, one, self.people.words_of(one.name)) for label, (n, one) in first.items()]
        forms.sort(key=lambda form: (len(form[3]) == 1, -sum(len(word) > 1 for word in form[3]), form[1]))
        for label, n, one, _ in forms:
            self._found[label] = self._join(label, one, self._turns[n].label)
        for n, person in self._named_turns():
            parts = self._parts[n]
            if parts is not None and parts.kind == "name":
                self._hold(parts, person, self._place(n), self._turns[n].label)

    def _named_labels(self, turn: SpokenTurn, parts: LabelParts | None) -> Iterable[tuple[str, LabelParts]]:
        if parts is None or turn.speaker is None:
            return
        if parts.kind == "joint":
            for member in parts.members:
                one = self._reader.read(member)
                if one.kind == "name":
                    yield member, one
        elif parts.kind == "name":
            yield turn.speaker, parts.described(turn.role, turn.affiliation)

    def _named_turns(self) -> Iterable[tuple[int, Participant]]:
        for n, turn in enumerate(self._turns):
            if turn.speaker is not None and turn.speaker in self._found:
                yield n, self._found[turn.speaker].person

    def _join(self, label: str, parts: LabelParts, span: TextSpan | None) -> Found:
        given = self.people.by_alias(label)
        if given is not None:
            given.learn(parts)
            return Found(given, "roster" if given.why == "roster" else "short name")
        found = self.people.short(parts) or self.people.torn(parts)
        if found is None:
            person = self.people.enter(parts, span=span, why="label")
            return Found(person, "name" if person.name == parts.name else "other form")
        found.person.learn(parts)
        return found

    def _hold(self, parts: LabelParts, person: Participant, at: int, span: TextSpan | None) -> None:
        if parts.role is not None:
            self._offices.hold(parts.role, Holder(at, person, span))

    def _enter_notes(self) -> None:
        for note in self._notes:
            if note.kind == "listed" and note.parts.role is None:
                continue
            found = self.people.short(note.parts)
            person = self.people.enter(note.parts, span=note.span, why="page") if found is None else found.person
            person.learn(note.parts)
            self._hold(note.parts, person, note.at, note.span)
            holder = Holder(note.at, person, note.span)
            if note.kind == "chair":
                self._offices.preside(holder)
            elif note.kind in ("question", "answer"):
                self._sides[note.kind].append(holder)
        self._offices.sort()

    def _enter_fuller_names(self, text: str) -> None:
        for person, full in fuller_names(text, self._turns, dict(self._named_turns()), self._language).items():
            self.people.call(person, self._reader.read(full.name), full.span)
            self._found = {
                label: Found(person, "fuller name") if found.person is person else found
                for label, found in self._found.items()
            }

    def run(self) -> list[TurnSpeaker]:
        """Who speaks each turn."""
        if self._turns and all(turn.speaker is None and not turn.given for turn in self._turns):
            return self._alternating()
        return [
            self._speaker(n, turn, parts) for n, (turn, parts) in enumerate(zip(self._turns, self._parts, strict=True))
        ]

    def _speaker(self, n: int, turn: SpokenTurn, parts: LabelParts | None) -> TurnSpeaker:
        if parts is None or turn.speaker is None:
            return TurnSpeaker(None, "none")
        start = Step(" ".join(turn.speaker.split()), turn.label, "label")
        given = self.people.by_alias(turn.speaker) or self.people.by_alias(parts.name)
        if given is not None and given.why == "roster":
            return _spoken(start, given, "roster", None)
        if turn.speaker in self._found:
            found = self._found[turn.speaker]
            return _spoken(start, found.person, found.why, found.person.span)
        if parts.kind == "office":
            return self._office(start, parts, self._place(n))
        if parts.kind in ("question", "answer", "witness"):
            return self._side(start, parts, self._place(n))
        if parts.kind == "joint":
            return self._joint(start, parts)
        kind: SpeakerKind = "group" if parts.kind == "group" else "person"
        if given is not None:
            return _spoken(start, given, "short name", given.span)
        return TurnSpeaker(self._unnamed(parts.name, parts, kind), "group" if kind == "group" else "unnamed", (start,))

    def _place(self, n: int) -> int:
        turn = self._turns[n]
        return turn.label.start if turn.label is not None else turn.content[0].start

    def _unnamed(self, name: str, parts: LabelParts | None = None, kind: SpeakerKind = "person") -> Participant:
        key = name.casefold()
        if key not in self._nameless:
            self._nameless[key] = Participant(name, (key,), named=False, kind=kind)
        if parts is not None:
            self._nameless[key].learn(replace(parts, name=self._nameless[key].name))
        return self._nameless[key]

    def _office(self, start: Step, parts: LabelParts, at: int) -> TurnSpeaker:
        """Whoever holds the office here: as said last, or else the only one of whom the text says so."""
        holder = self._offices.holder_of(parts.name, at)
        if holder is None:
            return TurnSpeaker(self._unnamed(parts.name, parts), "office", (start,))
        holder.person.role = holder.person.role or parts.name
        return _spoken(start, holder.person, "office of", holder.span)

    def _side(self, start: Step, parts: LabelParts, at: int) -> TurnSpeaker:
        asks = parts.kind == "question"
        holder = only_holder(self._sides["question" if asks else "answer"], at)
        if holder is not None:
            return _spoken(start, holder.person, "asks" if asks else "answers", holder.span)
        if len(parts.name) == 1 and not self._questions and len(self._letters) > 1:  # "A" and "B"
            return TurnSpeaker(self._unnamed(parts.name, parts), "unnamed", (start,))
        wording = "interviewer" if asks else "witness" if self._court else "interviewee"
        return TurnSpeaker(self._unnamed(self._wordings.get(wording, parts.name), None), "side", (start,))

    def _joint(self, start: Step, parts: LabelParts) -> TurnSpeaker:
        members = []
        for member in parts.members:
            found = self._found.get(member)
            members.append(self._reader.read(member).name if found is None else found.person.name)
        *others, last = dict.fromkeys(members)
        pair = self._wordings.get("list", "{first}, {last}")
        name = pair.format(first=", ".join(others), last=last) if others else last
        person = self._unnamed(name, None, "group")
        person.members = tuple(dict.fromkeys(members))
        person.named = all(member in self._found for member in parts.members)
        return TurnSpeaker(person, "group", (start,))

    def _alternating(self) -> list[TurnSpeaker]:
        """Turns without any label, of an interview: who asks and who answers, in turn."""
        asked = self._sides["answer"]
        if not asked:
            return [TurnSpeaker(None, "none") for _ in self._turns]
        asking = self._sides["question"]
        asker = asking[0].person if asking else self._unnamed(self._wordings.get("interviewer", ""))
        return [TurnSpeaker((asker, asked[0].person)[n % 2], "in turn") for n in range(len(self._turns))]


def _named_in_talk(
    text: str, turns: Sequence[SpokenTurn], speakers: Sequence[TurnSpeaker], people: People, language: Language
) -> list[TurnSpeaker]:
    """The same, with the names of the unnamed that the talk gives."""
    words = LabelWords(language)
    unnamed = [
        one.person.name
        if one.person is not None and one.how == "unnamed" and not words.is_anybody(one.person.name)
        else None
        for one in speakers
    ]
    heard = names_in_talk(text, turns, unnamed, language)
    taken = {word for one in speakers if one.person is not None and one.person.named for word in one.person.words}
    found: dict[str, TurnSpeaker] = {}
    for label, talk in heard.items():
        if taken.isdisjoint(people.words_of(talk.name)):
            parts = LabelParts("name", talk.name, aliases=(label,))
            person = people.enter(parts, span=talk.span, why="talk")
            found[label] = TurnSpeaker(person, talk.way, (Step(talk.name, talk.span, talk.way),))
    return [
        one if label is None or label not in found else replace(found[label], via=(*one.via, *found[label].via))
        for one, label in zip(speakers, unnamed, strict=True)
    ]


def _spoken(start: Step, person: Participant, how: str, span: TextSpan | None) -> TurnSpeaker:
    if person.name == start.text:
        return TurnSpeaker(person, how, (start,))
    return TurnSpeaker(person, how, (start, Step(person.name, span, how)))


def _as_shown(text: str, turn: SpokenTurn, one: TurnSpeaker) -> TurnSpeaker:
    """The same, with what the page calls somebody before the name that its file gives.

    A step has a place only where its words stand there.
    """
    via = tuple(
        step if step.span is None or _line(step.span.of(text)) == _line(step.text) else replace(step, span=None)
        for step in one.via
    )
    if via and turn.label is not None and (shown := _line(turn.label.of(text))) not in ("", via[0].text):
        via = (Step(shown, turn.label, "label"), *via)
    return replace(one, via=via)


def _line(words: str) -> str:
    return " ".join(words.split())
