"""The sources: read once, and asked many times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from inquit.document import Document, Failure
from inquit.errors import not_a_text
from inquit.settings import DEFAULT_MODEL, Settings
from inquit.source import Source
from inquit.verification.source_passages import PassageReader
from inquit.verification.word_folding import FoldedWords, fold_words

__all__ = ["Candidate", "SourceText", "Sources"]


@dataclass(frozen=True)
class SourceText:
    """One text that quotations are looked for in.

    document: where it was extracted before, what was found in it then.
    """

    source: Source
    document: Document | None = None

    @property
    def id(self) -> str:
        return self.source.id

    @property
    def text(self) -> str:
        return self.source.text

    @cached_property
    def words(self) -> FoldedWords:
        """Its words, folded."""
        return fold_words(self.text)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words of a source that may be those of a quotation: from word `lo` up to and without word `hi`.

    hits: how many runs of words it shares with the quotation.
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

    Raises:
        InputError: one of the texts is none.
    """

    def __init__(
        self,
        texts: Iterable[str | Source | Document | Failure],
        *,
        model: str = DEFAULT_MODEL,
        settings: Settings | None = None,
    ) -> None:
        self.texts: list[SourceText] = []
        self.unread: list[Failure] = []
        for number, text in enumerate(texts, start=1):
            self._add(text, f"source {number}")
        self.passages = PassageReader(model, settings or Settings())

    def __len__(self) -> int:
        return len(self.texts)

    def _add(self, text: object, id: str) -> None:
        match text:
            case Failure():
                self.unread.append(text)
            case str():
                self.texts.append(SourceText(Source(id, text)))
            case Source():
                self.texts.append(SourceText(text))
            case Document():
                path = text.meta.get("path")
                source = Source(text.id or id, text.text, path=path if isinstance(path, str) else None)
                self.texts.append(SourceText(source, text))
            case _:
                raise not_a_text(id, text)

    def candidates(self, words: tuple[str, ...]) -> Iterator[Candidate]:
        """Where words like these stand, the likeliest first."""
        size = len(words)
        near: list[Candidate] = []
        for text in self.texts:
            known = text.words.words
            for lo in range(len(known) - size + 1):
                if known[lo : lo + size] == words:
                    yield Candidate(text, lo, lo + size, size)
            near += self._near(text, words)
        yield from sorted(near, key=lambda one: -one.hits)

    def _near(self, text: SourceText, words: tuple[str, ...]) -> Iterator[Candidate]:
        known = text.words.words
        pairs = {words[at : at + 2]: at for at in range(len(words) - 1)}
        hits: dict[int, int] = {}
        for at in range(len(known) - 1):
            if (place := pairs.get(known[at : at + 2])) is not None:
                hits[at - place] = hits.get(at - place, 0) + 1
        for lo, number in hits.items():
            yield Candidate(text, max(0, lo), min(len(known), max(0, lo) + len(words)), number)
