"""What became of a roster in a run: who of it says nothing, which descriptions held nowhere, and which took much."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from inquit.document import Document, Roster, RosterEntry, Speaker
from inquit.languages import language_of

__all__ = ["RosterUse"]

_SHOWN = 5  # of what a note names
# A description that gives somebody so much of a text may stand for more people than the user thought of.
_MUCH = 0.3
_FEW = 4  # statements that are not much of any text


class RosterUse:
    """Looks at all texts before their rows are chosen, and says in the end what the user may not expect."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._language = language_of()
        self._called: dict[str, list[int]] = defaultdict(list)  # places of entries by what they are called
        self._described: dict[str, list[int]] = defaultdict(list)
        for at, entry in enumerate(roster.entries):
            self._called[entry.name].append(at)
            for name in (entry.name, *entry.aliases):
                self._described[self._wording(name)].append(at)
        self._silent = dict.fromkeys(range(len(roster.entries)))
        self._unread = {entry.document: None for entry in roster.entries if entry.document is not None}
        self._not_taken: dict[str, None] = {}
        self._taken: list[str] = []
        self._looked = False

    def look_at(self, document: Document) -> None:
        """Note who of the roster speaks in a text."""
        if not self._roster.entries:
            return
        self._looked = True
        self._unread.pop(document.id, None)
        for speaker in document.speakers:
            for name in {speaker.name, *speaker.aliases}:
                for at in self._called.get(name, ()):
                    if self._roster.entries[at].document in (None, document.id):
                        self._silent.pop(at, None)
            if not speaker.named and not self._roster.everywhere:
                self._note_not_taken(speaker, document.id)
        self._note_taken(document)

    def _note_not_taken(self, speaker: Speaker, id: str) -> None:
        """Somebody is described as an entry says that does not hold for descriptions here."""
        entries = [self._roster.entries[at] for at in self._described.get(self._wording(speaker.name), ())]
        if entries and all(entry.document is None for entry in entries if entry.document in (None, id)):
            self._not_taken[speaker.name] = None

    def _note_taken(self, document: Document) -> None:
        times: Counter[tuple[str, str]] = Counter()
        for quote in document.quotes:
            speaker = document.speaker_of(quote)
            if speaker is None or not quote.source or speaker.name not in self._called:
                continue
            wording = self._wording(document.text_of(quote.source))
            if wording != self._wording(speaker.name) and self._holds(speaker.name, wording, document.id):
                times[speaker.name, wording] += 1
        for (name, wording), number in times.items():
            if number >= max(_FEW, _MUCH * len(document.quotes)):
                self._taken.append(
                    f"{number} of {len(document.quotes)} statements of {document.id} ({name}: {wording!r})"
                )

    def _holds(self, name: str, wording: str, id: str) -> bool:
        entries = (self._roster.entries[at] for at in self._described.get(wording, ()))
        return any(
            e.name == name and (self._roster.everywhere or e.document == id) and e.document in (None, id)
            for e in entries
        )

    def messages(self) -> Iterator[str]:
        """A sentence for each thing that may not be expected."""
        if not self._looked:
            return
        pronouns = dict.fromkeys(
            name for entry in self._roster.entries for name in entry.aliases if self._is_pronoun(name)
        )
        if pronouns:
            yield (
                f'--roster: pronouns are nobody\'s names, and left out: {_shown(pronouns)}; who tells a story as "I" '
                "stands in the column narrator"
            )
        if self._not_taken:
            yield (
                f"--roster: in several texts a description is not one speaker's, and these were not taken: "
                f"{_shown(self._not_taken)}; name the text in the column document, or take them with --everywhere"
            )
        if self._taken:
            yield f"--roster: a description gives a large part of a text to one speaker: {_shown(self._taken)}"
        if self._unread:
            yield f"--roster: rows are for texts that were not read: {_shown(self._unread)}"
        silent = dict.fromkeys(e.name for e in map(self._roster.entries.__getitem__, self._silent) if self._is_read(e))
        if silent:
            yield f"--roster: nothing is said by {_shown(silent)}"

    def _is_read(self, entry: RosterEntry) -> bool:
        return entry.document not in self._unread

    def _is_pronoun(self, name: str) -> bool:
        small = name.islower() or name in self._language.function_words.self_reference
        return small and name.casefold() in self._language.vocabulary.pronouns

    def _wording(self, name: str) -> str:
        """A description without its article."""
        words = name.casefold().split()
        return " ".join(words[1:] if len(words) > 1 and words[0] in self._language.function_words.article else words)


def _shown(names: Iterable[str]) -> str:
    found = list(names)
    more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more
