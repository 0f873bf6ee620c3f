"""A verification as plain data, as the JSON output and the schema have it."""

from __future__ import annotations

from typing import Any

from inquit.document import Failure, TextSpan
from inquit.verification.verdicts import CheckedQuotation, Difference, ReportedStatement, SourcePlace, Verification

__all__ = ["quotation_record", "reported_record", "unchecked_record", "verification_record"]


def verification_record(verification: Verification) -> dict[str, Any]:
    """An object an article."""
    document = verification.document
    return {
        "id": document.id,
        "path": document.meta.get("path"),
        "sources": verification.sources,
        "unread": [{"id": one.id, "error": one.error} for one in verification.unread],
        "left_out": len(verification.unshown),
        "quotations": [quotation_record(one) for one in verification],
        "reported": [reported_record(one) for one in verification.reported],
    }


def reported_record(one: ReportedStatement) -> dict[str, Any]:
    """A statement in other words beside the passages that are near to it."""
    return {
        "row": one.row,
        "text": one.text,
        "spans": _spans(one.spans),
        "speaker": one.speaker,
        "passages": [{"speaker": near.speaker, "found": _place(near.place)} for near in one.passages],
    }


def unchecked_record(failure: Failure) -> dict[str, Any]:
    """An article that could not be read, in the place of what would have been found out about it."""
    return {"id": failure.id, "error": failure.error, "quotations": []}


def quotation_record(one: CheckedQuotation) -> dict[str, Any]:
    """One quotation and what is found out about it."""
    return {
        "id": one.id,
        "row": one.row,
        "text": one.text,
        "spans": _spans(one.spans),
        "verdict": one.verdict,
        "turns_meaning": one.turns_meaning,
        "second_hand": one.second_hand,
        "speaker": {"claimed": one.speaker.claimed, "found": one.speaker.found, "match": one.speaker.match},
        "source": None if one.found is None else one.found.source,
        "found": None if one.found is None else _place(one.found),
        "places": one.places,
        "differences": [_difference(difference) for difference in one.differences],
        "notes": list(one.notes),
        "accepted": one.accepted,
    }


def _place(place: SourcePlace) -> dict[str, Any]:
    time = None if place.time is None else {"start": place.time.start, "end": place.time.end}
    return {
        "source": place.source,
        "path": place.path,
        "spans": _spans(place.spans),
        "text": place.text,
        "place": place.place,
        "time": time,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "printed": one.printed,
        "said": one.said,
        "quotation": None if one.quotation is None else [one.quotation.start, one.quotation.end],
        "source": None if one.source is None else [one.source.start, one.source.end],
        "touches": one.touches,
    }


def _spans(spans: tuple[TextSpan, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
