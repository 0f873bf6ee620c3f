"""What programs get that ask about a whole corpus, as the description of the interface has it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from inquit.document import Gender, SpeakerKind
from inquit.web.rest.answer_models import FoundLine, UnplacedLine

__all__ = [
    "AlteredWords",
    "FiguresAnswer",
    "HistoryAnswer",
    "HistoryLine",
    "PeopleAnswer",
    "PersonAnswer",
    "PersonLine",
    "PrintedRoleLine",
    "RoleLine",
    "SameAnswer",
    "SameLine",
    "VersionLine",
]

_More = Annotated[bool, Field(description="Whether there are more than these.")]


class HistoryLine(BaseModel):
    """Something that was done at once."""

    number: int = Field(description="By which it is taken back.")
    is_decision: bool = Field(description="Whether it is one about people, and not a correction.")
    made: str
    reviewer: str | None
    kind: str
    says: str
    statements: int
    document: str | None
    text: int | None
    undone: int | str | None = Field(description="By what it was taken back; null while it holds.")


class HistoryAnswer(BaseModel):
    """What reviewers have done, the last first."""

    entries: list[HistoryLine]
    more: _More
    unplaced: list[UnplacedLine] = Field(description="Corrections that hold and fit nothing, on the first page.")


class RoleLine(BaseModel):
    """What texts print that somebody is, and when."""

    role: str
    affiliation: str | None
    first: str | None
    last: str | None
    texts: int


class PersonLine(BaseModel):
    """A person in a list."""

    number: int
    id: str = Field(description="p and the number.")
    name: str
    kind: SpeakerKind | None
    gender: Gender | None
    role: str | None
    affiliation: str | None
    identifier: str | None = Field(description="An id of your own.")
    statements: int
    texts: int
    aliases: list[str]
    roles: list[RoleLine]


class PeopleAnswer(BaseModel):
    """People, those first who say most."""

    people: list[PersonLine]
    more: _More
    version: str = Field(description="Of all that was decided about people.")


class PrintedRoleLine(BaseModel):
    """A role as texts print it."""

    role: str
    documents: int
    first: str | None
    last: str | None


class PersonAnswer(BaseModel):
    """What is known about one person."""

    number: int
    name: str
    aliases: list[str]
    statements: int
    documents: int
    words: int
    types: dict[str, int]
    first: str | None
    last: str | None
    sites: dict[str, int]
    months: dict[str, int]
    roles: list[PrintedRoleLine]
    addressees: dict[str, int]
    beside: dict[str, int] = Field(description="Who else speaks in how many of the same texts.")
    surest: list[FoundLine]


class FiguresAnswer(BaseModel):
    """As `inquit stats --by` writes it as JSON."""

    by: list[str]
    documents: int
    quotes: int
    words: int
    turns: int | None
    time: float | None
    unknown: dict[str, int] = Field(description="How many statements have no value.")
    left_out: dict[str, int] = Field(description="How many values `top` has left out.")
    lines: list[dict[str, str | float | None]] = Field(description="A line for each value, or two values.")


class AlteredWords(BaseModel):
    """Words that stand otherwise than in the earliest text."""

    kind: str
    was: str
    now: str


class VersionLine(BaseModel):
    """A statement as one text has it."""

    date: str | None
    site: str | None
    document: str
    id: str
    person: str | None
    person_id: str | None
    statement: str
    altered: list[AlteredWords]


class SameLine(BaseModel):
    """The same words in several texts."""

    statement: str
    documents: int
    sites: list[str]
    different_people: list[str]
    versions: list[VersionLine]


class SameAnswer(BaseModel):
    """The same words in several texts, as `inquit same` writes it as JSON."""

    statements: list[SameLine]
    more: _More
    changed: int = Field(description="How many texts have other words since they were compared.")
