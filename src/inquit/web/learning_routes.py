"""The pages of what comes of a review: confidence by what was judged, and texts as gold for `inquit score`."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from inquit.errors import StoreError
from inquit.render.gold_lines import gold_lines, gold_of_results
from inquit.store.calibrated_confidence import CalibrationFigures
from inquit.web.lanes import in_slow_lane
from inquit.web.site import rendered, served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_GOLD: Final = {"content-disposition": 'attachment; filename="gold.jsonl"'}


@ROUTER.get("/review/calibration")
async def calibration(request: Request) -> Response:
    """How reliable confidence is by what was judged, before and after."""
    return await in_slow_lane(request, _calibration)


def _calibration(request: Request) -> HTMLResponse:
    figures: CalibrationFigures | None = None
    why = ""
    with served(request).reading() as store:
        is_used = store.is_calibrated()
        try:
            figures = store.calibrate(keeps=False)
        except StoreError as error:
            why = str(error)
    return rendered(request, "calibration.html", figures=figures, why=why, is_used=is_used)


@ROUTER.post("/review/calibration")
async def calibrate(request: Request) -> Response:
    """Use what was learned."""
    return await in_slow_lane(request, _calibrate)


def _calibrate(request: Request) -> Response:
    with served(request).writing() as store:
        store.calibrate()
    return RedirectResponse("/review/calibration", 303)


@ROUTER.post("/review/calibration/end")
async def end_calibration(request: Request) -> Response:
    """Go back to the reader's own confidences."""
    return await in_slow_lane(request, _end)


def _end(request: Request) -> Response:
    with served(request).writing() as store:
        store.end_calibration()
    return RedirectResponse("/review/calibration", 303)


@ROUTER.get("/review/gold")
def gold(request: Request) -> HTMLResponse:
    """Which texts were reviewed whole, to be downloaded as gold."""
    with served(request).reading() as store:
        number = len(store.reviewed_texts())
    return rendered(request, "gold.html", number=number)


@ROUTER.get("/review/gold.jsonl")
def gold_file(request: Request) -> Response:
    """The texts that were reviewed whole, as `inquit gold export` writes them."""
    with served(request).reading() as store:
        documents = store.documents(store.reviewed_texts(), as_found=False)
        gold = gold_of_results(one for one in documents if one.has_text)
    lines = (line.encode() for line in gold_lines(gold))
    return StreamingResponse(lines, media_type="application/x-ndjson", headers=_GOLD)
