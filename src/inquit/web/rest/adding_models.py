"""What programs send to add a text to the database, and what they are told while it is read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inquit.errors import SettingsError
from inquit.intake.reading_queue import TicketState
from inquit.intake.text_addition import AboutTexts, AddTexts, GivenPage, GivenText
from inquit.settings import GenreChoice
from inquit.web.rest.asked_filters import Day
from inquit.web.rest.reading_models import LONGEST_TEXT

__all__ = ["ArrivalAnswer", "ArrivedLine", "TextAsked"]

_LONGEST = 300  # characters of a name
_LONGEST_ADDRESS = 2_000

_Name = Annotated[str, Field(max_length=_LONGEST)]
_Address = Annotated[str, Field(max_length=_LONGEST_ADDRESS, pattern="^https?://[^/]")]


class TextAsked(BaseModel):
    """A text to be added: itself, or the address of a page."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)] | None = None
    url: _Address | None = Field(None, description="In the place of a text: a page on the open internet.")
    title: _Name | None = None
    date: Day | None = None
    site: _Name | None = None
    genre: GenreChoice = Field("auto", description="What kind of text it is; auto: as it looks.")

    def work(self, database: str) -> AddTexts:
        """What is to be done.

        Raises:
            SettingsError: there is no text, or two of them.
        """
        if (self.text is None) == (self.url is None):
            raise SettingsError("give either a text or the address of a page")
        given = GivenText(self.text) if self.text is not None else GivenPage(self.url or "")
        return AddTexts(database, (given,), AboutTexts(self.title, self.date, self.site, self.genre))


class ArrivedLine(BaseModel):
    """What became of a text."""

    became: Literal["new", "changed", "unchanged", "failed"]
    text: int | None = Field(description="Its number; null where it is not in the database.")
    name: str | None
    statements: int | None
    notices: list[str] = Field(description="What there is to say about how it was read.")
    why: str | None = Field(description="Why it has failed.")


class ArrivalAnswer(BaseModel):
    """Texts on their way into the database."""

    number: int = Field(description="By which it is asked how far they are.")
    state: TicketState
    ahead: int = Field(description="How many have their turn before.")
    share: float = Field(description="How much is done, from 0 to 1.")
    texts: list[ArrivedLine] = Field(description="What is done for good.")
    why: str | None = Field(description="Why it was not done to the end.")
