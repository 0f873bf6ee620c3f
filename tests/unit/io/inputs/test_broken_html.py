"""Broken HTML keeps its text in every format that holds HTML; what cannot be told from code is said to be missing."""

from __future__ import annotations

import html
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from tests.broken_pages import broken_pages, cut_off_pages, missing
from tests.made_inputs import archive
from tests.unit.io.inputs.reading import read_all

from inquit.io.inputs.html_reading import read_html
from inquit.source import Source


def _book(page: str) -> bytes:
    package = '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    files = {"META-INF/container.xml": container, "book.opf": package, "a.xhtml": page}
    return archive({name: text.encode() for name, text in files.items()})


def _feed(page: str) -> bytes:
    item = f"<item><title>Flood</title><description>{html.escape(page)}</description></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{item}</channel></rss>'.encode()


def _cell(page: str) -> bytes:
    return json.dumps({"text": page}).encode() + b"\n"


@dataclass(frozen=True)
class Holder:
    """A format that holds HTML, and how a page gets into it."""

    format: str
    made: Callable[[str], bytes]

    def read(self, page: str) -> Source:
        """What is read of the page."""
        (source,) = read_all(self.format, self.made(page), html_cells=True)
        assert isinstance(source, Source)
        return source


PAGE = Holder("HTML", str.encode)
HOLDERS = [PAGE, Holder("EPUB", _book), Holder("RSS/Atom", _feed), Holder("JSON Lines", _cell)]
BROKEN = dict(broken_pages())
each_holder = pytest.mark.parametrize("holder", HOLDERS, ids=lambda holder: holder.format)
# Feeds and cells are read by one function: what is true of the one way to leave open is true of the others.
CASES = [(holder, name) for holder in HOLDERS for name in BROKEN if holder in HOLDERS[:2] or " closed " not in name]


@each_holder
def test_readings_beside_signs_that_are_never_closed_are_text(holder: Holder) -> None:
    said = [f"“The river rose {n} feet,” said Ann Marsh." for n in range(200)]
    found = holder.read("<ruby><rt>" + "\n<ruby><rt>".join(said))
    assert [one for one in said if one not in found.text] == []


def test_there_are_a_hundred_kinds_of_broken_pages() -> None:
    assert len(BROKEN) > 100


@pytest.mark.parametrize(("holder", "name"), CASES, ids=lambda one: one if isinstance(one, str) else one.format)
def test_nothing_of_a_broken_page_is_lost(holder: Holder, name: str) -> None:
    source = holder.read(BROKEN[name])

    assert missing(source.text) == []
    assert source.notices == ()


@each_holder
@pytest.mark.parametrize(("name", "page"), list(cut_off_pages()))
def test_what_stands_behind_code_that_never_ends_is_said_to_be_missing(holder: Holder, name: str, page: str) -> None:
    source = holder.read(page)

    if missing(source.text):
        (notice,) = source.notices
        assert "letters are not read, as they stand behind code, a comment or an element that is" in notice


def test_a_page_deeper_than_anybody_nests_is_read() -> None:
    opened = "".join(f"<div id={number}>" for number in range(30_000))  # numbered: else an archive of it is a bomb
    page = f"<html><body>{opened}<p>“Yes,” said Ann.</p></b></div></body></html>"

    for holder in HOLDERS:
        assert "“Yes,” said Ann." in holder.read(page).text


@pytest.mark.parametrize(
    "piece",
    [
        *('<a x="', "<a ", "<a x='y\" ", "</", "<!", "<!--", "<![CDATA[", "<script>", "<style>a", "<title>", "<svg>"),
        *(
            "<object><p>",
            "<b>",
            "</b>",
            "<div></b>",
            "<p><font size=2>x",
            "<ul><li>",
            "<form>",
            "&",
            "<a = ",
            "<a x='\"",
        ),
    ],
)
def test_the_time_grows_as_the_page_does(piece: str) -> None:
    times = []
    for number in (20_000, 80_000):
        page = f"<div>{piece * number}“Yes,” said Ann."
        started = time.process_time()
        read_html(page, "x")
        times.append(time.process_time() - started)

    assert times[1] < 4 * 3 * times[0] + 0.5
