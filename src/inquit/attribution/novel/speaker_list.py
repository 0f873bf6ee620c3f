"""The characters that speak or are spoken to, as the speakers of a document."""

from __future__ import annotations

from bisect import bisect_right
from itertools import count

from inquit.attribution.confidence import speaker_shape
from inquit.attribution.novel.book import NARRATOR, Book, CharacterKey
from inquit.document import RosterEntry, Speaker, TextSpan
from inquit.entities.names.roster_names import speaker_as_given
from inquit.glyphs import DIRECTIONS, INVISIBLE
from inquit.text.parsing import ParsedText

__all__ = ["NARRATOR_NAME", "SpeakerList"]

NARRATOR_NAME = "narrator"


class SpeakerList:
    """Gives each speaker one id, in the order in which they are asked for.

    narrator: the character that tells the book, where the text names him or her; the user's roster knows better.
    """

    def __init__(self, parsed: ParsedText, book: Book, narrator: int | None) -> None:
        self._book = book
        self._language = parsed.language
        self._characters = book.characters.entities
        self._teller = next((e for e in book.characters.roster.entries if e.narrator and e.document is not None), None)
        self._narrator = narrator if self._teller is None else self._key_of(self._teller)
        self._starts = [p.span.start for p in parsed.paragraphs]
        self._text = parsed.text
        self._printed: dict[CharacterKey, tuple[str, TextSpan | None]] = {}
        self._ids: dict[CharacterKey, str] = {}
        self._is_told = False
        self._taken = {entry.id for entry in book.characters.roster.entries}
        self._of_roster: dict[str, CharacterKey] = {}

    def _one(self, key: CharacterKey) -> CharacterKey:
        """The key under which somebody is listed: the narrator's name, if it is known; one for each roster entry."""
        key = self._narrator if key == NARRATOR and self._narrator is not None else key
        entry = self._entry(key)
        return key if entry is None else self._of_roster.setdefault(entry.name, key)

    def _key_of(self, entry: RosterEntry) -> int | None:
        return next((one.key for one in self._characters if one.entry == entry), None)

    def _entry(self, key: CharacterKey) -> RosterEntry | None:
        return self._teller if key == NARRATOR else self._characters[key].entry

    @property
    def narrator_id(self) -> str | None:
        """The id of who tells the book, if somebody asked for it."""
        return self._ids.get(self._one(NARRATOR)) if self._is_told else None

    def id_of(self, key: CharacterKey | None) -> str | None:
        """The id of a speaker."""
        if key is None:
            return None
        self._is_told = self._is_told or key == NARRATOR
        key = self._one(key)
        if key not in self._ids:
            entry = self._entry(key)
            self._ids[key] = (None if entry is None else entry.id) or self._next_id()
        return self._ids[key]

    def _next_id(self) -> str:
        """A number that is no id of the user's."""
        taken = {*self._taken, *self._ids.values()}
        return next(id_ for n in count(len(self._ids) + 1) if (id_ := f"s{n}") not in taken)

    def name_of(self, key: CharacterKey) -> str:
        """What a speaker is called."""
        key = self._one(key)
        if key != NARRATOR:
            return self._characters[key].name
        return NARRATOR_NAME if self._teller is None else self._teller.name

    def shape_of(self, key: CharacterKey) -> str:
        """The shape of a speaker's name, for the confidence of what is reported of him."""
        return speaker_shape(self._shown(self._one(key), ""))

    def printed_name(self, key: CharacterKey) -> tuple[str, TextSpan | None]:
        """What a speaker is called, as it is printed, and where it first stands; not where only the list knows it."""
        key = self._one(key)
        if key not in self._printed:
            self._printed[key] = self._first_printed(key)
        return self._printed[key]

    def _first_printed(self, key: CharacterKey) -> tuple[str, TextSpan | None]:
        name = self.name_of(key)
        if key != NARRATOR:
            for span in self._characters[key].spans:
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
        entry = self._entry(key)
        speaker = self._shown(key, id_)
        return speaker if entry is None else speaker_as_given(speaker, entry, self._language)

    def _shown(self, key: CharacterKey, id_: str) -> Speaker:
        """A speaker as the text shows him."""
        if key == NARRATOR:
            return Speaker(id_, self.name_of(key), named=False, kind="person")
        character = self._characters[key]
        return Speaker(
            id_,
            character.name.strip(DIRECTIONS + INVISIBLE),
            named=character.named,
            kind="group" if character.several else "person",
            gender=character.gender,
            aliases=character.variants,
            mentions=character.spans,
        )
