"""What to review next, for programs: the least certain statements, or a random sample."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from inquit.store import Store
from inquit.store.corrections.review_queue import SampleProgress
from inquit.web.rest.answer_models import QueueAnswer, SampleAnswer
from inquit.web.rest.answer_records import found_records
from inquit.web.rest.asked_filters import PageSize, QueueAsked
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.site import LARGEST_SAMPLE, served

__all__ = ["ROUTER", "SampleAsked"]

ROUTER: Final = APIRouter(prefix="/review", tags=["Review"])


class SampleAsked(BaseModel):
    """A sample to draw; the same seed draws the same of the same database."""

    model_config = ConfigDict(extra="forbid", strict=True)

    size: int = Field(ge=1, le=LARGEST_SAMPLE)
    seed: int = Field(1, ge=0, le=LARGEST_SAMPLE)


@ROUTER.get("/queue", response_model=QueueAnswer, summary="Get what is least certain")
def get_queue(request: Request, asked: Annotated[QueueAsked, Query()]) -> JsonAnswer:
    """The statements that nobody has judged, the least certain first."""
    rows = asked.rows()
    with served(request).reading() as store:
        hits = store.statements(store.queue(asked.limit, rows=rows))
        return JsonAnswer({"statements": found_records(store, hits), "left": store.unreviewed(rows=rows)})


@ROUTER.get("/sample", response_model=SampleAnswer, summary="Get the sample")
def get_sample(request: Request, limit: PageSize = 50) -> JsonAnswer:
    """The last sample that was drawn: what is left of it, and how precise the reader is by it."""
    with served(request).reading() as store:
        return JsonAnswer(_record(store, store.sample(), limit))


@ROUTER.post("/sample", response_model=SampleAnswer, status_code=201, summary="Draw a sample")
def draw_sample(request: Request, asked: SampleAsked, limit: PageSize = 50) -> JsonAnswer:
    """Draw statements at random, to measure by."""
    with served(request).writing() as store:
        return JsonAnswer(_record(store, store.draw_sample(asked.size, seed=asked.seed), limit), 201)


def _record(store: Store, sample: SampleProgress, limit: int) -> dict[str, Any]:
    shown = store.statements(sample.left[:limit])
    return {**asdict(sample), "left": len(sample.left), "statements": found_records(store, shown)}
