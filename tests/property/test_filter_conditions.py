"""What a filter takes of documents, its conditions take of a database that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquit.document import Document, Genre, Quote, QuoteType, Speaker, SpeakerKind, Status, TextSpan
from inquit.filters import RowFilter
from inquit.store import Store
from inquit.store.search.filter_conditions import conditions, undated
from inquit.store.writing import Arrival, put_document

NAMES = ("Ann Lee", "ann  lée", "Lee", "Bo", "S1", "p1", "Q76", "the mayor", "Bo\0", "%", "")
SITES = ("Tribune", "tribune", "The Herald", "", None)
DATES = ("2024", "2024-05", "2024-05-03", "2024-05-03T10:00:00Z", "2024-06-01 12:00", "May 2024", "2024-5", "", None)
ROLES = ("mayor", "Foreign Minister", "Secretary-General", "", None)
VALUES = ("x", "X", "", 1, 1.0, True, None, "1")
MOMENTS = ("2024-05-01T00:00:00+00:00", "2024-05-02T12:00:00+00:00")
CONFIDENCES = (0.0, 0.25, 0.5, 0.75, 1.0)
COLUMNS = ("desk", "Desk", "title")


def _some(values: tuple[Any, ...], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


FILTERS = st.builds(
    RowFilter,
    types=st.just(frozenset()) | _some(get_args(QuoteType)).map(frozenset),
    speakers=st.just(()) | _some(NAMES),
    min_confidence=st.sampled_from(CONFIDENCES),
    statuses=st.just(frozenset()) | _some(get_args(Status)).map(frozenset),
    first_hand=st.booleans(),
    addressees=st.just(()) | _some(NAMES),
    roles=st.just(()) | _some(("mayor", "minister", "general secretary", "-", "")),
    kinds=st.just(frozenset()) | _some(get_args(SpeakerKind)).map(frozenset),
    genres=st.just(frozenset()) | _some(get_args(Genre)).map(frozenset),
    sites=st.just(()) | _some(("TRIBUNE", "the herald", "")),
    since=st.sampled_from((None, "2024", "2024-05", "2024-05-03", "2025")),
    until=st.sampled_from((None, "2024", "2024-05", "2024-05-03", "2023")),
    added_since=st.sampled_from((None, *MOMENTS)),
    where=st.just(()) | _some((("desk", "x"), ("DESK", "1"), ("title", "x"), ("site", "Tribune"), ("none", ""))),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    ids = ("s1", "s2", "Q76")
    speakers = [
        Speaker(
            id=id_,
            name=draw(st.sampled_from(NAMES)),
            named=True,
            kind=draw(st.sampled_from((None, *get_args(SpeakerKind)))),
            role=draw(st.sampled_from(ROLES)),
            affiliation=draw(st.sampled_from(ROLES)),
            aliases=draw(_some(NAMES)),
            members=draw(_some(NAMES)),
        )
        for id_ in ids
    ]
    someone = st.sampled_from((None, *ids))
    quotes = [
        Quote(
            id=f"q{number}",
            type=draw(st.sampled_from(get_args(QuoteType))),
            content=(TextSpan(number, number + 1),),
            speaker_id=draw(someone),
            addressee_id=draw(someone),
            reported_by_id=draw(someone),
            confidence=draw(st.sampled_from(CONFIDENCES)),
            status=draw(st.sampled_from(get_args(Status))),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    known = {
        "site": draw(st.sampled_from(SITES)),
        "date": draw(st.sampled_from(DATES)),
        "genre": draw(st.sampled_from((None, *get_args(Genre)))),
        "title": draw(st.sampled_from((None, "x", "y"))),
        "added": draw(st.sampled_from(MOMENTS)),
        "fields": draw(st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(VALUES))),
    }
    meta = {name: value for name, value in known.items() if value is not None}
    return Document("d", "abcdef", tuple(quotes), tuple(speakers), meta=meta)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store(":memory:") as opened:
        yield opened


@given(texts=st.lists(documents(), max_size=3), wanted=FILTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_filter_is_the_same_in_memory_and_in_a_database(
    store: Store, texts: list[Document], wanted: RowFilter
) -> None:
    store.db.execute("DELETE FROM documents")
    numbers = [_put(store, number, text) for number, text in enumerate(texts)]
    rows, dates = conditions(wanted), undated(wanted)
    found = store.db.execute(f"SELECT document_id, row FROM statements WHERE {rows.sql} ORDER BY id", rows.parameters)
    without = store.db.execute(f"SELECT count(*) FROM documents WHERE {dates.sql}", dates.parameters).fetchone()

    assert found.fetchall() == [
        (number, quote.id) for number, text in zip(numbers, texts, strict=True) for quote in wanted.apply(text).quotes
    ]
    assert without == (sum(map(wanted.misses_date, texts)),)


def _put(store: Store, number: int, text: Document) -> int:
    meta = dict(text.meta)
    return put_document(
        store.db,
        Arrival(
            document=Document(text.id, text.text, text.quotes, text.speakers, meta=meta),
            origin=str(number),
            key="",
            content_digest="",
            reading_digest="",
            moment=meta.pop("added"),
            fields=meta.pop("fields"),
        ),
    )
