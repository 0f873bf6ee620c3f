"""The pages of the review: the least certain statement, or the next one of a sample; one decision, and the next."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inquit.errors import SettingsError, StoreError
from inquit.store import Store
from inquit.store.corrections.review_queue import SampleProgress
from inquit.web.correcting_routes import statement_page
from inquit.web.preferences import reviewer_of
from inquit.web.site import LARGEST_SAMPLE, field, rendered, served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_MOST_SKIPPED: Final = 1_000


@ROUTER.get("/review")
def queue(request: Request, skip: int = 0, done: int | None = None) -> HTMLResponse:
    """The least certain statement that nobody has judged."""
    skip = min(max(skip, 0), _MOST_SKIPPED)
    with served(request).reading() as store:
        numbers = store.queue(skip + 1)
        about = {"left": store.unreviewed(), "skip": skip, "sample": None, "done": done}
        return _shown(request, store, numbers[skip] if len(numbers) > skip else None, "queue", about)


@ROUTER.get("/review/sample")
def sample(request: Request, skip: int = 0, done: int | None = None) -> HTMLResponse:
    """The next statement of the sample, and how precise the reader is by those that were judged."""
    with served(request).reading() as store:
        try:
            progress: SampleProgress | None = store.sample()
        except StoreError:
            progress = None
        left = () if progress is None else progress.left
        skip = min(max(skip, 0), len(left))
        about = {"left": len(left), "skip": skip, "sample": progress, "done": done}
        return _shown(request, store, left[skip] if len(left) > skip else None, "sample", about)


@ROUTER.post("/review/sample")
def draw(request: Request) -> Response:
    """Draw a sample."""
    size, seed = field(request, "size"), field(request, "seed") or "1"
    if not (size.isdecimal() and seed.isdecimal() and 1 <= int(size) <= LARGEST_SAMPLE and int(seed) <= LARGEST_SAMPLE):
        raise SettingsError(f"a sample has 1 to {LARGEST_SAMPLE:,} statements, and a seed of up to {LARGEST_SAMPLE:,}")
    with served(request).writing() as store:
        store.draw_sample(int(size), seed=int(seed))
    return RedirectResponse("/review/sample", 303)


def _shown(request: Request, store: Store, number: int | None, shown_in: str, about: dict[str, Any]) -> HTMLResponse:
    back = "/review" if shown_in == "queue" else "/review/sample"
    if number is None:
        return rendered(request, "reviewed.html", shown_in=shown_in, back=back, **about)
    ref = store.corrections(reviewer_of(request)).ref(number)
    shown = served(request).stores.kept.texts.text(store, ref.text)
    return statement_page(request, shown, ref.row, shown_in=shown_in, back=back, **about)
