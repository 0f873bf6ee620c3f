"""What can be asked for in an address: filters of statements, as `inquit find` has them, order, and how many."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from inquit.document import QuoteType, SpeakerKind, Status
from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.sameness.wording import MIN_WORDS
from inquit.store.search.filter_keywords import filter_of
from inquit.store.search.statement_search import Order
from inquit.text_kinds import Genre

__all__ = [
    "LARGEST",
    "MOST_BEFORE",
    "MOST_ROWS",
    "Before",
    "Day",
    "FiguresAsked",
    "Offset",
    "PageSize",
    "QueueAsked",
    "RowId",
    "RowNumber",
    "SameAsked",
    "StatementFilters",
    "StatementsAsked",
]

# More than any row of a database has.
LARGEST: Final = 2**62
# Rows of one answer; more of them are the next page.
MOST_ROWS: Final = 500
# Further back nobody looks; a narrower search tells more.
MOST_BEFORE: Final = 10_000
_USUAL_ROWS: Final = 50
_MOST_VALUES: Final = 20
_LONGEST: Final = 300  # characters of a name
_LONGEST_SEARCH: Final = 1_000

RowNumber = Annotated[int, Path(ge=1, le=LARGEST)]
RowId = Annotated[str, Path(max_length=_LONGEST, description="The id of a statement in its text, such as q1.")]
Before = Annotated[int | None, Query(ge=1, le=LARGEST, description="Only those with a lower number.")]
PageSize = Annotated[int, Query(ge=1, le=MOST_ROWS, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=MOST_BEFORE, description="How many to pass over.")]
_Value = Annotated[str, Field(max_length=_LONGEST)]
_Values = Annotated[list[_Value], Field(max_length=_MOST_VALUES)]
Day = Annotated[str, Field(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class StatementFilters(BaseModel):
    """Which statements are meant: those that pass all of these."""

    model_config = ConfigDict(extra="forbid")

    person: _Values = Field([], description="Whoever has one of these names, or is this person (p12).")
    to: _Values = Field([], description="Said to whoever has one of these names.")
    role: _Values = Field([], description="Words of the speaker's role or affiliation.")
    kind: list[SpeakerKind] = Field([], max_length=_MOST_VALUES, description="Kinds of speakers.")
    type: list[QuoteType] = Field([], max_length=_MOST_VALUES, description="Types of statements.")
    status: list[Status] = Field([], max_length=_MOST_VALUES, description="Whether the text says that it was said.")
    genre: list[Genre] = Field([], max_length=_MOST_VALUES, description="Kinds of texts.")
    site: _Values = Field([], description="Names of sites.")
    since: Day | None = Field(None, description="The first day, month or year.")
    until: Day | None = Field(None, description="The last day, month or year.")
    added_since: _Value | None = Field(None, description="When the text came at the earliest, UTC in ISO 8601.")
    min_confidence: float = Field(0.0, ge=0, le=1, description="The lowest confidence.")
    first_hand: bool = Field(False, description="Leave out what the text has from somebody else's words.")
    where: _Values = Field([], description="COLUMN=VALUE: what describes the text, or what you keep about it.")

    def rows(self) -> RowFilter:
        """The filter.

        Raises:
            SettingsError: a column is named without a value.
        """
        asked: dict[str, Any] = {name: getattr(self, name) for name in StatementFilters.model_fields}
        pairs = [one.partition("=") for one in self.where]
        if any(not sign for _, sign, _ in pairs):
            raise SettingsError("where is a column and its value, as in site=Herald")
        return filter_of({**asked, "where": {name: value for name, _, value in pairs}})


class StatementsAsked(StatementFilters):
    """What is searched for."""

    words: str = Field("", max_length=_LONGEST_SEARCH, description='All; "a phrase", -without, this OR that, begin*.')
    around: bool = Field(False, description="The words may also stand around the statement, in its paragraph.")
    order: Order = Field("date", description="The latest, the most certain, or what fits the words best first.")
    limit: int = Field(_USUAL_ROWS, ge=1, le=MOST_ROWS, description="How many at most.")
    offset: int = Field(0, ge=0, le=MOST_BEFORE, description="How many to pass over.")


class QueueAsked(StatementFilters):
    """What is to be reviewed."""

    limit: int = Field(_USUAL_ROWS, ge=1, le=MOST_ROWS, description="How many at most.")


class FiguresAsked(StatementFilters):
    """What is counted."""

    by: list[_Value] = Field(["person"], min_length=1, max_length=2, description="As `inquit stats --by` has it.")
    distinct: bool = Field(False, description="Count the same words in several texts once.")
    top: int = Field(_USUAL_ROWS, ge=1, le=MOST_ROWS, description="Only the values that have most.")


class SameAsked(StatementFilters):
    """What is compared."""

    min_sites: int = Field(1, ge=1, le=LARGEST, description="How many sites must have the words.")
    min_words: int = Field(MIN_WORDS, ge=1, le=LARGEST, description="Shorter statements are left out.")
    limit: int = Field(_USUAL_ROWS, ge=1, le=MOST_ROWS, description="How many at most.")
