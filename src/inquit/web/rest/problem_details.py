"""What programs are told when something cannot be done: one shape for all of it, that of RFC 9457."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from pydantic import BaseModel, Field
from starlette.responses import Response

from inquit.io.outputs.json_output import json_line

__all__ = ["PROBLEM_TYPE", "JsonAnswer", "Problem", "ProblemPlace", "problem_answer"]

PROBLEM_TYPE: Final = "application/problem+json"


class JsonAnswer(Response):
    """Plain data as JSON; half characters of a text are written as escapes, which UTF-8 has no other way for."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes of it."""
        return json_line(content).encode()


class ProblemPlace(BaseModel):
    """A part of a request that is not as it must be."""

    place: list[str | int] = Field(description="Where: body or query, then the names and numbers that lead to it.")
    why: str


class Problem(BaseModel):
    """Why something was not done."""

    type: str = Field(description="Always about:blank: the status says what kind of problem it is.")
    title: str = Field(description="What the status means.")
    status: int
    detail: str = Field(description="What is wrong, and what to do, in a sentence.")
    errors: list[ProblemPlace] | None = Field(None, description="With 422, what in the request is wrong.")
    now: list[dict[str, Any] | None] | None = Field(
        None, description="With 409, each statement as it is now; null for one that is there no more."
    )


def problem_answer(
    status: int,
    detail: str,
    *,
    errors: Sequence[Mapping[str, Any]] = (),
    now: Sequence[Mapping[str, Any] | None] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonAnswer:
    """The answer that says why."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    told |= {"errors": list(errors)} if errors else {}
    told |= {"now": list(now)} if now else {}
    return JsonAnswer(told, status, headers, PROBLEM_TYPE)
