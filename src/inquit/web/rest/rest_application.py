"""The interface for programs: its resources under `/api/v1`, its description, and what becomes of errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from inquit.errors import InquitError, MissingError, StaleError, WorkerError
from inquit.intake.reading_queue import QueueFullError
from inquit.web.rest.adding_resources import ROUTER as ADDING
from inquit.web.rest.corpus_resources import ROUTER as CORPUS
from inquit.web.rest.correction_resources import ROUTER as CORRECTIONS
from inquit.web.rest.problem_details import PROBLEM_TYPE, JsonAnswer, Problem, problem_answer
from inquit.web.rest.reading_resources import ROUTER as READING
from inquit.web.rest.review_resources import ROUTER as REVIEW
from inquit.web.rest.shipped_schemas import with_shipped_schemas
from inquit.web.rest.text_resources import ROUTER as TEXTS
from inquit.web.site import Served

__all__ = ["rest_application"]

_ABOUT: Final = (
    "What the pages of inquit serve do, for programs. Ask with the header Authorization: Bearer TOKEN, or from a "
    "page of the server itself. Positions are [start, end) in code points of a text."
)
_PREFIX: Final = "/api/v1"
# Of what stands at no address, or cannot be read at all.
_SAID: Final = {
    400: "the body is no JSON that can be read",
    404: "there is nothing at this address; see /openapi.json",
    405: "this address does not answer this method; see /openapi.json",
}
_FAULTS: Final = 20  # that are told of a request; more say nothing new
# What becomes of whatever else is not done.
_REFUSED: Final = {
    "4XX": "Refused: 401 without the token, 403 from elsewhere, 404 not there, 409 not as it was shown, 413 too large, "
    "415 no JSON, 422 not as it must be.",
    "5XX": "Not done: 503 busy, come back later.",
}


def rest_application(site: Served) -> FastAPI:
    """The interface to what is served."""
    rest = FastAPI(
        title="inquit",
        version=site.version,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    rest.state.served = site
    told = {
        status: {"description": why, "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status, why in _REFUSED.items()
    }
    resources = APIRouter(prefix=_PREFIX, responses=told)  # type: ignore[arg-type]
    for router in (TEXTS, ADDING, CORPUS, REVIEW, CORRECTIONS, READING):
        resources.include_router(router)
    rest.include_router(resources)
    rest.add_api_route("/openapi.json", _openapi, methods=["GET"], include_in_schema=False)
    rest.openapi = cache(lambda: _described(FastAPI.openapi(rest)))  # type: ignore[method-assign]
    handlers: Mapping[type[Exception], Callable[[Request, Any], JsonAnswer]] = {
        InquitError: _refused,
        HTTPException: _of_the_protocol,
        RequestValidationError: _not_as_described,
    }
    for kind, handler in handlers.items():
        rest.add_exception_handler(kind, handler)
    return rest


def _openapi(request: Request) -> JsonAnswer:
    """The description of the interface."""
    return JsonAnswer(request.app.openapi())


def _described(description: dict[str, Any]) -> dict[str, Any]:
    """What FastAPI knows, with the shape of problems, the schemas that are shipped, and how one is let in."""
    whole = with_shipped_schemas(description)
    components = whole["components"]
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= {**problem.pop("$defs"), "Problem": problem}
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return {**whole, "security": [{"token": []}]}


def _refused(_request: Request, error: InquitError) -> JsonAnswer:
    if isinstance(error, StaleError):
        return problem_answer(409, str(error), now=error.now)
    if isinstance(error, MissingError):
        return problem_answer(404, str(error))
    if isinstance(error, WorkerError | QueueFullError) or isinstance(error.__cause__, sqlite3.Error):
        return problem_answer(503, str(error), headers={"retry-after": "2"})
    return problem_answer(422, str(error))


def _of_the_protocol(_request: Request, error: HTTPException) -> JsonAnswer:
    said = _SAID.get(error.status_code) or str(error.detail)
    return problem_answer(error.status_code, said, headers=error.headers)


def _not_as_described(_request: Request, error: RequestValidationError) -> JsonAnswer:
    faults: Sequence[Mapping[str, Any]] = error.errors()
    if any(one["type"] == "json_invalid" for one in faults):
        return problem_answer(400, _SAID[400])
    told = [{"place": list(one["loc"]), "why": one["msg"]} for one in faults[:_FAULTS]]
    first = told[0]
    return problem_answer(422, f"{' '.join(map(str, first['place']))}: {first['why']}", errors=told)
