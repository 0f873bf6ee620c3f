"""The sources: read once, and asked many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from inquit.document import Document, Failure
from inquit.errors import InputError, not_a_text
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.source import Source
from inquit.text.respelling import respelled
from inquit.verification.indexed_words import indexed_words
from inquit.verification.similar_places import IndexedPlace, similar_places
from inquit.verification.source_passages import PassageReader
from inquit.verification.word_folding import FoldedWords
from inquit.verification.word_index import WordIndex

__all__ = ["Candidate", "SourceText", "Sources"]

# Other words than those that are looked for may have the same hash of 32 bits, but not so many in a row.
_COMPARED: Final = 4
# Places of a quotation that are looked at: those with exactly its words, and those like it. By hand.
_MOST_CANDIDATES: Final = 20


@dataclass(frozen=True)
class SourceText:
    """One text that quotations are looked for in.

    document: where it was extracted before, what was found in it then.
    index, number: where its words are looked up.
    """

    source: Source
    document: Document | None
    index: WordIndex
    number: int

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def words(self) -> FoldedWords:
        """Its words, folded; each is read when it is asked for."""
        return indexed_words(self.index, self.number, self.text, respelled(self.text))


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a source that may be those of a quotation: from word `lo` up to and without word `hi`.

    hits: how many pairs of neighbours it shares with the quotation.
    """

    source: SourceText
    lo: int
    hi: int
    hits: int


class Sources:
    """Texts that quotations are looked for in, prepared once and asked many times.

    texts: each a str, what `inquit.read` gives, or a `Document` that was extracted before. Failures among them are
        sources that could not be read.
    model, settings: how passages of sources are read where it matters who speaks; as for an `Extractor`.
    like: other sources whose passages are read so; nothing is loaded anew then.

    Raises:
        InputError: one of the texts is none, or there is one text where a list of them is wanted.
    """

    def __init__(
        self,
        texts: Iterable[str | Source | Document | Failure],
        *,
        model: str = DEFAULT_MODEL,
        settings: Settings | None = None,
        like: Sources | None = None,
    ) -> None:
        if not _are_several(texts):
            raise InputError(f"sources must be a list of texts, not one {type(texts).__name__}; put it into a list")
        self.texts: list[SourceText] = []
        self.unread: list[Failure] = []
        self._index = WordIndex()
        for number, text in enumerate(texts, start=1):
            self._take(text, f"source {number}")
        own = PassageReader(model, settings or Settings()) if like is None else like.passages.for_others()
        self.passages: PassageReader = own

    def __len__(self) -> int:
        return len(self.texts)

    def _take(self, text: object, id: str) -> None:
        match text:
            case Failure():
                self.unread.append(text)
            case str():
                self._add(Source(id, text))
            case Source():
                self._add(text)
            case Document():
                path = text.meta.get("path")
                self._add(Source(text.id or id, text.text, path=path if isinstance(path, str) else None), text)
            case _:
                raise not_a_text(id, text)

    def _add(self, source: Source, document: Document | None = None) -> None:
        meant = respelled(source.text)
        self._index.add(source.text if meant is None else meant.text)
        self.texts.append(SourceText(source, document, self._index, len(self.texts)))

    def candidates(self, words: Sequence[str]) -> Iterator[Candidate]:
        """Where words like these stand, a bounded number: exactly these first, then the likeliest."""
        exact = list(islice(self.places(words), _MOST_CANDIDATES))
        yield from exact
        for place in similar_places(self._index, self._index.hashed(words), _MOST_CANDIDATES):
            near = self._candidate(place)
            if not any(one.source is near.source and one.lo < near.hi and near.lo < one.hi for one in exact):
                yield near

    def places(self, words: Sequence[str]) -> Iterator[Candidate]:
        """Where exactly these words stand side by side, in the order of the sources."""
        hashed = self._index.hashed(words)
        for found in self._index.places(hashed):
            for text, first in zip(self._index.texts_of(found).tolist(), found.tolist(), strict=True):
                one = self._candidate(IndexedPlace(text, first, first + len(words), len(words) - 1))
                if self._index.stands_at(first, hashed) and _begins_with(one, words[:_COMPARED]):
                    yield one

    def count(self, words: Sequence[str]) -> int:
        """In how many places exactly these words stand."""
        return sum(map(len, self._index.places(self._index.hashed(words))))

    def frequency(self, word: str) -> int:
        """How often a word stands in the sources."""
        return self._index.frequency(word)

    def _candidate(self, place: IndexedPlace) -> Candidate:
        first, _ = self._index.bounds(place.text)
        return Candidate(self.texts[place.text], place.first - first, place.end - first, place.pairs)


def _are_several(texts: object) -> bool:
    """Whether it is a list of texts; one text is a list, too, but of characters."""
    return isinstance(texts, Iterable) and not isinstance(texts, str | bytes | Document)


def _begins_with(candidate: Candidate, words: Sequence[str]) -> bool:
    return tuple(candidate.source.words.words[candidate.lo : candidate.lo + len(words)]) == tuple(words)
