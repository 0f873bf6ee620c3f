"""Texts that programs add to the database: taken in at once, and read when it is their turn."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request

from inquit.errors import MissingError
from inquit.intake.reading_queue import Ticket
from inquit.intake.text_addition import MOST_SECONDS, AddedText, AddTexts, TextNotAdded
from inquit.web.rest.adding_models import ArrivalAnswer, TextAsked
from inquit.web.rest.asked_filters import RowNumber
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.site import served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter(tags=["Adding texts"])


@ROUTER.post("/texts", response_model=ArrivalAnswer, status_code=202, summary="Add a text")
def add_text(request: Request, asked: TextAsked) -> JsonAnswer:
    """Take a text in; ask then how far it is. It is added as `inquit add` adds it, and nothing twice."""
    site = served(request)
    ticket = site.queue.submit(asked.work(str(site.database)), MOST_SECONDS)
    return JsonAnswer(_record(request, ticket), 202)


@ROUTER.get("/arrivals/{number}", response_model=ArrivalAnswer, summary="See how far it is")
def get_arrival(request: Request, number: RowNumber) -> JsonAnswer:
    """How far the reading of a text is, and what came of it; of what was long ago nothing is known."""
    return JsonAnswer(_record(request, _ticket(request, number)))


@ROUTER.post("/arrivals/{number}/cancel", response_model=ArrivalAnswer, summary="Let it be")
def cancel_arrival(request: Request, number: RowNumber) -> JsonAnswer:
    """Read no more of it; what is in the database already stays."""
    ticket = _ticket(request, number)
    served(request).queue.cancel(ticket)
    return JsonAnswer(_record(request, ticket))


def _ticket(request: Request, number: int) -> Ticket:
    ticket = served(request).queue.ticket(number)
    if ticket is None or ticket.kind is not AddTexts:
        raise MissingError(f"there is no arrival {number}, or it was over long ago")
    return ticket


def _record(request: Request, ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "state": ticket.state,
        "ahead": served(request).queue.ahead_of(ticket),
        "share": 1.0 if ticket.state == "done" else round(ticket.share, 2),
        "texts": [_line(one) for one in list(ticket.told)],
        "why": ticket.why or None,
    }


def _line(one: AddedText | TextNotAdded) -> dict[str, Any]:
    if isinstance(one, TextNotAdded):
        return {"became": "failed", "text": None, "name": None, "statements": None, "notices": [], "why": one.why}
    text = one.text
    about = {"text": text.number, "name": text.name, "statements": text.statements}
    return {"became": one.became, **about, "notices": list(one.notices), "why": None}
