"""What is served, and how a page of it is made."""

from __future__ import annotations

import dataclasses
import pathlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from threading import Lock
from typing import Annotated, Any, Final

from fastapi import Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment

from inquit.errors import SettingsError
from inquit.intake.queued_work import LoadedReader, TextReader
from inquit.intake.reading_queue import ReadingQueue
from inquit.render.report.colours import COLOURS, colour_rules
from inquit.render.verification_tally import in_words
from inquit.render.web_pages import page_file, page_templates
from inquit.shipped_files import ShippedFolder
from inquit.store import Store
from inquit.web.gate import form_of
from inquit.web.open_stores import OpenStores
from inquit.web.preferences import has_keys, reviewer_of

__all__ = ["LARGEST_SAMPLE", "Before", "Number", "Served", "field", "is_number", "onward", "rendered", "served"]

_LARGEST: Final = 2**62  # more than any row of a database has
LARGEST_SAMPLE: Final = 100_000  # more statements than anybody judges
# A number in an address.
Number = Annotated[int, Path(ge=1, le=_LARGEST)]
Before = Annotated[int | None, Query(ge=1, le=_LARGEST)]

_REPORT: Final = "inquit.render.report"
_CHARTS: Final = "inquit.render.charts"
_VERDICTS: Final = "inquit.render.verification_page"
_PACKAGE: Final = "inquit.web"
_STYLE: Final = "text/css; charset=utf-8"
_SCRIPT: Final = "text/javascript; charset=utf-8"
_LONGEST: Final = 1_000  # characters of a name or of a list of borders


@dataclass(frozen=True)
class Served:
    """What is served: a database, and who corrects it.

    made: makes, in a process beside the server, what reads texts; must be possible to pickle.
    """

    database: pathlib.Path
    reviewer: str
    version: str
    made: Callable[[], TextReader] = LoadedReader
    stores: OpenStores = dataclasses.field(default_factory=OpenStores, init=False)
    turn: Lock = dataclasses.field(default_factory=Lock, init=False)

    @cached_property
    def queue(self) -> ReadingQueue:
        """Where texts wait to be read; its process is started with the first of them."""
        return ReadingQueue(self.made)

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """The database for one page, as it is at one moment."""
        with self.stores.reading(self.database) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The database for one correction; one after the other, as they came, where SQLite would have all try again."""
        with self.turn, Store(self.database, may_be_made=False) as store:
            yield store

    @cached_property
    def templates(self) -> Environment:
        """The templates of the pages, with those of the report, of charts, and of quotations beside their sources."""
        templates = page_templates(_PACKAGE, _REPORT, _CHARTS, _VERDICTS)
        templates.filters["in_words"] = in_words
        return templates

    @cached_property
    def files(self) -> Mapping[str, tuple[bytes, str]]:
        """What the pages load, by name: the content and its type."""
        numbers = {str(number): number for number in range(COLOURS)}
        library = ShippedFolder(resources.files(_CHARTS).joinpath("library"), what="charts")
        style = page_file(_REPORT, "style.css") + colour_rules(numbers, numbers)
        return {
            "report.css": (style.encode(), _STYLE),
            "checks.css": (page_file(_VERDICTS, "checks.css").encode(), _STYLE),
            "web.css": (page_file(_PACKAGE, "web.css").encode(), _STYLE),
            "report.js": (page_file(_REPORT, "script.js").encode(), _SCRIPT),
            "web.js": (page_file(_PACKAGE, "web.js").encode(), _SCRIPT),
            "selecting.js": (page_file(_PACKAGE, "selecting.js").encode(), _SCRIPT),
            "arriving.js": (page_file(_PACKAGE, "arriving.js").encode(), _SCRIPT),
            "icon.svg": (page_file(_PACKAGE, "icon.svg").encode(), "image/svg+xml"),
            "chart.js": (library.read("chart.umd.min.js"), _SCRIPT),
            "draw.js": (page_file(_CHARTS, "draw.js").encode(), _SCRIPT),
        }


def served(request: Request) -> Served:
    """What the application serves."""
    found: Served = request.app.state.served
    return found


def rendered(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page."""
    site = served(request)
    page = site.templates.get_template(template).render(
        form_key=getattr(request.state, "form_key", ""),
        made_by=site.version,
        reviewer=reviewer_of(request),
        has_keys=has_keys(request),
        here=request.url.path,
        database=site.database.name,
        **values,
    )
    return HTMLResponse(page.encode("utf-8", "replace"), status)


def field(request: Request, name: str) -> str:
    """A value of the form that was sent; nothing where it has none.

    Raises:
        SettingsError: it is longer than anything that belongs there.
    """
    value = form_of(request).get(name, [""])[0]
    if len(value) > _LONGEST:
        raise SettingsError(f"{name} has more than {_LONGEST:,} characters; give less")
    return value


def is_number(typed: str) -> bool:
    """Whether a value of a form can be a number of the database."""
    return typed.isascii() and typed.isdecimal() and int(typed[:20]) <= _LARGEST


def onward(request: Request, done: int | None = None, *, is_decision: bool = False) -> RedirectResponse:
    """To the page that the form names, which tells what was done and how to take it back."""
    back, at = field(request, "back"), field(request, "at")
    path = back if back.startswith("/") and back.isprintable() and not set(back) & {"\\", "#", "?"} else "/"
    query = "" if done is None else f"?{'decided' if is_decision else 'done'}={done}"
    place = f"#{at}" if at.replace("-", "").isalnum() and at.isascii() else ""
    return RedirectResponse(f"/{path.lstrip('/')}{query}{place}", 303)
