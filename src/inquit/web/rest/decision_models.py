"""What programs send to decide about people: one class for each kind of decision."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from inquit.document import Gender, SpeakerKind
from inquit.errors import SettingsError
from inquit.store.corrections.people_corrections import PeopleCorrections
from inquit.web.rest.asked_filters import LARGEST

__all__ = [
    "AskedDecision",
    "DecidedAnswer",
    "DecisionAsked",
    "EffectAnswer",
    "EffectLine",
    "MergeDecision",
    "RenameDecision",
    "SplitDecision",
    "ValuesDecision",
]

_MOST_PEOPLE = 100
_MOST_TEXTS = 1_000
_LONGEST = 300  # characters of a name

_Number = Annotated[int, Field(ge=1, le=LARGEST)]
_Name = Annotated[str, Field(max_length=_LONGEST)]


class _Decision(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class MergeDecision(_Decision):
    """These are one person, who keeps the number of the first."""

    kind: Literal["merge"]
    people: list[_Number] = Field(min_length=2, max_length=_MOST_PEOPLE)

    def concerned(self) -> list[int]:
        """The numbers of those whom it is about. So do all that follow."""
        return self.people

    def apply(self, people: PeopleCorrections, version: str | None) -> int:
        """Decide it; the number of the decision. So do all that follow."""
        return people.merge(self.people, version=version)


class RenameDecision(_Decision):
    """A person is called otherwise; the other names stay as aliases."""

    kind: Literal["rename"]
    person: _Number
    name: _Name

    def concerned(self) -> list[int]:
        return [self.person]

    def apply(self, people: PeopleCorrections, version: str | None) -> int:
        return people.rename(self.person, self.name, version=version)


class SplitDecision(_Decision):
    """Who is meant in these texts, or where the name is printed so, is somebody else."""

    kind: Literal["split"]
    person: _Number
    texts: list[_Number] = Field([], max_length=_MOST_TEXTS, description="Numbers of texts.")
    as_printed: _Name | None = Field(None, description="In the place of texts: a name as they print it.")

    def concerned(self) -> list[int]:
        return [self.person]

    def apply(self, people: PeopleCorrections, version: str | None) -> int:
        if bool(self.texts) == bool(self.as_printed):
            raise SettingsError("name texts in which it is somebody else, or a name as it is printed")
        return people.split(self.person, documents=self.texts, as_printed=self.as_printed, version=version)


class ValuesDecision(_Decision):
    """A person is that; an empty text takes back what was said, null leaves it."""

    kind: Literal["set"]
    person: _Number
    role: _Name | None = None
    affiliation: _Name | None = None
    person_kind: SpeakerKind | Literal[""] | None = None
    gender: Gender | Literal[""] | None = None
    id: _Name | None = Field(None, description="An id of your own.")

    def concerned(self) -> list[int]:
        return [self.person]

    def apply(self, people: PeopleCorrections, version: str | None) -> int:
        said = {
            "role": self.role,
            "affiliation": self.affiliation,
            "kind": self.person_kind,
            "gender": self.gender,
            "id": self.id,
        }
        values = {name: value for name, value in said.items() if value is not None}
        if not values:
            raise SettingsError("name what the person is: role, affiliation, person_kind, gender or id")
        return people.set_values(self.person, values, version=version)


AskedDecision = Annotated[
    MergeDecision | RenameDecision | SplitDecision | ValuesDecision,
    Field(discriminator="kind"),
]


class DecisionAsked(_Decision):
    """A decision, and the version on which its effect was looked at."""

    decision: AskedDecision
    version: Annotated[str, Field(max_length=_LONGEST, description="As the effect, or the list of people, has it.")]


class EffectLine(BaseModel):
    """What becomes of the statements of a person: under which name they stand, and would stand."""

    before: str
    after: str
    statements: int
    texts: int


class EffectAnswer(BaseModel):
    """What would become of whom."""

    version: str = Field(description="To be sent with the decision.")
    effects: list[EffectLine]


class DecidedAnswer(BaseModel):
    """What was decided, or taken back."""

    number: int = Field(description="By which it is taken back.")
    version: str = Field(description="Of all that is decided now.")
