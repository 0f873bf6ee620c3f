"""The characters that speak or are spoken to, as the speakers of a document."""

from __future__ import annotations

from bisect import bisect_right

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.document import Speaker, TextSpan
from inquit.text.parsing import ParsedText

__all__ = ["NARRATOR_NAME", "SpeakerList"]

NARRATOR_NAME = "narrator"


class SpeakerList:
    """Gives each speaker one id, in the order in which they are asked for.

    narrator: the character that tells the book, where the text names him or her.
    """

    def __init__(self, parsed: ParsedText, book: Book, narrator: int | None) -> None:
        self._book = book
        self._narrator = narrator
        self._starts = [p.span.start for p in parsed.paragraphs]
        self._ids: dict[CharacterKey, str] = {}
        self._of_roster: dict[str, CharacterKey] = {}

    def _one(self, key: CharacterKey) -> CharacterKey:
        """The key under which somebody is listed: the narrator's name, if it is known; one for each roster entry."""
        key = self._narrator if key == NARRATOR and self._narrator is not None else key
        if key == NARRATOR or not self._book.characters.entities[key].in_roster:
            return key
        return self._of_roster.setdefault(self._book.characters.entities[key].name, key)

    def id_of(self, key: CharacterKey | None) -> str | None:
        """The id of a speaker."""
        if key is None:
            return None
        key = self._one(key)
        if key not in self._ids:
            own = None if key == NARRATOR else self._book.characters.entities[key].roster_id
            self._ids[key] = own or f"s{len(self._ids) + 1}"
        return self._ids[key]

    def name_of(self, key: CharacterKey) -> str:
        """What a speaker is called."""
        key = self._one(key)
        return NARRATOR_NAME if key == NARRATOR else self._book.characters.entities[key].name

    def first_span(self, key: CharacterKey) -> TextSpan | None:
        """Where the name stands first in the text, None for those without one."""
        key = self._one(key)
        if key == NARRATOR:
            return None
        spans = self._book.characters.entities[key].spans
        return spans[0] if spans else None

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that an offset lies in."""
        return bisect_right(self._starts, offset) - 1

    def all(self) -> tuple[Speaker, ...]:
        """Everybody that has an id."""
        return tuple(self._speaker(key, id_) for key, id_ in self._ids.items())

    def _speaker(self, key: CharacterKey, id_: str) -> Speaker:
        if key == NARRATOR:
            return Speaker(id_, NARRATOR_NAME, named=False, kind="person")
        character = self._book.characters.entities[key]
        return Speaker(
            id_,
            character.name,
            named=character.named,
            kind="group" if character.several else "person",
            gender=character.gender,
            aliases=character.variants,
            mentions=character.spans,
        )
