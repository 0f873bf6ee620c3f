"""The pages to read, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
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


@pytest.fixture
def novel(tmp_path: Path) -> Iterator[Pages]:
    """A text of 400 statements in two chapters."""
    lines = [f"“Line {number},” said {'Ann Lee'}." for number in range(1, 401)]
    lines.insert(0, "CHAPTER I")
    lines.insert(300, "CHAPTER II")
    with Store(tmp_path / "novel.db") as store:
        store.add(document("n", "\n\n".join(lines), genre="fiction", path="/n.txt"))
    with served(tmp_path / "novel.db") as found:
        yield found


def _shown(page: str) -> str:
    """The text on a page, without its marks."""
    article = page.partition("<article")[2].partition("</article>")[0]
    paragraphs = re.findall(r"<p dir.*?</p>", article, re.DOTALL)
    return "\n\n".join(unescape(re.sub("<[^>]*>", "", paragraph)) for paragraph in paragraphs)


def test_a_long_text_is_shown_in_parts_that_are_all_of_it(novel: Pages) -> None:
    first = novel.get("/texts/1")
    pages = [novel.get(f"/texts/1/parts/{number}") for number in (1, 2, 3)]

    assert first == pages[0].replace("/texts/1/parts/1?", "/texts/1?")
    with Store(novel.database, writes=False) as store:
        assert "\n\n".join(map(_shown, pages)) == next(store.documents()).text
    assert [page.count("data-key=") for page in pages] == [150, 150, 100]
    assert "Part 2 of 3: statements 151 to 300" in pages[1]
    assert 'rel="prev" href="/texts/1/parts/1"' in pages[1]
    assert 'rel="next" href="/texts/1/parts/3"' in pages[1]
    assert novel.get("/texts/1/parts/9") == pages[2].replace('/parts/3" data-here', "")


def test_a_statement_of_a_long_text_leads_to_its_part_and_back(novel: Pages) -> None:
    page = novel.get("/texts/1/statements/q170")
    assert 'href="/texts/1/with/q170"' in page
    assert "Part 2 of 3" in novel.get("/texts/1/with/q170")
    assert novel.client.get("/texts/1/with/q170").url.fragment == "d1-170-row"
    assert "Part 1 of 3" in novel.get("/texts/1/with/q999")

    accepted = novel.send("/texts/1/parts/2", "/texts/1/statements/q170/accept")
    assert "Part 2 of 3" in accepted
    assert "Saved as correction 1." in accepted
    assert "“Line 200,”" in novel.get("/texts/1/parts/2/add")
    assert "“Line 20,”" not in novel.get("/texts/1/parts/2/add")


def test_what_is_kept_of_a_text_is_as_it_is_now(novel: Pages) -> None:
    assert "Zoe Quux" not in novel.get("/texts/1")
    with Store(novel.database) as store:  # somebody else, beside the server
        corrections = store.corrections("Eva")
        corrections.set_speaker("Zoe Quux", corrections.text(1).statements[0].ref)
        assert "Zoe Quux" in novel.get("/texts/1")
        assert "Zoe Quux" in novel.get("/texts/1/statements/q1")
        assert ">Zoe Quux<" in novel.get("/figures")
        assert ">Zoe Quux<" in novel.get("/people")
        corrections.reject(corrections.text(1).statements[1].ref)
        assert "“Line 2,”" in novel.get("/texts/1").partition("Rejected")[2]
        corrections.undo(1)
        assert ">Zoe Quux<" not in novel.get("/figures")
        assert ">Zoe Quux<" not in novel.get("/texts/1")
        store.remove("n")
    assert "there is no document 1" in novel.get("/texts/1", status=400)
    assert "Ann Lee" not in novel.get("/figures").partition("<main")[2]


def test_another_file_in_the_place_of_the_database_is_read(novel: Pages, database: Path) -> None:
    assert "“Line 1,”" in novel.get("/texts/1")
    database.replace(novel.database)
    assert "Ferry" in novel.get("/texts/1")
    assert "“Line 1,”" not in novel.get("/texts/1")


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


def test_an_empty_database_has_pages_and_begins_with_the_form(tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    with served(tmp_path / "empty.db") as pages:
        assert "There is no text here yet" in pages.get("/")
        assert "Everything is reviewed" in pages.get("/review")
        for path in ("/people", "/figures", "/same", "/log", "/search?q=x", "/review/sample"):
            pages.get(path)
