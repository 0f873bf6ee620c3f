"""What the store gives, as plain data, as `answer_models` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from inquit.document import TextSpan
from inquit.record import document_record
from inquit.store import Store
from inquit.store.corrections.correction import Correction
from inquit.store.corrections.text_state import StatementRef, StatementState, TextState
from inquit.store.linked_people.people_list import ListedPerson
from inquit.store.search.person_profile import PersonProfile
from inquit.store.search.statement_search import Hit
from inquit.store.text_list import ListedText

__all__ = [
    "found_records",
    "person_line",
    "profile_record",
    "ref_record",
    "statement_record",
    "text_line",
    "text_record",
    "unplaced_records",
]

_NAMED_BY_REF = frozenset({"document_number", "row", "marks"})


def text_line(text: ListedText) -> dict[str, Any]:
    """A text in a list."""
    return {**asdict(text), "is_done": bool(text.is_done)}


def text_record(state: TextState) -> dict[str, Any]:
    """A text with its statements."""
    return {
        "number": state.number,
        "version": state.version,
        "is_done": state.is_done,
        "document": document_record(state.document, with_text=True),
        "statements": [_line(one) for one in state.statements],
        "rejected": [
            {
                "row": quote.id,
                "statement": state.document.text_of(quote.content),
                "content": _pairs(quote.content),
                "correction": None if correction is None else correction.applied,
                "reviewer": None if correction is None else correction.reviewer,
            }
            for quote, correction in state.rejected
        ],
        "people": list(dict.fromkeys(one.name for one in state.people)),
        "unplaced": unplaced_records(state.unplaced),
    }


def statement_record(state: TextState, one: StatementState) -> dict[str, Any]:
    """A statement of a text."""
    quotes = document_record(state.document)["quotes"]
    quote = next(found for found in quotes if found["id"] == one.ref.row)
    return {**_line(one), "quote": quote, "found": one.found is not None}


def found_records(store: Store, hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Statements that were found, each with what corrections name it by."""
    pairs = zip(hits, store.refs(hits), strict=True)
    return [
        {
            "ref": ref_record(ref),
            **{name: value for name, value in asdict(hit).items() if name not in _NAMED_BY_REF},
            "marks": _pairs(hit.marks),
        }
        for hit, ref in pairs
    ]


def ref_record(ref: StatementRef) -> dict[str, Any]:
    """What corrections name a statement by."""
    return asdict(ref)


def unplaced_records(corrections: Iterable[Correction]) -> list[dict[str, Any]]:
    """Corrections that fit nothing."""
    return [
        {"correction": one.applied, "kind": one.kind, "words": list(one.target.words) if one.target else []}
        for one in corrections
    ]


def person_line(person: ListedPerson) -> dict[str, Any]:
    """A person in a list."""
    return {"number": int(person.id[1:]), **asdict(person)}


def profile_record(store: Store, number: int, person: PersonProfile) -> dict[str, Any]:
    """One person."""
    return {**asdict(person), "number": number, "surest": found_records(store, person.surest)}


def _line(one: StatementState) -> dict[str, Any]:
    return {"ref": ref_record(one.ref), "number": one.number, "review": one.review}


def _pairs(spans: Iterable[TextSpan]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
