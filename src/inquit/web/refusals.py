"""What is said to a request that goes no further: to people in a sentence, to programs as a problem."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from inquit.web.rest.problem_details import problem_answer

__all__ = ["OPENAPI", "PROGRAMS", "NotAdmittedError", "is_for_programs", "refusal"]

# Where programs ask; all else is for people.
PROGRAMS: Final = "/api/"
OPENAPI: Final = "/openapi.json"
_HEADERS: Final = {401: {"www-authenticate": "Bearer"}, 405: {"allow": "GET, HEAD, POST"}, 503: {"retry-after": "2"}}


class NotAdmittedError(Exception):
    """Why a request goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def is_for_programs(path: str) -> bool:
    """Whether what stands at this path is for programs."""
    return path.startswith(PROGRAMS) or path == OPENAPI


def refusal(request: Request, refused: NotAdmittedError) -> Response:
    """The answer that says why."""
    headers = _HEADERS.get(refused.status)
    if is_for_programs(request.scope["path"]):
        return problem_answer(refused.status, str(refused), headers=headers)
    return PlainTextResponse(f"{refused}\n", refused.status, headers)
