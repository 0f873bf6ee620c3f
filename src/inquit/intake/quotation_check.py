"""Quotations that somebody asks a server about, against texts that come with them, or those of its database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from inquit.document import Document, Failure
from inquit.errors import InputError
from inquit.filters import TextFilter
from inquit.intake.queued_work import Tell, TextReader, with_genre
from inquit.progress import Progress
from inquit.settings import DEFAULT_MODEL
from inquit.source import Source
from inquit.store import Store

if TYPE_CHECKING:
    from inquit.verification import Verification

__all__ = ["CheckQuotations", "CorpusSources", "GivenSource"]

# Characters of the texts of a database that are looked in at once: some seconds to index them, and a gigabyte.
MOST_IN_CORPUS: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class GivenSource:
    """A text that came with the quotations."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class CorpusSources:
    """Texts of a database: those of these numbers, or else those that pass the filter, or all."""

    database: str
    numbers: tuple[int, ...] = ()
    texts: TextFilter | None = None

    def found(self) -> Iterator[Document | Failure]:
        """The texts, as corrected; one whose text was not kept is a failure.

        Raises:
            InputError: they are too much for one look.
        """
        room, asked = MOST_IN_CORPUS, len(set(self.numbers))
        with Store(self.database, writes=False) as store:
            numbers = tuple(dict.fromkeys(self.numbers)) or None
            for document in store.documents(numbers, texts=self.texts, as_found=False):
                asked -= 1
                if not document.has_text:
                    yield Failure(document.id, f"{document.id}: kept without its text; nothing is found there")
                    continue
                room -= len(document.text)
                if room < 0:
                    raise InputError(
                        f"more than {MOST_IN_CORPUS:,} characters; choose fewer texts, by their numbers, site or date"
                    )
                yield document
        if asked > 0:
            raise InputError(f"{asked} of the texts that are to be looked in are not in the database; list them anew")


@dataclass(frozen=True, slots=True)
class CheckQuotations:
    """The quotations of an article, or one quotation, against sources.

    words: the article, or the words of the quotation.
    is_article: which of the two it is.
    speaker: who is said to have said the one quotation.
    all_quoted, reported: as for `inquit.verify`.
    """

    words: str
    sources: tuple[GivenSource, ...] | CorpusSources
    is_article: bool = True
    id: str = ""
    speaker: str | None = None
    all_quoted: bool = False
    reported: bool = False
    genre: str = "auto"

    def do(self, reader: TextReader, tell: Tell, progress: Progress) -> Verification:
        """Check them.

        Raises:
            InquitError: the article cannot be read, or there is nothing to look in.
        """
        del tell
        from inquit.verification import Sources, verify
        from inquit.verification.verifying import verify_quotation

        sources = Sources(self._found(), model=DEFAULT_MODEL, settings=reader.settings)
        if not len(sources):
            raise InputError("there is no text to look in; give sources, or choose other texts of the database")
        sources.passages.pipeline = reader.pipeline()
        if not self.is_article:
            return verify_quotation(self.words, sources, self.speaker)
        article = reader.read(Source(self.id, self.words), with_genre(reader.settings, self.genre), progress)
        if isinstance(article, Failure):
            raise InputError(article.error)
        return verify(article, sources, all_quoted=self.all_quoted, reported=self.reported)

    def _found(self) -> Iterator[Source | Document | Failure]:
        if isinstance(self.sources, CorpusSources):
            yield from self.sources.found()
        else:
            yield from (Source(one.name, one.text) for one in self.sources)
