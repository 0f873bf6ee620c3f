"""What is told about a whole corpus: people, figures, the same words in several texts, what reviewers have done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException

from inquit.errors import MissingError
from inquit.sameness.versions import SameStatement
from inquit.sameness.wording import MIN_WORDS
from inquit.store import Store
from inquit.store.same_statements import same_in_groups
from inquit.web.rest.answer_records import person_line, profile_record, unplaced_records
from inquit.web.rest.asked_filters import LARGEST, FiguresAsked, Offset, PageSize, RowNumber, SameAsked
from inquit.web.rest.corpus_models import FiguresAnswer, HistoryAnswer, PeopleAnswer, PersonAnswer, SameAnswer
from inquit.web.rest.problem_details import JsonAnswer
from inquit.web.site import served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter(tags=["The corpus"])
Named = Annotated[str | None, Query(max_length=300, description="Only those whom this name or id fits.")]

OfText = Annotated[int | None, Query(ge=1, le=LARGEST, description="Only what was corrected in this text.")]


@ROUTER.get("/people", response_model=PeopleAnswer, summary="List people")
def list_people(request: Request, named: Named = None, limit: PageSize = 50, offset: Offset = 0) -> JsonAnswer:
    """People, those first who say most."""
    site = served(request)
    with site.reading() as store:
        found = store.listed_people(top=offset + limit + 1, named=named)[offset:]
        version = store.people_corrections(site.reviewer).version()
    people = [person_line(one) for one in found[:limit]]
    return JsonAnswer({"people": people, "more": len(found) > limit, "version": version})


@ROUTER.get("/people/{person}", response_model=PersonAnswer, summary="Get a person")
def get_person(request: Request, person: RowNumber) -> JsonAnswer:
    """What is known about one person."""
    with served(request).reading() as store:
        profile = store.who(f"p{person}")
        if profile is None:
            raise MissingError(f"there is no person p{person}")
        return JsonAnswer(profile_record(store, person, profile))


@ROUTER.get("/figures", response_model=FiguresAnswer, summary="Count statements")
def count_statements(request: Request, asked: Annotated[FiguresAsked, Query()]) -> JsonAnswer:
    """How many statements there are of each value, or of each two, as `inquit stats --by` has it."""
    with served(request).reading() as store:
        by, rows = tuple(dict.fromkeys(asked.by)), asked.rows()
        if asked.distinct:
            table = store.stats(*by, rows=rows, distinct=True).top(asked.top)
        else:
            table = served(request).stores.kept.figures.top(store.db, by, rows, asked.top)
    return JsonAnswer(table.record())


@ROUTER.get("/same", response_model=SameAnswer, summary="Find the same words in several texts")
def find_same(request: Request, asked: Annotated[SameAsked, Query()]) -> JsonAnswer:
    """What stands in several texts, the earliest first, with what was altered, as `inquit same` has it."""
    with served(request).reading() as store:
        groups, changed = _same(request, store, asked)
        found = [group.record() for group in islice(groups, asked.limit + 1)]
    return JsonAnswer({"statements": found[: asked.limit], "more": len(found) > asked.limit, "changed": changed})


@ROUTER.get("/log", response_model=HistoryAnswer, summary="See what reviewers have done")
def get_log(request: Request, text: OfText = None, limit: PageSize = 50, offset: Offset = 0) -> JsonAnswer:
    """What was corrected and decided, the last first."""
    with served(request).reading() as store:
        found = store.history(text=text, limit=offset + limit + 1)[offset:]
        unplaced = [] if offset else unplaced_records(store.unplaced())
    entries = [asdict(one) for one in found[:limit]]
    return JsonAnswer({"entries": entries, "more": len(found) > limit, "unplaced": unplaced})


def _same(request: Request, store: Store, asked: SameAsked) -> tuple[Iterator[SameStatement], int]:
    """The groups, and how many texts have changed since they were found."""
    if asked.min_words != MIN_WORDS:
        return store.same(min_sites=asked.min_sites, min_words=asked.min_words, rows=asked.rows()), 0
    compared = served(request).stores.kept.groups.now(store, asked.rows())
    if compared.groups is None:
        raise HTTPException(503, "the texts are being compared for the first time; ask again", {"retry-after": "10"})
    return same_in_groups(store.db, compared.groups, min_sites=asked.min_sites), compared.changed
