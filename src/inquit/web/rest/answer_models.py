"""What programs get, as the description of the interface has it; the answers themselves are plain data."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from inquit.document import QuoteType
from inquit.store.corrections.corrected_text import Review
from inquit.web.rest.shipped_schemas import DocumentRecord, QuoteRecord

__all__ = [
    "FoundAnswer",
    "FoundLine",
    "LikeAnswer",
    "PrecisionFigures",
    "QueueAnswer",
    "RejectedLine",
    "SampleAnswer",
    "ShownStatement",
    "StatementAnswer",
    "StatementLine",
    "TextAnswer",
    "TextLine",
    "TextsAnswer",
    "UnplacedLine",
]

_Stretch = Annotated[list[int], Field(min_length=2, max_length=2, description="[start, end), in code points.")]


class ShownStatement(BaseModel):
    """A statement as it was shown: what corrections name it by."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: int = Field(ge=1, le=2**62, description="The number of its text.")
    row: str = Field(max_length=300, description="Its id in the text, such as q1.")
    version: str = Field(max_length=300, description="Of what is seen of it; where it is another now, nothing is done.")


class TextLine(BaseModel):
    """A text in a list."""

    number: int = Field(description="By which the text is asked for.")
    id: str
    title: str | None
    author: str | None
    site: str | None
    date: str | None
    words: int
    statements: int
    reviewed: int = Field(description="How many of its statements somebody has judged.")
    is_done: bool = Field(description="Whether all of it was reviewed.")


class TextsAnswer(BaseModel):
    """Texts, those that came last first."""

    texts: list[TextLine]
    total: int = Field(description="How many texts there are in all.")
    more: int | None = Field(description="With `before`, the next page; null on the last one.")


class StatementLine(BaseModel):
    """A statement of a text, as corrections name it."""

    ref: ShownStatement
    number: int = Field(description="The number of the statement in the database.")
    review: Review | None = Field(description="What became of it; null where nobody has judged it.")


class RejectedLine(BaseModel):
    """What the reader had found and somebody has rejected."""

    row: str
    statement: str
    content: list[_Stretch]
    correction: int | None = Field(description="What takes it back.")
    reviewer: str | None


class UnplacedLine(BaseModel):
    """A correction that fits nothing in its text any more."""

    correction: int
    kind: str
    words: list[str]


class TextAnswer(BaseModel):
    """A text with its statements, as corrected; speakers are as the text names them."""

    number: int
    version: str = Field(description="Of the text, for what is added to it or said of all of it.")
    is_done: bool = Field(description="Whether all of it was reviewed.")
    document: DocumentRecord
    statements: list[StatementLine] = Field(description="How corrections name them, in the order of the document.")
    rejected: list[RejectedLine]
    people: list[str] = Field(description="Who speaks in it, as it was found or corrected.")
    unplaced: list[UnplacedLine] = Field(description="Corrections that fit nothing in it any more.")


class StatementAnswer(StatementLine):
    """One statement."""

    quote: QuoteRecord
    found: bool = Field(description="Whether the reader has found it; else somebody has added it.")


class LikeAnswer(BaseModel):
    """Statements that may be corrected at once."""

    statements: list[ShownStatement]


class FoundLine(BaseModel):
    """A statement that was found."""

    ref: ShownStatement
    number: int = Field(description="The number of the statement in the database.")
    document: str = Field(description="The id of its text.")
    statement: str
    person: str | None
    person_number: int | None
    role: str | None
    affiliation: str | None
    addressee: str | None
    reported_by: str | None
    type: QuoteType
    act: str
    status: str
    confidence: float
    date: str | None
    site: str | None
    title: str | None
    url: str | None
    origin: str = Field(description="The file, table or address that the text came from.")
    place: str | None
    paragraph: int
    marks: list[_Stretch] = Field(description="Where the words stand in the statement.")


class FoundAnswer(BaseModel):
    """What was found."""

    statements: list[FoundLine]
    total: int = Field(description="How many there are; of more than can be asked for, perhaps not all are counted.")
    undated: int = Field(description="How many texts were left out for want of a date.")


class QueueAnswer(BaseModel):
    """The statements that nobody has judged, the least certain first."""

    statements: list[FoundLine]
    left: int = Field(description="How many there are in all.")


class PrecisionFigures(BaseModel):
    """How many of those that were judged are right."""

    right: int
    judged: int
    low: float
    high: float


class SampleAnswer(BaseModel):
    """A sample under review; the share of all that is right lies between low and high, in 95 of 100 samples."""

    number: int
    seed: int
    size: int
    left: int = Field(description="How many nobody has judged yet.")
    gone: int = Field(description="How many the reader does not find any more.")
    precision: PrecisionFigures | None
    statements: list[FoundLine] = Field(description="The next ones to judge, in the order of drawing.")
