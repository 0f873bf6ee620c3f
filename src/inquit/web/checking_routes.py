"""The page to check quotations: what is printed beside what was said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool

from inquit.errors import InquitError, SettingsError, WorkerError
from inquit.intake.reading_queue import QueueFullError
from inquit.render.verdict_wording import VERDICTS_IN_WORDS
from inquit.render.verification_page import ArticleVerdicts
from inquit.render.verification_tally import VerificationTally
from inquit.verification import Verification
from inquit.web.gate import form_of
from inquit.web.rest.reading_models import VerifyAsked
from inquit.web.rest.reading_resources import worked_out
from inquit.web.site import rendered, served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_BUSY, _REFUSED, _DONE = 503, 422, 200
# Of a text that is shown in the form again: who sends a book needs no second look at it.
_SHOWN_AGAIN: Final = 100_000


@ROUTER.get("/verify")
def ask(request: Request) -> HTMLResponse:
    """Where quotations are given."""
    return _page(request, {})


@ROUTER.post("/verify")
async def check(request: Request) -> HTMLResponse:
    """The quotations beside their sources."""
    given = {name: values[0].strip() for name, values in form_of(request).items()}
    try:
        found = await worked_out(request, _asked(given).work(str(served(request).database)))
    except InquitError as error:
        status = _BUSY if isinstance(error, WorkerError | QueueFullError) else _REFUSED
        return _page(request, given, status=status, why=str(error))
    return await run_in_threadpool(_page, request, given, found=found)


def _page(
    request: Request, given: Mapping[str, str], *, status: int = _DONE, why: str = "", found: Verification | None = None
) -> HTMLResponse:
    about: dict[str, Any] = {"view": None, "tally": None}
    if found is not None:
        tally = VerificationTally()
        tally.add(found)
        about = {"view": ArticleVerdicts(found, "a1"), "tally": tally}
    return rendered(
        request,
        "verify.html",
        status=status,
        given={name: value for name, value in given.items() if len(value) <= _SHOWN_AGAIN},
        why=why,
        words=VERDICTS_IN_WORDS,
        **about,
    )


def _asked(given: Mapping[str, str]) -> VerifyAsked:
    """What the form asks for.

    Raises:
        SettingsError: it is not what it must be.
    """
    texts = [given.get(f"source{number}", "") for number in (1, 2, 3)]
    sources = [{"name": f"source {number}", "text": text} for number, text in enumerate(texts, start=1) if text]
    among = {name: given[name] for name in ("since", "until") if given.get(name)}
    asked: dict[str, Any] = {name: given[name] for name in ("article", "quotation", "speaker") if given.get(name)}
    asked |= {name: name in given for name in ("all_quoted", "reported")}
    if sources:
        asked["sources"] = sources
    else:
        asked["corpus"] = {**among, **({"site": [given["site"]]} if given.get("site") else {})}
    if "article" in asked:
        asked["id"] = "the article"
    try:
        return VerifyAsked.model_validate(asked)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"{' '.join(map(str, first['loc']))}: {first['msg']}") from error
