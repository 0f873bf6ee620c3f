"""What programs send to correct statements: one class for each kind of correction."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inquit.document import QuoteType
from inquit.store.corrections.correction import ShownIn
from inquit.store.corrections.corrections_api import Applied, Corrections
from inquit.store.corrections.text_state import StatementRef
from inquit.web.rest.answer_models import ShownStatement
from inquit.web.rest.asked_filters import LARGEST

__all__ = [
    "AcceptChange",
    "AddChange",
    "AddresseeChange",
    "AppliedAnswer",
    "AskedChange",
    "BordersChange",
    "FinishChange",
    "RejectChange",
    "RoleChange",
    "SpeakerChange",
    "TypeChange",
]

# As many as a long text has; more is a slip of a script.
_MOST_STATEMENTS = 1_000
_MOST_STRETCHES = 100
_LONGEST = 300  # characters of a name

_Version = Annotated[str, Field(max_length=_LONGEST, description="Of the text, as it was shown.")]
_Name = Annotated[str, Field(max_length=_LONGEST)]
_Number = Annotated[int, Field(ge=0, le=LARGEST)]
_Stretch = Annotated[list[_Number], Field(min_length=2, max_length=2, description="[start, end), in code points.")]
_Stretches = Annotated[list[_Stretch], Field(max_length=_MOST_STRETCHES)]
_Statements = Annotated[list[ShownStatement], Field(min_length=1, max_length=_MOST_STATEMENTS)]


class _Change(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    shown_in: ShownIn = Field(
        "reading", description="Where the statements were met; queue and sample teach confidence."
    )


class AcceptChange(_Change):
    """These are right as they are."""

    kind: Literal["accept"]
    statements: _Statements

    def apply(self, corrections: Corrections) -> Applied:
        """Correct it. So do all that follow."""
        return corrections.accept(*_refs(self.statements))


class RejectChange(_Change):
    """These are no statements."""

    kind: Literal["reject"]
    statements: _Statements

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.reject(*_refs(self.statements))


class TypeChange(_Change):
    """They are of this type."""

    kind: Literal["type"]
    statements: _Statements
    type: QuoteType

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.set_type(self.type, *_refs(self.statements))


class SpeakerChange(_Change):
    """It is said by somebody else."""

    kind: Literal["speaker"]
    statements: _Statements
    speaker: _Name | None = Field(description="Somebody of the text, or a new name; null: nobody can tell.")

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.set_speaker(self.speaker, *_refs(self.statements))


class AddresseeChange(_Change):
    """It is said to somebody."""

    kind: Literal["addressee"]
    statements: _Statements
    addressee: _Name | None = Field(description="Somebody of the text, or a new name; null: nobody can tell.")

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.set_addressee(self.addressee, *_refs(self.statements))


class RoleChange(_Change):
    """The speaker of a statement speaks as that, in all of its text."""

    kind: Literal["role"]
    statement: ShownStatement
    role: _Name | None = Field(None, description="null leaves it; an empty text takes it back.")
    affiliation: _Name | None = Field(None, description="null leaves it; an empty text takes it back.")

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.set_role(_ref(self.statement), self.role, self.affiliation)


class BordersChange(_Change):
    """A statement, its reporting words and the mention of its speaker stand there."""

    kind: Literal["borders"]
    statement: ShownStatement
    content: _Stretches | None = Field(None, description="null leaves it.")
    cue: _Stretches | None = Field(None, description="null leaves it; it may be empty.")
    source: _Stretches | None = Field(None, description="null leaves it; it may be empty.")

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.set_borders(_ref(self.statement), content=self.content, cue=self.cue, source=self.source)


class AddChange(_Change):
    """A statement was missed."""

    kind: Literal["add"]
    text: int = Field(ge=1, le=LARGEST)
    version: _Version
    type: QuoteType
    content: Annotated[_Stretches, Field(min_length=1)]
    speaker: _Name | None = None
    cue: _Stretches = []
    source: _Stretches = []

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.add(
            self.text,
            self.version,
            type_=self.type,
            content=self.content,
            speaker=self.speaker,
            cue=self.cue,
            source=self.source,
        )


class FinishChange(_Change):
    """All of this text was reviewed: what nobody has judged is right, and nothing is missing."""

    kind: Literal["finish"]
    text: int = Field(ge=1, le=LARGEST)
    version: _Version

    def apply(self, corrections: Corrections) -> Applied:
        return corrections.finish(self.text, self.version)


AskedChange = Annotated[
    AcceptChange
    | RejectChange
    | TypeChange
    | SpeakerChange
    | AddresseeChange
    | RoleChange
    | BordersChange
    | AddChange
    | FinishChange,
    Field(discriminator="kind"),
]


class AppliedAnswer(BaseModel):
    """What was corrected at once."""

    number: int = Field(description="By which it is taken back.")
    statements: int = Field(description="How many statements it was about.")
    texts: int


def _refs(statements: list[ShownStatement]) -> list[StatementRef]:
    return [_ref(one) for one in statements]


def _ref(shown: ShownStatement) -> StatementRef:
    return StatementRef(shown.text, shown.row, shown.version)
