"""The pages of people: who says most, one person, and who is who, with the effect shown before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.store.corrections.people_corrections import PeopleCorrections
from inquit.store.search.statement_search import Search
from inquit.web.gate import form_of
from inquit.web.preferences import reviewer_of
from inquit.web.site import Number, field, is_number, rendered, served

__all__ = ["ROUTER"]

ROUTER: Final = APIRouter()
_LISTED: Final = 100
_STATEMENTS: Final = 50
_FIELDS: Final[tuple[str, ...]] = ("role", "affiliation")


@ROUTER.get("/people")
def people(request: Request, q: str = "", decided: int | None = None) -> HTMLResponse:
    """Those who say most, or whom a name fits."""
    with served(request).reading() as store:
        found = store.listed_people(top=_LISTED, named=q.strip() or None)
    return rendered(request, "people.html", people=found, q=q, decided=decided, most=_LISTED)


@ROUTER.get("/people/{number}")
def person(request: Request, number: Number, decided: int | None = None) -> HTMLResponse:
    """One person."""
    with served(request).reading() as store:
        profile = store.who(f"p{number}")
        if profile is None:
            raise SettingsError(f"there is no person p{number}; search for the name under People")
        said = store.search(Search(rows=RowFilter(speakers=(f"p{number}",)), limit=_STATEMENTS))
    texts = {hit.document_number: hit.title or hit.document for hit in said.hits}
    return rendered(request, "person.html", person=profile, number=number, hits=said.hits, texts=texts, decided=decided)


@ROUTER.post("/people/{action}")
def decide(request: Request, action: str) -> Response:
    """Show what would become of whom; and, when that is confirmed, do it."""
    site = served(request)
    numbers = [int(one) for one in form_of(request).get("person", ()) if is_number(one)]
    decision = _decision(request, action, numbers)
    version = field(request, "version")
    with site.writing() as store:
        made_by = store.people_corrections(reviewer_of(request))
        if version:
            decided = decision(made_by, version)
            return RedirectResponse(f"/people?decided={decided}", 303)
        values = [(name, one) for name, found in form_of(request).items() for one in found]
        return rendered(
            request,
            "effect.html",
            action=action,
            values=values,
            version=made_by.version(),
            effects=made_by.effect(numbers, lambda people: decision(people, None)),
        )


def _decision(request: Request, action: str, numbers: list[int]) -> Callable[[PeopleCorrections, str | None], int]:
    """What a form asks to be decided.

    Raises:
        SettingsError: it asks for nothing that there is.
    """
    if len(numbers) < (2 if action == "merge" else 1):
        raise SettingsError("choose two people at least, who are one" if action == "merge" else "choose a person")
    if action == "merge":
        return lambda people, version: people.merge(numbers, version=version)
    if action == "rename":
        name = field(request, "name")
        return lambda people, version: people.rename(numbers[0], name, version=version)
    if action == "split":
        documents = [int(one) for one in form_of(request).get("document", ()) if is_number(one)]
        printed = field(request, "as_printed").strip() or None
        if bool(documents) == bool(printed):
            raise SettingsError("choose texts in which it is somebody else, or a name as it is printed")
        return lambda people, version: people.split(
            numbers[0], documents=documents, as_printed=printed, version=version
        )
    if action == "set":
        given = {name: field(request, name).strip() for name in _FIELDS if name in form_of(request)}
        return lambda people, version: people.set_values(numbers[0], given, version=version)
    raise SettingsError(f"nothing is called {action!r} here")
