"""The pages to read, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.stored_examples import document
from tests.unit.web.pages import Pages, served

from inquit.store import Store


def test_texts_are_listed(pages: Pages) -> None:
    page = pages.get("/")

    assert all(words in page for words in ("Ferry", "Herald", "2 texts", "5 statements that nobody has looked at"))


def test_the_list_goes_on(database: Path) -> None:
    with Store(database) as store:
        for number in range(60):
            store.add(document(f"n{number}", f"“Number {number},” said Ann Lee.", path=f"/n{number}.txt"))
    with served(database) as pages:
        assert ">n59<" in pages.get("/")
        assert ">n5<" not in pages.get("/")
        assert ">n5<" in pages.get("/?before=13")


def test_a_text_has_its_statements_marked_and_a_table_beside_it(pages: Pages) -> None:
    page = pages.get("/texts/1")

    assert 'class="h0 q"' in page
    assert page.count("<tr id=") >= 4
    assert "Ann Lee" in page


def test_search_marks_what_was_looked_for(pages: Pages) -> None:
    page = pages.get("/search?q=wait")

    assert "2 statements" in page
    assert page.count("<mark>wait</mark>") == 2
    assert "1 statement," in pages.get("/search?q=wait&person=Bo+Ray")
    assert "nothing to search for" in pages.get("/search?q=-wait") or "warning" in pages.get("/search?q=%22%22")


def test_people_and_one_person(pages: Pages) -> None:
    assert "Bo Ray" in pages.get("/people")
    assert "Ann Lee" not in pages.get("/people?q=Ray").partition("<main")[2]
    assert "Nobody sails" in pages.get("/people/1")


def test_figures_and_the_same_words(pages: Pages) -> None:
    assert "Herald" in pages.get("/figures?by=site")
    assert "Bo Ray" in pages.get("/figures?by=person&also=type")
    assert pages.get("/figures?by=nonsense", status=400)
    assert pages.get("/same")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/texts/0", "/texts/99999999999999999999", "/texts/x", "/static/..%2fsite.py", "/?before=x"]
)
def test_what_is_not_there(pages: Pages, path: str) -> None:
    assert "no such page" in pages.get(path, status=404)


def test_a_text_that_is_not_there_is_said_in_a_sentence(pages: Pages) -> None:
    assert "there is no document 7" in pages.get("/texts/7", status=400)
    assert "there is no person p99" in pages.get("/people/99", status=400)


def test_an_empty_database_says_how_to_fill_it(tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    with served(tmp_path / "empty.db") as pages:
        assert "inquit add empty.db" in pages.get("/")
        assert "Everything is reviewed" in pages.get("/review")
        for path in ("/people", "/figures", "/same", "/log", "/search?q=x", "/review/sample"):
            pages.get(path)
