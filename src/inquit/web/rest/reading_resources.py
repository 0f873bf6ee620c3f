"""What is read for programs: a text, and quotations beside their sources. One at a time, after those that wait."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from inquit.intake.queued_work import QueuedWork
from inquit.record import document_record
from inquit.verification.verification_record import verification_record
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.rest.reading_models import ExtractAsked, VerifyAsked
from inquit.web.rest.shipped_schemas import DocumentRecord, VerificationRecord
from inquit.web.site import served

__all__ = ["ROUTER", "worked_out"]

ROUTER: Final = APIRouter(tags=["Reading and checking"])
# A long novel takes half of that on a slow machine, the first text some seconds more.
_MAX_SECONDS: Final = 180.0
# With the time that others take before.
_PATIENCE: Final = 300.0


@ROUTER.post("/extract", response_model=DocumentRecord, summary="Read a text")
async def extract_text(request: Request, asked: ExtractAsked) -> JsonAnswer:
    """Who said what in a text, as `inquit schema` has it; nothing is put into the database."""
    document = await worked_out(request, asked.work())
    record = await run_in_threadpool(
        document_record, document, with_not_quotes=asked.all_quoted, with_text=asked.with_text
    )
    return await run_in_threadpool(JsonAnswer, record)


@ROUTER.post("/verify", response_model=VerificationRecord, summary="Check quotations")
async def verify_quotations(request: Request, asked: VerifyAsked) -> JsonAnswer:
    """Whether quotations stand in their sources, word for word, as `inquit schema verify` has it."""
    found = await worked_out(request, asked.work(str(served(request).database)))
    return await run_in_threadpool(lambda: JsonAnswer(verification_record(found)))


async def worked_out(request: Request, work: QueuedWork) -> Any:
    """What comes of work.

    Raises:
        QueueFullError: too much waits.
        WorkerError: it takes too long, or the process has died.
        InquitError: it cannot be done.
    """
    return await served(request).queue.answer(work, _MAX_SECONDS, patience=_PATIENCE)
