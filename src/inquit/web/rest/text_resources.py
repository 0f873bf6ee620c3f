"""Texts and their statements, for programs."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request

from inquit.errors import MissingError, SettingsError
from inquit.store.corrections.alike_statements import alike, between
from inquit.store.corrections.text_state import StatementState, TextState
from inquit.store.search.statement_search import Search
from inquit.web.rest.answer_models import FoundAnswer, LikeAnswer, StatementAnswer, TextAnswer, TextsAnswer
from inquit.web.rest.answer_records import found_records, ref_record, statement_record, text_line, text_record
from inquit.web.rest.asked_filters import (
    MOST_BEFORE,
    MOST_ROWS,
    Before,
    PageSize,
    RowId,
    RowNumber,
    StatementsAsked,
)
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.site import served

__all__ = ["ROUTER", "shown_statement"]

ROUTER: Final = APIRouter(tags=["Texts and statements"])
# Which statements are like one: of its speaker, with its label or description, or from there up to another one.
Likeness = Annotated[Literal["speaker", "printed", "range"], Query(description="In what they are like it.")]
Last = Annotated[str | None, Query(max_length=300, description="With range: the id of the last statement.")]


@ROUTER.get("/texts", response_model=TextsAnswer, summary="List texts")
def list_texts(request: Request, limit: PageSize = 50, before: Before = None) -> JsonAnswer:
    """The texts, those that came last first."""
    with served(request).reading() as store:
        found, total = store.listed_texts(limit=limit + 1, before=before), store.count()
    more = found[limit - 1].number if len(found) > limit else None
    return JsonAnswer({"texts": [text_line(one) for one in found[:limit]], "total": total, "more": more})


@ROUTER.get("/texts/{text}", response_model=TextAnswer, summary="Get a text")
def get_text(request: Request, text: RowNumber) -> JsonAnswer:
    """A text with its statements, as corrected."""
    return JsonAnswer(text_record(_state(request, text)))


@ROUTER.get("/texts/{text}/statements/{row}", response_model=StatementAnswer, summary="Get a statement")
def get_statement(request: Request, text: RowNumber, row: RowId) -> JsonAnswer:
    """One statement of a text, as corrected."""
    state = _state(request, text)
    return JsonAnswer(statement_record(state, shown_statement(state, row)))


@ROUTER.get("/texts/{text}/statements/{row}/alike", response_model=LikeAnswer, summary="Get those like a statement")
def get_alike(request: Request, text: RowNumber, row: RowId, by: Likeness = "speaker", last: Last = None) -> JsonAnswer:
    """The statements that a correction may be for at once; look at how many they are before you send them."""
    state = _state(request, text)
    shown_statement(state, row)
    if by == "range":
        if last is None:
            raise SettingsError("name the last statement, too")
        chosen = between(state, row, last)
    else:
        chosen = alike(state, row, by)
    return JsonAnswer({"statements": [ref_record(ref) for ref in chosen.refs]})


@ROUTER.get("/statements", response_model=FoundAnswer, summary="Find statements")
def find_statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> JsonAnswer:
    """The statements that have certain words and pass the filters, as `inquit find` has it."""
    wanted = Search(
        asked.words,
        asked.rows(),
        asked.order,
        limit=asked.limit,
        around=asked.around,
        skip=asked.offset,
        most=MOST_BEFORE + MOST_ROWS,
    )
    with served(request).reading() as store:
        found = store.search(wanted)
        shown = found_records(store, found.hits)
    return JsonAnswer({"statements": shown, "total": found.total, "undated": found.undated})


def shown_statement(state: TextState, row: str) -> StatementState:
    """The statement of an id.

    Raises:
        MissingError: there is none, or it was rejected.
    """
    found = next((one for one in state.statements if one.ref.row == row), None)
    if found is None:
        raise MissingError(f"text {state.number} has no statement {row}; it may have been rejected")
    return found


def _state(request: Request, number: int) -> TextState:
    site = served(request)
    with site.reading() as store:
        return store.corrections(site.reviewer).text(number)
