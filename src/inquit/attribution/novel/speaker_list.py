"""The characters that speak or are spoken to, as the speakers of a document."""

from __future__ import annotations

from bisect import bisect_right

from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.document import Speaker, TextSpan
from inquit.glyphs import DIRECTIONS, INVISIBLE
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
        self._text = parsed.text
        self._printed: dict[CharacterKey, tuple[str, TextSpan | None]] = {}
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

    def printed_name(self, key: CharacterKey) -> tuple[str, TextSpan | None]:
        """What a speaker is called, as it is printed, and where it first stands; not where only the list knows it."""
        key = self._one(key)
        if key not in self._printed:
            self._printed[key] = self._first_printed(key)
        return self._printed[key]

    def _first_printed(self, key: CharacterKey) -> tuple[str, TextSpan | None]:
        name = self.name_of(key)
        if key != NARRATOR:
            for span in self._book.characters.entities[key].spans:
                printed = " ".join(span.of(self._text).split())
                if printed.casefold() == name.casefold():
                    return printed, span
        return name, None

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
            character.name.strip(DIRECTIONS + INVISIBLE),
            named=character.named,
            kind="group" if character.several else "person",
            gender=character.gender,
            aliases=character.variants,
            mentions=character.spans,
        )
