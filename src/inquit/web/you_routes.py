"""The page on which somebody says who corrects in this browser, and whether single keys do something."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inquit.web.preferences import MOST_OF_A_NAME, keep_preferences
from inquit.web.site import field, rendered

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()


@ROUTER.get("/you")
def you(request: Request, saved: bool = False) -> HTMLResponse:
    """What the browser says."""
    return rendered(request, "you.html", saved=saved, most=MOST_OF_A_NAME)


@ROUTER.post("/you")
def keep(request: Request) -> Response:
    """Let the browser keep what is said."""
    answer = RedirectResponse("/you?saved=1", 303)
    keep_preferences(request, answer, name=field(request, "name"), keys=field(request, "keys") == "on")
    return answer
