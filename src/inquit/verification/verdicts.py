"""What is found out about a quotation: frozen values, of which `docs/verify.md` states the contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from inquit.document import Document, Failure, TextSpan, TimeSpan

__all__ = [
    "FINDINGS",
    "GOOD",
    "VERDICTS",
    "CheckedQuotation",
    "Difference",
    "DifferenceKind",
    "Excerpt",
    "NearPassage",
    "ReportedStatement",
    "SourcePlace",
    "SpeakerCheck",
    "SpeakerMatch",
    "Turned",
    "Verdict",
    "Verification",
]

Verdict = Literal[
    "exact",
    "same_words",
    "cleaned",
    "shortened",
    "altered",
    "stitched",
    "other_speaker",
    "not_found",
    "too_short",
]
# From the best to what says nothing, as they are listed and counted.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# The quotation may stand as it is.
GOOD: frozenset[Verdict] = frozenset({"exact", "same_words", "cleaned", "shortened"})
# What is found out of a quotation besides, or in spite of, its verdict.
_BESIDES = ("turns_meaning", "second_hand")
FINDINGS: tuple[str, ...] = (*VERDICTS, *_BESIDES)

# What a difference is. `omitted` and `inserted` are marked (`...`, `[the mayor]`), `left_out` and `added` are not;
# `cut_before` and `cut_after` are words outside the quotation that govern it; `filler`, `repetition` and `false_start`
# are what is cleaned from speech.
DifferenceKind = Literal[
    "changed",
    "left_out",
    "added",
    "moved",
    "omitted",
    "inserted",
    "filler",
    "repetition",
    "false_start",
    "cut_before",
    "cut_after",
]
# What turns the meaning where it differs.
Turned = Literal["negation", "quantity", "date", "name", "modal", "condition", "frame"]
SpeakerMatch = Literal["same", "other", "doubtful", "unknown"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place at which a quotation and its source differ.

    printed, said: the words in the article and in the source, as they stand there; "" where there are none.
    quotation, source: where, in the article and in the source; None where there are none.
    touches: what turns the meaning there; None where nothing does.
    """

    kind: DifferenceKind
    printed: str = ""
    said: str = ""
    quotation: TextSpan | None = None
    source: TextSpan | None = None
    touches: Turned | None = None


@dataclass(frozen=True, slots=True)
class SpeakerCheck:
    """Who speaks: as the article has it, as the source has it, and whether that is one person.

    claimed, found: None where nobody is named.
    """

    claimed: str | None = None
    found: str | None = None
    match: SpeakerMatch = "unknown"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text, and where in it the stretch begins."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where in which source a quotation stands.

    source: the id of the source; `path`: what it was read from; None for a text that no file holds.
    spans: in the source, in the order of the quotation; several where it is put together of parts.
    text: the characters of these, as the source has them.
    place: in words for people ("page 3", "line 12"), where known.
    time: when it is said, where the source has times.
    excerpts: these with some words around them, in the order of the source, for people to read.
    """

    source: str
    spans: tuple[TextSpan, ...]
    text: str
    path: str | None = None
    place: str | None = None
    time: TimeSpan | None = None
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """What is found out about one quotation.

    id: "v1", "v2", ... in the order of the article.
    row: the statement of the article that it belongs to ("q3"); None for a stretch in marks that is in none.
    spans: where in the article, inside the marks; several where the quotation is interrupted ("he said").
    text: the words as the article has them.
    turns_meaning: whether a difference, an omission or a cut turns the meaning; None where that cannot be told.
    second_hand: whether the source has the words from a third party only; None where nothing is known about that.
    found: where they stand, or where the nearest words do; None where there are none.
    places: how many places have them.
    differences: in the order of the quotation.
    notes: what else should be known, a sentence each.
    accepted: whether an editor has passed it before.
    """

    id: str
    text: str
    verdict: Verdict
    spans: tuple[TextSpan, ...] = ()
    row: str | None = None
    turns_meaning: bool | None = False
    second_hand: bool | None = None
    speaker: SpeakerCheck = SpeakerCheck()
    found: SourcePlace | None = None
    places: int = 0
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    accepted: bool = False

    @property
    def findings(self) -> frozenset[str]:
        """Its verdict, and what else may be wrong with it: some of `FINDINGS`."""
        return frozenset((self.verdict, *(name for name in _BESIDES if getattr(self, name))))


@dataclass(frozen=True, slots=True)
class NearPassage:
    """A passage of a source that is near to what somebody is reported to have said, by the same speaker."""

    place: SourcePlace
    speaker: str | None


@dataclass(frozen=True, slots=True)
class ReportedStatement:
    """A statement in other words than the speaker's, beside what the speaker said; nothing is judged."""

    row: str
    text: str
    spans: tuple[TextSpan, ...]
    speaker: str | None
    passages: tuple[NearPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """What is found out about the quotations of one article; iterating over it gives them.

    document: the article.
    sources: how many sources they were looked for in.
    unread: the sources that could not be read: "not found" means "in what could be read".
    reported: statements in other words, where they were asked for.
    unshown: quotations that were judged, too, and are not to be shown.
    """

    document: Document
    quotations: tuple[CheckedQuotation, ...]
    sources: int = 0
    unread: tuple[Failure, ...] = ()
    reported: tuple[ReportedStatement, ...] = ()
    unshown: tuple[CheckedQuotation, ...] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)

    def __iter__(self) -> Iterator[CheckedQuotation]:
        return iter(self.quotations)

    def __len__(self) -> int:
        return len(self.quotations)

    def __bool__(self) -> bool:
        """True, also of an article without quotations: `if verification` asks whether there is one."""
        return True
