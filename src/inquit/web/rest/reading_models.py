"""What programs send to have a text read, or quotations checked."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from inquit.errors import SettingsError
from inquit.filters import TextFilter
from inquit.intake.queued_work import ExtractText
from inquit.intake.quotation_check import CheckQuotations, CorpusSources, GivenSource
from inquit.settings import GenreChoice
from inquit.web.rest.asked_filters import LARGEST, Day

__all__ = ["CorpusAsked", "ExtractAsked", "SourceAsked", "VerifyAsked"]

# Characters of a text: a long novel.
LONGEST_TEXT: Final = 1_000_000
# Of a quotation alone, and of all sources that come with a request.
LONGEST_QUOTATION: Final = 20_000
MOST_IN_SOURCES: Final = 4_000_000
_MOST_SOURCES: Final = 100
_MOST_TEXTS: Final = 1_000
_MOST_SITES: Final = 20
_LONGEST: Final = 300  # characters of a name

_Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
_Name = Annotated[str, Field(max_length=_LONGEST)]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ExtractAsked(_Sent):
    """A text to be read; it is put nowhere."""

    text: _Text
    id: _Name = Field("", description="What the document is to be called.")
    genre: GenreChoice = Field("auto", description="What kind of text it is; auto: as it looks.")
    attitudes: bool = Field(False, description="Also beliefs, intentions and feelings.")
    thoughts: bool = Field(False, description="Also words in marks that were thought.")
    all_quoted: bool = Field(False, description="Also what stands in quotation marks and is nobody's statement.")
    with_text: bool = Field(False, description="Give the text back, too.")

    def work(self) -> ExtractText:
        """What is to be done."""
        return ExtractText(self.text, self.id, self.genre, self.attitudes, self.thoughts)


class SourceAsked(_Sent):
    """A text to look in."""

    name: _Name | None = None
    text: _Text


class CorpusAsked(_Sent):
    """Texts of the database to look in: those of these numbers, or all that pass the filters."""

    texts: Annotated[list[Annotated[int, Field(ge=1, le=LARGEST)]], Field(max_length=_MOST_TEXTS)] = []
    site: Annotated[list[_Name], Field(max_length=_MOST_SITES)] = []
    since: Day | None = None
    until: Day | None = None

    def sources(self, database: str) -> CorpusSources:
        """The texts."""
        return CorpusSources(
            database, tuple(self.texts), TextFilter(sites=tuple(self.site), since=self.since, until=self.until)
        )


class VerifyAsked(_Sent):
    """Quotations to be looked up: those of an article, or one; in given sources, or in the database."""

    article: _Text | None = Field(None, description="A text whose quotations are checked.")
    quotation: Annotated[str, Field(min_length=1, max_length=LONGEST_QUOTATION)] | None = Field(
        None, description="In its place: the words of one quotation."
    )
    speaker: _Name | None = Field(None, description="Who is said to have said that one.")
    sources: list[SourceAsked] | None = Field(None, min_length=1, max_length=_MOST_SOURCES)
    corpus: CorpusAsked | None = Field(None, description="In their place; without either, all of the database.")
    id: _Name = Field("", description="What the article is to be called.")
    genre: GenreChoice = Field("auto", description="What kind of text the article is; auto: as it looks.")
    all_quoted: bool = Field(False, description="Also titles, terms, and quotations of one or two words.")
    reported: bool = Field(False, description="Also statements in other words, beside the nearest passages.")

    def work(self, database: str) -> CheckQuotations:
        """What is to be done.

        Raises:
            SettingsError: the parts of the request contradict each other, or there is too much of them.
        """
        if (self.article is None) == (self.quotation is None):
            raise SettingsError("give either an article or one quotation")
        if self.speaker is not None and self.quotation is None:
            raise SettingsError("speaker belongs to one quotation; in an article it stands beside the words")
        if self.sources is not None and self.corpus is not None:
            raise SettingsError("give either sources or which texts of the database are to be looked in")
        if sum(len(one.text) for one in self.sources or ()) > MOST_IN_SOURCES:
            raise SettingsError(f"the sources have more than {MOST_IN_SOURCES:,} characters; give less at once")
        return CheckQuotations(
            self.article or self.quotation or "",
            self._against(database),
            is_article=self.article is not None,
            id=self.id,
            speaker=self.speaker,
            all_quoted=self.all_quoted,
            reported=self.reported,
            genre=self.genre,
        )

    def _against(self, database: str) -> CorpusSources | tuple[GivenSource, ...]:
        if self.sources is None:
            return (self.corpus or CorpusAsked()).sources(database)
        return tuple(
            GivenSource(one.name or f"source {number}", one.text) for number, one in enumerate(self.sources, start=1)
        )
