"""Whether the names of `--speaker` are names of somebody; a slip in one would go unnoticed among many texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from inquit.document import Document
from inquit.filters import folded
from inquit.nearest_names import nearest_names

__all__ = ["SpeakersAskedFor"]


class SpeakersAskedFor:
    """Looks at all texts before their rows are chosen, and says in the end which names nobody has.

    names: what `--speaker` says; of a value with commas, the names between them and the value as a whole.
    option: what says so, if it is not that.
    """

    def __init__(self, names: Sequence[str], option: str = "--speaker") -> None:
        self._names, self._option = names, option
        self._known: dict[str, str] = {}  # folded to printed
        self._looked = False

    def look_at(self, document: Document) -> None:
        """Note who says something in a text."""
        if not self._names:
            return
        self._looked = True
        speaking = {quote.speaker_id for quote in document.quotes}
        for speaker in document.speakers:
            if speaker.id in speaking:
                for name in (speaker.name, *speaker.aliases, *speaker.members):
                    self._known.setdefault(folded(name), speaker.name if name in speaker.aliases else name)

    def know(self, names: Iterable[tuple[str, str]]) -> None:
        """Note what somebody is called, folded and as it is shown."""
        if self._names:
            self._looked = True
            for name, shown in names:
                self._known.setdefault(name, shown)

    def messages(self) -> Iterator[str]:
        """A sentence for each name that nobody has."""
        if not self._looked:
            return
        found = {name for name in self._names if folded(name) in self._known}
        for name in self._names:
            of_a_whole = any("," in whole and name in map(str.strip, whole.split(",")) for whole in found)
            is_whole = "," in name and any(part.strip() in self._names for part in name.split(","))
            if name not in found and not of_a_whole and not is_whole:
                yield self._message(name)

    def _message(self, name: str) -> str:
        near = dict.fromkeys(self._known[one] for one in nearest_names(name, self._known))
        if near:
            return f"{self._option} {name!r}: nobody of this name says anything; near to it: {', '.join(near)}"
        return f"{self._option} {name!r}: nobody of this name says anything; `inquit speakers` lists who does"
