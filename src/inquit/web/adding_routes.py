"""The pages to add texts: what is pasted, sent or named, how far it is, and what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any, Final, get_args
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.exceptions import HTTPException

from inquit.errors import InquitError, SettingsError
from inquit.intake.reading_queue import QueueFullError, ReadingQueue, Ticket
from inquit.intake.text_addition import MOST_SECONDS, AboutTexts, AddedText, AddTexts, GivenPage, GivenText
from inquit.io.inputs.dates import iso_date
from inquit.settings import GenreChoice
from inquit.web.gate import form_of
from inquit.web.site import Number, field, rendered, served
from inquit.web.uploads import MOST_PASTED, MOST_SENT, Upload

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_GLANCE: Final = 0.25  # seconds between two words about how far it is
# A browser asks again by itself; so nothing of one that has left stays.
_LONGEST_STREAM: Final = 600.0
_SHOWN: Final = 200  # of what has become of texts
_GENRES: Final[tuple[str, ...]] = get_args(GenreChoice)
_WEB: Final = ("http", "https")


@ROUTER.get("/new")
def new(request: Request) -> HTMLResponse:
    """The form."""
    return _form(request, {})


@ROUTER.post("/new")
def add(request: Request) -> Response:
    """Take what is given in, and lead to the page that says how far it is."""
    upload: Upload = getattr(request.state, "upload", Upload())
    if upload.refused is not None:
        status, why = upload.refused
        return _form(request, {}, why, status)
    values = {name: found for name, (found, *_) in form_of(request).items()}
    try:
        work = _work(request, values.get("text", ""), upload)
        ticket = served(request).queue.submit(work, MOST_SECONDS, upload.forget)
    except InquitError as error:
        upload.forget()
        return _form(request, values, str(error), 503 if isinstance(error, QueueFullError) else 400)
    return RedirectResponse(f"/new/{ticket.number}", 303)


@ROUTER.get("/new/{number}")
def arrival(request: Request, number: Number) -> HTMLResponse:
    """How far it is, or what came of it."""
    ticket = _ticket(request, number)
    told = list(ticket.told)
    return rendered(
        request,
        "arrival.html",
        ticket=ticket,
        is_over=ticket.over.is_set(),
        told=told[-_SHOWN:],
        added=[one for one in told if isinstance(one, AddedText)],
        left_out=max(0, len(told) - _SHOWN),
        says=_said(served(request).queue, ticket),
        percent=round(100 * ticket.share),
    )


@ROUTER.get("/new/{number}/events")
async def events(request: Request, number: Number) -> StreamingResponse:
    """The same, told while it changes (server-sent events)."""
    return StreamingResponse(
        _events(served(request).queue, _ticket(request, number)), media_type="text/event-stream; charset=utf-8"
    )


@ROUTER.post("/new/{number}/cancel")
def cancel(request: Request, number: Number) -> RedirectResponse:
    """Let it be."""
    served(request).queue.cancel(_ticket(request, number))
    return RedirectResponse(f"/new/{number}", 303)


def _form(request: Request, values: dict[str, str], why: str = "", status: int = 200) -> HTMLResponse:
    return rendered(
        request,
        "new.html",
        status=status,
        values=values,
        why=why,
        genres=_GENRES,
        most_sent=MOST_SENT,
        is_first=not _has_texts(request),
    )


def _has_texts(request: Request) -> bool:
    with served(request).reading() as store:
        return bool(store.listed_texts(limit=1))


def _work(request: Request, text: str, upload: Upload) -> AddTexts:
    """What is to be done.

    Raises:
        SettingsError: nothing is given, or something that makes no sense.
    """
    # a form sends the ends of lines as \r\n, whatever they were; those of what is pasted are \n in a page
    text = text.replace("\r\n", "\n")
    if len(text) > MOST_PASTED:
        raise SettingsError(f"a text of more than {MOST_PASTED:,} characters; send it as a file")
    pasted = (GivenText(text),) if text.strip() else ()
    pages = (GivenPage(_address(url)),) if (url := field(request, "url").strip()) else ()
    if not (given := (*pasted, *upload.files, *pages)):
        raise SettingsError("there is no text in it: paste one, choose a file, or name the address of a page")
    return AddTexts(str(served(request).database), given, _about(request))


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() in _WEB and parts.hostname:
            return url
    except ValueError:
        pass
    raise SettingsError("the address of a page begins with https:// or http://, and names a host")


def _about(request: Request) -> AboutTexts:
    title, date, site, genre = (field(request, name).strip() for name in ("title", "date", "site", "genre"))
    if date and iso_date(date) is None:
        raise SettingsError("a date is written as 2024-05-03, or 2024-05, or 2024")
    if genre and genre not in _GENRES:
        raise SettingsError(f"a text is one of {', '.join(_GENRES)}")
    return AboutTexts(title or None, iso_date(date), site or None, genre or "auto")


def _ticket(request: Request, number: int) -> Ticket:
    ticket = served(request).queue.ticket(number)
    if ticket is None or ticket.kind is not AddTexts:
        raise HTTPException(404)
    return ticket


def _said(queue: ReadingQueue, ticket: Ticket) -> str:
    """How it stands, in words."""
    match ticket.state:
        case "waiting":
            ahead = queue.ahead_of(ticket)
            return f"Waits for {ahead} before it." if ahead else "Begins."
        case "reading":
            done = f", {len(ticket.told)} done" if ticket.told else ""
            return f"Reading: {round(100 * ticket.share)} %{done}."
        case "done":
            return "Done."
    return "Not done."


async def _events(queue: ReadingQueue, ticket: Ticket) -> AsyncIterator[str]:
    before, glances = "", 0
    while not queue.is_ending and glances * _GLANCE < _LONGEST_STREAM:
        is_over = ticket.over.is_set()
        state: dict[str, Any] = {
            "says": _said(queue, ticket),
            "percent": round(100 * ticket.share),
            "over": is_over,
        }
        if (now := json.dumps(state)) != before:
            yield f"data: {now}\n\n"
        if is_over:
            return
        before, glances = now, glances + 1
        await asyncio.sleep(_GLANCE)
