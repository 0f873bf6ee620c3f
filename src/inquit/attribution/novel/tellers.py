"""Who tells a part of a book, by the name that a heading, a signature or a sentence before it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from inquit.entities.characters import Character, CharacterIndex
from inquit.entities.names.name_words import Words, name_words
from inquit.languages.relations import SUBJECT

__all__ = ["Tellers", "Telling"]

# Whoever tells says "I" and is not told of: so many times as often as he is a subject by name. By hand: a chapter that
# is headed "Emma's Story" and told of Emma has no "I" in its narration.
OFTENER = 10


@dataclass(frozen=True, slots=True)
class Telling:
    """Paragraphs, half open, and the character who tells them.

    quoted: it is a letter whose paragraphs stand in quotation marks.
    """

    lo: int
    hi: int
    teller: int
    quoted: bool = False


class Tellers:
    """Finds characters by name, and takes in those whom no paragraph names."""

    def __init__(self, index: CharacterIndex) -> None:
        self.index = index
        self._vocabulary = index.parsed.language.vocabulary
        self._new: list[Character] = []
        self._by_word: dict[str, list[Character]] = defaultdict(list)  # so that not all are looked at for each heading
        for one in index.entities:
            self._know(one)
        self._fuller: dict[int, str] = {}  # names of headings that are fuller than those of the text

    def _know(self, one: Character) -> None:
        for word in one.all_words:
            self._by_word[word].append(one)

    def known(self, name: str) -> int | None:
        """The character of a name or description, if the book has one."""
        title, words = self._taken_apart(name)
        if not words:
            return None
        gender = None if title is None else self._vocabulary.addresses[title].gender
        found = [
            (_is_form(one, words), one.uses, one.key)
            for one in self._by_word.get(max(words, key=len), ())
            if not one.anonymous and _has(one, words) and (gender is None or one.gender in (None, gender))
        ]
        return max(found, key=lambda one: (one[0], one[1], -one[2]))[2] if found else None

    def is_name(self, text: str) -> bool:
        """Whether a text is nothing but the name of a character."""
        _, words = self._taken_apart(text)
        key = self.known(text)
        one = None if key is None else (*self.index.entities, *self._new)[key]
        return one is not None and one.named and _is_form(one, words)

    def key(self, name: str) -> int | None:
        """The character of a name, which may be a new one if it surely is a person's."""
        key = self.known(name)
        if key is None:
            key = self._by_given_name(name)
        if key is None and self._is_persons(name):
            key = len(self.index.entities) + len(self._new)
            self._new.append(self._character(key, name))
            self._know(self._new[-1])
        return key

    def index_with_new(self) -> CharacterIndex:
        """The index with those whom no paragraph names, and with the fuller names of headings."""
        own = (self._named_in_full(one) if one.key in self._fuller else one for one in self.index.entities)
        return replace(self.index, entities=(*own, *self._new)) if self._new or self._fuller else self.index

    def _named_in_full(self, one: Character) -> Character:
        name = " ".join(_in_small_letters(self._fuller[one.key]))
        words = name_words(name, self.index.parsed.language)
        return replace(one, name=name, variants=(one.name, *one.variants), all_words=one.all_words | {*words})

    def _by_given_name(self, name: str) -> int | None:
        """The only one who is called by the given name of a full name: "Ann" of the text is "ANN LEE" of the heading.

        Whoever has another full name keeps it, as who has married may ("Ann Roe").
        """
        _, words = self._taken_apart(name)
        found = [one for one in self._by_word.get(words[0], ()) if one.named and one.uses] if words else []
        if len(words) < 2 or len(found) != 1 or found[0].entry is not None:  # noqa: PLR2004 - not in full
            return None
        if len(found[0].words) == 1 and not found[0].titles:
            self._fuller[found[0].key] = " ".join(name.split()[-len(words) :])
        return found[0].key

    def is_told_of(self, part: Telling, own_words: int) -> bool:
        """Whether somebody is told of in a part rather than telling it; `own_words`: how often it says "I"."""
        named = sum(
            m.entity == part.teller and m.relation == SUBJECT and not m.quoted
            for q in range(part.lo, part.hi)
            for m in self.index.mentions_in(q)
        )
        return OFTENER * named > own_words

    def _is_persons(self, name: str) -> bool:
        """Whether a name that the text does not have is a person's: by a title, a given name, or a noun for people."""
        title, words = self._taken_apart(name)
        if not words:
            return False
        known = words[0] in self._vocabulary.given_names or words[-1] in self._vocabulary.person_nouns
        return title is not None or known

    def _taken_apart(self, name: str) -> tuple[str | None, Words]:
        """The title and the words of a name, without an article."""
        words = name_words(name, self.index.parsed.language)
        articles = self.index.parsed.language.function_words.article
        while len(words) > 1 and words[0] in articles:
            words = words[1:]
        title = None
        while len(words) > 1 and words[0] in self._vocabulary.addresses:
            title, words = words[0], words[1:]
        return title, words

    def _character(self, key: int, name: str) -> Character:
        title, words = self._taken_apart(name)
        described = words[-1] in self._vocabulary.person_nouns and name.split()[0].lower() in (
            self.index.parsed.language.function_words.article
        )
        gender = None if title is None else self._vocabulary.addresses[title].gender
        gender = gender or self._vocabulary.given_names.get(words[0])
        return Character(
            key=key,
            name=" ".join(words) if described else " ".join(_in_small_letters(name)),
            kind="person",
            words=words,
            variants=(),
            gender=gender,
            likely_gender=gender,
            mentions=(),
            named=not described,
            all_words=frozenset(words),
            uses=0,
            subjects=0,
            personhood=1.0,
            noun=words[-1] if described else "",
        )


def _in_small_letters(name: str) -> Iterator[str]:
    """The words of a name that a heading may print in capitals."""
    for word in name.split():
        yield word.capitalize() if word.isupper() and len(word.strip(".")) > 1 else word


def _has(one: Character, words: Words) -> bool:
    """Whether all words are of somebody's names, an initial as that of any of them; of a description just these."""
    if not one.named:
        return one.words == words
    own = one.all_words
    return any(len(word) > 1 for word in words) and all(
        word in own or (len(word) == 1 and any(other.startswith(word) for other in own)) for word in words
    )


def _is_form(one: Character, words: Words) -> bool:
    return " ".join(words) in {one.name.lower(), *(form.lower() for form in one.variants)} or one.words == words
