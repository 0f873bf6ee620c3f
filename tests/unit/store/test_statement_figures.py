"""The figures that a database makes are those of its documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from inquit import Document, Quote, Speaker, TextSpan
from inquit.breakdown import CountTable, StatementCounts
from inquit.errors import SettingsError
from inquit.filters import RowFilter
from inquit.store import Store
from inquit.store.corrected import corrected

BY = ("person", "site", "date", "month", "gender", "kind", "type", "role", "document", "chapter", "addressee", "outlet")
FILTERS = (
    RowFilter(),
    RowFilter(statuses=frozenset({"asserted"}), min_confidence=0.4),
    RowFilter(without_speakers=("ann lee",), since="2024-02"),
    RowFilter(without_roles=("mayor",), where=(("outlet", "East"),)),
)


def documents(genre: str) -> Iterator[Document]:
    source = random.Random(3)
    for number in range(25):
        speakers = (
            Speaker("s1", "Ann Lee", named=True, kind="person", gender=source.choice((None, "female")), role="mayor"),
            Speaker("s2", source.choice(("Bo Ray", "Cy Young")), named=True, kind="person"),
            Speaker("s3", "spokesman", named=False, kind=source.choice((None, "person"))),
            Speaker("s4", "spokesman", named=False, role=source.choice(("mayor of Ely", None))),
        )
        text, quotes = "", []
        for row in range(1, source.randrange(1, 9)):
            words = " ".join(source.choice(("we", "leave")) for _ in range(source.randrange(1, 7)))
            quotes.append(
                Quote(
                    f"q{row}",
                    source.choice(("direct", "mixed", "indirect")),
                    (TextSpan(len(text), len(text) + len(words)),),
                    speaker_id=source.choice(("s1", "s2", "s3", "s4", None)),
                    addressee_id=source.choice(("s1", None)),
                    status=source.choice(("asserted", "denied")),
                    confidence=source.random(),
                    parent_id=source.choice((None, f"q{row - 1}")) if row > 1 else None,
                )
            )
            text += words + "\n"
        meta = {
            "genre": genre,
            "path": f"{number}.txt",
            "site": source.choice(("Tribune", "Herald", None)),
            "date": source.choice(("2024-01-05", "2024-02", "2024-02-07T10:00:00Z", "some day", None)),
            "fields": source.choice(({"Outlet": "East"}, {"Outlet": ""}, {})),
        }
        yield Document(str(number % 20), text, tuple(quotes), speakers, meta=meta)


@pytest.fixture(scope="module", params=["news", "transcript"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("figures") / "q.db") as store:
        for document in documents(request.param):
            store.add(document)
        yield store


def of_documents(store: Store, by: tuple[str, ...], rows: RowFilter, *, distinct: bool) -> CountTable:
    counts = StatementCounts(by, distinct=distinct)
    for number, document in enumerate(store.documents(), start=1):
        if rows.takes(document):
            counts.add(rows.apply(corrected(store.db, number, document)))
    return counts.table()


@pytest.mark.parametrize("rows", FILTERS, ids=range(len(FILTERS)))
def test_a_database_makes_the_figures_of_its_documents(store: Store, rows: RowFilter) -> None:
    for by in [*((one,) for one in BY), *permutations(("person", "month", "outlet", "type", "addressee"), 2)]:
        assert store.stats(*by, rows=rows) == of_documents(store, by, rows, distinct=False), by


def test_the_same_words_count_once(store: Store) -> None:
    assert store.stats("person", distinct=True) == of_documents(store, ("person",), RowFilter(), distinct=True)
    assert store.stats("person", distinct=True).sums.quotes < store.stats("person").sums.quotes


def test_filters_are_keywords_too(store: Store) -> None:
    assert store.stats("site", person="Ann Lee") == store.stats("site", rows=RowFilter(speakers=("Ann Lee",)))


def test_a_column_that_no_document_has(store: Store) -> None:
    with pytest.raises(SettingsError, match="no text has a column 'colour'"):
        store.stats("colour")


def test_of_an_empty_database_there_are_no_figures(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db") as store:
        assert not store.stats("person").lines
