"""The pages to correct statements: one at a time, several at once, and what was missed."""

from __future__ import annotations

from typing import Any, Final, cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inquit.document import QuoteType
from inquit.errors import SettingsError, StaleError
from inquit.store.corrections.alike_statements import SelectedStatements, alike, between
from inquit.store.corrections.text_state import StatementState, TextState
from inquit.web.asked_correction import ACTIONS, SINGLE, AskedCorrection, shown_place
from inquit.web.gate import form_of
from inquit.web.kept_texts import ShownText
from inquit.web.lanes import in_lane_of_text
from inquit.web.passage import passage, shown_stretches, stretches_of, text_pieces
from inquit.web.preferences import reviewer_of
from inquit.web.site import Before, Number, field, is_number, onward, rendered, served

__all__ = ["ROUTER", "statement_page"]

ROUTER: Final = APIRouter()
_SHOWN: Final = 20  # statements of those that would be corrected at once


@ROUTER.get("/texts/{number}/statements/{row}")
async def statement(request: Request, number: Number, row: str, done: Before = None) -> Response:
    """A statement in its surroundings, with all that can be corrected of it; its text where it is there no more."""
    return await in_lane_of_text(request, _statement, number, row, done)


def _statement(request: Request, number: int, row: str, done: int | None) -> Response:
    site = served(request)
    with site.reading() as store:
        shown = site.stores.kept.texts.text(store, number)
    if row not in shown.states:
        return RedirectResponse(f"/texts/{number}{'' if done is None else f'?done={done}'}", 303)
    return statement_page(request, shown, row, shown_in="reading", back=request.url.path, done=done)


def statement_page(
    request: Request, shown: ShownText, row: str, *, shown_in: str, back: str, **values: Any
) -> HTMLResponse:
    """The page of a statement, while reading or as one of those under review."""
    state, found = shown.state, shown.states[row]
    quote, place = found.quote, shown.numbers[row]
    return rendered(
        request,
        "statement.html",
        state=state,
        one=found,
        quote=quote,
        pieces=passage(state.document, quote),
        borders={name: shown_stretches(getattr(quote, name)) for name in ("content", "cue", "source")},
        before=state.statements[place - 2] if place > 1 else None,
        after=state.statements[place] if place < len(state.statements) else None,
        place=place,
        home=shown.way_to(row),
        shown_in=shown_in,
        back=back,
        **values,
    )


@ROUTER.post("/texts/{number}/statements/{row}/{action}")
def correct(request: Request, number: Number, row: str, action: str) -> Response:
    """Correct a statement, or, after the number was shown, all that are like it."""
    site = served(request)
    asked = AskedCorrection(action, {name: values[0] for name, values in form_of(request).items()})
    if action not in ACTIONS:
        raise SettingsError(f"nothing is called {action!r} here")
    scope = field(request, "scope") or "one"
    shown_in = shown_place(field(request, "shown_in"))
    if scope == "one" or action in SINGLE:
        with site.writing() as store:
            done = asked.apply(store.corrections(reviewer_of(request), shown_in=shown_in), asked.ref(number, row))
        return onward(request, done.number)
    with site.reading() as store:
        state = site.stores.kept.texts.text(store, number).state
    chosen = _chosen(request, state, row, scope)
    choice = field(request, "choice")
    if not choice:
        if asked.ref(number, row).version != _found(state, row).ref.version:
            raise StaleError("the statement is not as shown: somebody else has changed that; look at it anew")
        return _confirmation(request, state, chosen, asked)
    refs = chosen.checked(choice).refs
    with site.writing() as store:
        done = asked.apply(store.corrections(reviewer_of(request), shown_in=shown_in), *refs)
    return onward(request, done.number)


@ROUTER.get("/texts/{number}/add")
async def missed(request: Request, number: Number) -> Response:
    """A text, or the first part of a long one, to select a statement in that was missed."""
    return await in_lane_of_text(request, _missed, number, 1)


@ROUTER.get("/texts/{number}/parts/{part}/add")
async def missed_in_part(request: Request, number: Number, part: Number) -> Response:
    """A part of a text to select a statement in."""
    return await in_lane_of_text(request, _missed, number, part)


def _missed(request: Request, number: int, part: int) -> HTMLResponse:
    site = served(request)
    with site.reading() as store:
        shown = site.stores.kept.texts.text(store, number)
    page = shown.part(part)
    pieces = text_pieces(shown.state.document, page.span)
    return rendered(request, "add.html", state=shown.state, pieces=pieces, back=shown.address(page.number))


@ROUTER.post("/texts/{number}/add")
def add(request: Request, number: Number) -> Response:
    """Add a statement that was missed."""
    site = served(request)
    with site.writing() as store:
        done = store.corrections(reviewer_of(request)).add(
            number,
            field(request, "version"),
            type_=cast(QuoteType, field(request, "type")),  # checked there
            content=stretches_of(field(request, "content")),
            cue=stretches_of(field(request, "cue")),
            source=stretches_of(field(request, "source")),
            speaker=field(request, "name").strip() or None,
        )
    return onward(request, done.number)


@ROUTER.post("/texts/{number}/finish")
def finish(request: Request, number: Number) -> Response:
    """Say that all of a text was reviewed."""
    site = served(request)
    with site.writing() as store:
        done = store.corrections(reviewer_of(request)).finish(number, field(request, "version"))
    return onward(request, done.number)


@ROUTER.post("/undo")
def undo(request: Request) -> Response:
    """Take back what was applied at once."""
    site = served(request)
    number = field(request, "number")
    if not is_number(number):
        raise SettingsError("name the number of what is to be taken back")
    with site.writing() as store:
        if field(request, "what") == "decision":
            store.people_corrections(reviewer_of(request)).undo(int(number))
            return onward(request)
        done = store.corrections(reviewer_of(request)).undo(int(number))
    return onward(request, done.number)


def _chosen(request: Request, state: TextState, row: str, scope: str) -> SelectedStatements:
    """The statements that a correction is for.

    Raises:
        SettingsError: there is no such way to choose.
    """
    if scope == "speaker":
        return alike(state, row, "speaker")
    if scope == "printed":
        return alike(state, row, "printed")
    last = field(request, "last")
    if scope != "range" or not last.isdecimal() or not 1 <= int(last) <= len(state.statements):
        raise SettingsError(f"name the last statement by its number, 1 to {len(state.statements)}")
    return between(state, row, state.statements[int(last) - 1].ref.row)


def _confirmation(
    request: Request, state: TextState, chosen: SelectedStatements, asked: AskedCorrection
) -> HTMLResponse:
    rows = {ref.row for ref in chosen.refs}
    return rendered(
        request,
        "confirm.html",
        state=state,
        asked=asked,
        number=len(rows),
        some=[one for one in state.statements if one.ref.row in rows][:_SHOWN],
        values={name: values[0] for name, values in form_of(request).items() if name != "choice"},
        choice=chosen.version,
    )


def _found(state: TextState, row: str) -> StatementState:
    """The statement of an id.

    Raises:
        SettingsError: it is there no more.
    """
    found = next((one for one in state.statements if one.ref.row == row), None)
    if found is None:
        raise SettingsError(f"the text has no statement {row}; it may have been rejected: look at the text anew")
    return found
