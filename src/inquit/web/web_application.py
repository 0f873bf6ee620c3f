"""The application: its pages, the files that they load, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from inquit.errors import InquitError, StaleError
from inquit.web.adding_routes import ROUTER as ADDING
from inquit.web.checking_routes import ROUTER as CHECKING
from inquit.web.correcting_routes import ROUTER as CORRECTING
from inquit.web.gate import Admission, Gate
from inquit.web.interface_page import ROUTER as INTERFACE
from inquit.web.lanes import OneCorrection, lanes_made
from inquit.web.learning_routes import ROUTER as LEARNING
from inquit.web.people_routes import ROUTER as PEOPLE
from inquit.web.reading_routes import ROUTER as READING
from inquit.web.refusals import is_for_programs
from inquit.web.rest.rest_application import rest_application
from inquit.web.review_routes import ROUTER as REVIEWING
from inquit.web.site import Served, rendered, served
from inquit.web.you_routes import ROUTER as YOU

__all__ = ["web_application"]


def web_application(site: Served, admission: Admission) -> ASGIApp:
    """The pages, and the interface for programs, behind the gate."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_while_served)
    app.state.served = site
    for router in (READING, ADDING, CORRECTING, PEOPLE, LEARNING, REVIEWING, YOU, CHECKING, INTERFACE):
        app.include_router(router)
    app.add_api_route("/static/{name}", _static, methods=["GET"])
    handlers: Mapping[type[Exception], Callable[[Request, Any], Response]] = {
        StaleError: _stale,
        InquitError: _refused,
        HTTPException: _missing,
        RequestValidationError: _missing,
    }
    for kind, handler in handlers.items():
        app.add_exception_handler(kind, handler)
    pages = OneCorrection(app)
    rest = rest_application(site)
    app.state.rest = rest

    async def either(scope: Scope, receive: Receive, send: Send) -> None:
        is_asked_by_program = scope["type"] == "http" and is_for_programs(scope["path"])
        await (rest if is_asked_by_program else pages)(scope, receive, send)

    return Gate(either, admission)


@asynccontextmanager
async def _while_served(app: FastAPI) -> AsyncIterator[None]:
    app.state.lanes = lanes_made()
    site: Served = app.state.served
    queue = site.queue
    try:
        yield
    finally:
        queue.close()
        site.stores.close()


def _static(request: Request, name: str) -> Response:
    found = served(request).files.get(name)
    if found is None:
        raise HTTPException(404)
    content, kind = found
    return Response(content, media_type=kind)


def _stale(request: Request, error: StaleError) -> Response:
    return rendered(request, "stale.html", status=409, why=str(error), now=error.now)


def _refused(request: Request, error: InquitError) -> Response:
    return rendered(request, "refused.html", status=400, why=str(error))


def _missing(request: Request, error: Exception) -> Response:
    del error
    return rendered(request, "refused.html", status=404, why="there is no such page")
