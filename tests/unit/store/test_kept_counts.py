"""What a database keeps of itself, counts and changes, is always what its rows say, whatever was done to them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.unit.store.test_statement_figures import BY, FILTERS, documents

from inquit.errors import InquitError
from inquit.filters import RowFilter
from inquit.store import Store
from inquit.store.changes import changed_texts, last_change
from inquit.store.kept_figures import KeptFigures
from inquit.store.search.statement_search import Search
from inquit.store.statement_figures import statement_figures

_TEXTS = "SELECT document_id, COUNT(*), COUNT(review) FROM statements GROUP BY document_id ORDER BY 1"
_PEOPLE = "SELECT person_id, COUNT(*) FROM statements WHERE person_id IS NOT NULL GROUP BY 1 ORDER BY 1"


@pytest.fixture(params=["news", "transcript"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as store:
        for document in documents(request.param):
            store.add(document)
        yield store


def _correct(store: Store, source: random.Random) -> None:
    """Something that reviewers do, or whoever adds and removes texts."""
    corrections, people = store.corrections("Eva"), store.people_corrections("Eva")
    numbers = [row[0] for row in store.db.execute("SELECT document_id FROM text_counts WHERE statements > 0")]
    text = corrections.text(source.choice(numbers))
    one = source.choice(text.statements).ref
    persons = [row[0] for row in store.db.execute("SELECT id FROM people")]
    done: list[Callable[[], object]] = [
        lambda: corrections.accept(one),
        lambda: corrections.reject(one),
        lambda: corrections.set_speaker(source.choice(("Bo Ray", "Zoe Quux", None)), one),
        lambda: corrections.set_type("mixed", one),
        lambda: corrections.set_role(one, "mayor", ""),
        lambda: corrections.finish(text.number, text.version),
        lambda: corrections.undo(source.randrange(1, 30)),
        lambda: people.merge(source.sample(persons, min(2, len(persons)))),
        lambda: people.rename(source.choice(persons), source.choice(("Dan Orr", "Ann Lee"))),
        lambda: people.undo(source.randrange(1, 9)),
        lambda: store.add(source.choice(list(documents("news")))),
        lambda: store.remove(*store.ids_of(str(source.randrange(20)))),
    ]
    with suppress(InquitError):  # it makes no sense at the moment
        source.choice(done)()


def test_counts_and_figures_are_those_of_the_rows_whatever_is_done(store: Store) -> None:
    source, kept = random.Random(5), KeptFigures()
    for _ in range(40):
        _correct(store, source)
        db = store.db
        counts = db.execute("SELECT * FROM text_counts WHERE statements > 0 ORDER BY document_id").fetchall()
        assert counts == db.execute(_TEXTS).fetchall()
        of_people = "SELECT * FROM person_counts WHERE statements > 0 ORDER BY person_id"
        assert db.execute(of_people).fetchall() == db.execute(_PEOPLE).fetchall()
        by = tuple(source.sample([one for one in BY if one != "chapter"], source.choice((1, 2))))
        for asked in (("person",), ("type", "site"), by):
            rows = source.choice(FILTERS)
            assert kept.top(db, asked, rows, 3) == statement_figures(db, asked, rows).top(3), asked
        assert store.listed_people(top=2) == store.listed_people()[:2]
        judged = db.execute("SELECT COUNT(*) FROM statements WHERE review IS NULL").fetchone()[0]
        assert store.unreviewed() == judged


def test_what_is_kept_is_bounded(store: Store) -> None:
    kept = KeptFigures(most=1)
    for by in ("person", "site", "person"):
        assert kept.top(store.db, (by,), RowFilter(), 3) == store.stats(by).top(3)


def test_a_change_names_its_text_and_those_of_its_person(store: Store) -> None:
    before = last_change(store.db)
    assert changed_texts(store.db, before) == set()
    text = store.corrections("Eva").text(1)
    store.corrections("Eva").accept(text.statements[0].ref)
    assert changed_texts(store.db, before) == {1}
    assert store.last_change_of(1) > before

    before = last_change(store.db)
    (person,) = store.db.execute("SELECT id FROM people WHERE name = 'Ann Lee'").fetchone()
    store.people_corrections("Eva").rename(person, "Anna Lee")
    speaks = {row[0] for row in store.db.execute("SELECT document_id FROM speakers WHERE person_id = ?", (person,))}
    assert changed_texts(store.db, before) >= speaks


@pytest.mark.parametrize("words", ["", "we", "leave we", '"we we"', "wait OR we", "we -leave", "lea*", "nothing"])
def test_the_latest_are_the_first_of_all(store: Store, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inquit.store.search.latest_statements._EVERYWHERE", 1_000)  # a small database has few
    for rows in (*FILTERS, RowFilter(speakers=("ann lee",)), RowFilter(types=frozenset({"mixed"}), first_hand=True)):
        every = store.search(Search(words, rows))
        for most in (3, 10_000):
            for skip in (0, 2):
                found = store.search(Search(words, rows, limit=4, skip=skip, most=most))
                assert found.hits == every.hits[skip : skip + 4]
                assert found.total == every.total or most < found.total <= every.total
