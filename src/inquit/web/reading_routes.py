"""The pages to read: texts, one text, search, figures, the same words, the log."""

from __future__ import annotations

from itertools import islice
from typing import Final, Literal, get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inquit.breakdown.dimensions import DIMENSIONS
from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.render.charts.charts_page import shown_counts
from inquit.store.same_statements import same_in_groups
from inquit.store.search.filter_keywords import filter_of
from inquit.store.search.statement_search import Hit, Search
from inquit.web.lanes import in_lane_of_text, in_slow_lane
from inquit.web.site import Before, Number, rendered, served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_LISTED: Final = 50  # rows of a page
_PAGES: Final = 200  # further back nobody looks; a narrower search tells more
_COUNTED: Final = _LISTED * _PAGES  # of what is found; of more it is said that there are more
_ENTRIES: Final = 200  # of the log
_FILTERS: Final = get_args(Literal["person", "site", "since", "until", "type"])


@ROUTER.get("/")
def texts(request: Request, before: Before = None) -> Response:
    """The texts, those that came last first; where there are none, the page to add one."""
    with served(request).reading() as store:
        found = store.listed_texts(limit=_LISTED + 1, before=before)
        if not found and before is None:
            return RedirectResponse("/new", 303)
        return rendered(
            request,
            "texts.html",
            texts=found[:_LISTED],
            more=found[_LISTED - 1].number if len(found) > _LISTED else None,
            number=store.count(),
            unreviewed=store.unreviewed(),
            is_first=before is None,
        )


@ROUTER.get("/texts/{number}")
async def text(request: Request, number: Number, done: int | None = None) -> Response:
    """A text with its statements; of a long one the first part."""
    return await in_lane_of_text(request, _text, number, 1, done)


@ROUTER.get("/texts/{number}/parts/{part}")
async def text_part(request: Request, number: Number, part: Number, done: int | None = None) -> Response:
    """A part of a text."""
    return await in_lane_of_text(request, _text, number, part, done)


@ROUTER.get("/texts/{number}/with/{row}")
async def text_with(request: Request, number: Number, row: str) -> Response:
    """To the place of a statement in its text, or to the text where it is there no more."""
    return await in_lane_of_text(request, _place, number, row)


def _place(request: Request, number: int, row: str) -> Response:
    site = served(request)
    with site.reading() as store:
        shown = site.stores.kept.texts.text(store, number)
    return RedirectResponse(shown.place(row) if row in shown.states else f"/texts/{number}", 303)


def _text(request: Request, number: int, part: int, done: int | None) -> HTMLResponse:
    site = served(request)
    with site.reading() as store:
        shown = site.stores.kept.texts.text(store, number)
    page, state = shown.part(part), shown.state
    others = {chapter: one.number for one in shown.parts if one is not page for chapter in one.chapters}
    view = shown.view.in_part(page, {chapter: shown.address(other) for chapter, other in others.items()})
    return rendered(
        request,
        "text.html",
        state=state,
        view=view,
        states=shown.states,
        speakers=sorted(
            ((one.name, view.number(one.name)) for one in view.statistics.speakers() if one.name is not None),
            key=lambda item: item[0].casefold(),
        ),
        nobody=any(quote.speaker_id is None for quote in state.document.quotes),
        part=page,
        parts=[(one.number, shown.address(one.number)) for one in shown.parts],
        back=shown.address(page.number),
        done=done,
    )


@ROUTER.get("/search")
def search(request: Request, q: str = "", page: int = 1) -> HTMLResponse:
    """The statements that have certain words."""
    asked = _asked(request)
    hits: tuple[Hit, ...] = ()
    total, why, page = 0, "", min(max(page, 1), _PAGES)
    if q.strip() or asked:
        with served(request).reading() as store:
            try:
                wanted = Search(q, filter_of(asked), limit=_LISTED, skip=(page - 1) * _LISTED, most=_COUNTED)
                result = store.search(wanted)
                hits, total = result.hits, result.total
            except SettingsError as error:
                why = str(error)
    shown = [{"hit": hit, "parts": _parts(hit.statement, [(one.start, one.end) for one in hit.marks])} for hit in hits]
    more = page + 1 if page * _LISTED < total else None
    return rendered(
        request, "search.html", q=q, asked=asked, hits=shown, total=total, most=_COUNTED, why=why, page=page, more=more
    )


@ROUTER.get("/figures")
async def figures(request: Request, by: str = "person", also: str = "") -> Response:
    """How many statements there are of each value, with a chart."""
    return await in_slow_lane(request, _figures, by, also)


def _figures(request: Request, by: str, also: str) -> HTMLResponse:
    with served(request).reading() as store:
        choices = sorted({*DIMENSIONS, *store.columns()})
        counted = tuple(dict.fromkeys(one for one in (by, also) if one)) or ("person",)
        table = served(request).stores.kept.figures.top(store.db, counted, _rows(request), _LISTED)
    return rendered(request, "figures_page.html", **shown_counts(table), choices=choices, by=by, also=also)


@ROUTER.get("/same")
async def same(request: Request, sites: int = 1) -> Response:
    """The same words in several texts."""
    return await in_slow_lane(request, _same, sites)


def _same(request: Request, sites: int) -> HTMLResponse:
    with served(request).reading() as store:
        compared = served(request).stores.kept.groups.now(store, _rows(request))
        every = same_in_groups(store.db, compared.groups or (), min_sites=max(1, sites))
        found = list(islice(every, _LISTED))
    return rendered(request, "same.html", groups=found, compared=compared, sites=sites, most=_LISTED)


@ROUTER.get("/log")
def log(request: Request, text: Before = None, done: int | None = None, decided: int | None = None) -> HTMLResponse:
    """What reviewers have done."""
    with served(request).reading() as store:
        entries, unplaced = store.history(text=text, limit=_ENTRIES), store.unplaced()
    return rendered(request, "log.html", entries=entries, unplaced=unplaced, text=text, done=done, decided=decided)


def _asked(request: Request) -> dict[str, str]:
    """The filters that a page was asked with."""
    return {name: value for name in _FILTERS if (value := request.query_params.get(name, "").strip())}


def _rows(request: Request) -> RowFilter:
    return filter_of(_asked(request))


def _parts(text: str, marks: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A statement in parts: the words that were looked for, and what stands between."""
    parts, at = [], 0
    for start, end in marks:
        if start >= at:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [part for part in (*parts, (text[at:], False)) if part[0]]
