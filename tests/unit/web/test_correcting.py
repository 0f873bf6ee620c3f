"""Corrections by the forms of the pages, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.unit.web.pages import TEXT, Pages

from inquit import Document, TextSpan
from inquit.store import Store

ONE = "/texts/1/statements/q1"


def corrected(database: Path) -> Document:
    with Store(database, writes=False) as store:
        return next(store.documents([1], as_found=False))


def test_accepting_and_taking_it_back(pages: Pages, database: Path) -> None:
    page = pages.send("/texts/1", f"{ONE}/accept")
    assert "Saved as correction 1." in page
    assert "accepted" in page
    assert "Eva" in pages.get("/log")

    pages.send("/texts/1?done=1", "/undo")
    assert ">accepted<" not in pages.get("/texts/1")


def test_what_is_rejected_is_listed_and_comes_back(pages: Pages, database: Path) -> None:
    assert "Rejected" in pages.send("/texts/1", f"{ONE}/reject")
    assert len(corrected(database).quotes) == 3

    pages.send("/texts/1", "/undo")
    assert len(corrected(database).quotes) == 4


def test_a_statement_that_is_there_no_more_leads_to_its_text(pages: Pages) -> None:
    page = pages.send(ONE, f"{ONE}/reject")
    assert "Saved as correction 1." in page
    assert "Rejected" in page
    assert "Rejected" in pages.get(ONE)


@pytest.mark.parametrize(
    ("action", "values", "shown"),
    [
        ("type", {"type": "indirect"}, lambda one: one.type == "indirect"),
        ("speaker", {"name": "Zoe Quux"}, lambda one: one.speaker.name == "Zoe Quux"),
        ("speaker", {"name": " "}, lambda one: one.speaker is None),
        ("addressee", {"name": "Bo Ray"}, lambda one: one.addressee.name == "Bo Ray"),
        ("role", {"role": "captain", "affiliation": "Navy"}, lambda one: one.speaker.affiliation == "Navy"),
        ("borders", {"content": "0-3, 5-9"}, lambda one: one.content == (TextSpan(0, 3), TextSpan(5, 9))),
        ("borders", {"cue": "11-15", "source": "16-23"}, lambda one: one.source == (TextSpan(16, 23),)),
    ],
)
def test_each_correction(pages: Pages, database: Path, action: str, values: Any, shown: Any) -> None:
    pages.send(ONE, f"{ONE}/{action}", **values)

    assert shown(next(one for one in corrected(database).quotes if one.id == "q1"))


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("type", {"type": "nonsense"}),
        ("speaker", {"name": "…"}),
        ("speaker", {"name": "x" * 1_001}),
        ("borders", {"content": "0-99999"}),
        ("borders", {"content": "12"}),
        ("borders", {}),
        ("nonsense", {}),
        ("speaker", {"name": "Bo", "scope": "nonsense"}),
        ("speaker", {"name": "Bo", "scope": "range", "last": "99"}),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    pages: Pages, database: Path, action: str, values: dict[str, str]
) -> None:
    form = pages.form(ONE, f"{ONE}/accept") if action == "nonsense" else pages.form(ONE, f"{ONE}/{action}")
    answer = pages.client.post(f"{ONE}/{action}", data={**form, **values})

    assert answer.status_code == 400
    assert "That cannot be done" in answer.text
    assert "Nothing yet" in pages.get("/log")


def test_a_stale_change_is_refused_and_shown(pages: Pages, database: Path) -> None:
    form = pages.form(ONE, f"{ONE}/type")
    with Store(database) as store:
        corrections = store.corrections("Jo")
        corrections.set_speaker("Zoe Quux", corrections.text(1).statements[0].ref)
    for scope in ("one", "speaker"):
        answer = pages.client.post(f"{ONE}/type", data={**form, "type": "indirect", "scope": scope})
        assert answer.status_code == 409
        assert "Nothing was changed" in answer.text
    assert "Zoe Quux" in pages.client.post(f"{ONE}/type", data={**form, "type": "indirect"}).text


def test_several_at_once_with_the_number_first_and_one_undo(pages: Pages, database: Path) -> None:
    page = pages.send(ONE, f"{ONE}/speaker", name="Zoe Quux", scope="range", last="3")
    assert "3 statements: <bdi>give to Zoe Quux</bdi>?" in page
    assert "Nothing yet" in pages.get("/log")

    form = dict(pages.form(ONE, f"{ONE}/speaker"), name="Zoe Quux", scope="range", last="3")
    choice = page.partition('name="choice" value="')[2].partition('"')[0]
    assert pages.client.post(f"{ONE}/speaker", data={**form, "choice": choice}).status_code == 200
    assert [one.speaker.name for one in corrected(database).quotes if one.speaker] == ["Zoe Quux"] * 3 + ["Ann Lee"]

    pages.send("/log", "/undo")
    assert {one.speaker.name for one in corrected(database).quotes if one.speaker} == {"Ann Lee"}


def test_others_than_were_shown_are_not_corrected(pages: Pages, database: Path) -> None:
    page = pages.send(ONE, f"{ONE}/accept", scope="speaker")
    choice = page.partition('name="choice" value="')[2].partition('"')[0]
    with Store(database) as store:
        corrections = store.corrections("Jo")
        corrections.reject(corrections.text(1).statements[3].ref)
    form = pages.form(ONE, f"{ONE}/accept")

    answer = pages.client.post(f"{ONE}/accept", data={**form, "scope": "speaker", "choice": choice})
    assert answer.status_code == 409


def test_a_missed_statement_is_added(pages: Pages, database: Path) -> None:
    start = TEXT.index("Ann Lee said")
    pages.send("/texts/1/add", "/texts/1/add", content=f"{start}-{start + 12}", type="indirect", name="Bo Ray")

    added = next(one for one in corrected(database).quotes if one.text == "Ann Lee said")
    assert (added.type, added.speaker and added.speaker.name) == ("indirect", "Bo Ray")
    again = pages.client.post(
        "/texts/1/add",
        data={**pages.form("/texts/1/add", "/texts/1/add"), "content": f"{start}-{start + 12}", "type": "indirect"},
    )
    assert again.status_code == 409


def test_a_text_is_reviewed_whole(pages: Pages, database: Path) -> None:
    assert "reviewed whole" in pages.send("/texts/1", "/texts/1/finish")
    assert ">all<" in pages.get("/")


def test_people_are_merged_renamed_and_split_after_the_effect_was_shown(pages: Pages, database: Path) -> None:
    page = pages.send("/people", "/people/merge", person=["1", "2"])
    assert "What would become of whom" in page
    assert "Bo Ray" in pages.get("/people").partition("<main")[2]
    form = pages.form("/people", "/people/merge")
    version = page.partition('name="version" value="')[2].partition('"')[0]
    done = pages.client.post("/people/merge", data={**form, "person": ["1", "2"], "version": version})
    assert "Saved as decision" in done.text
    stale = pages.client.post("/people/merge", data={**form, "person": ["1", "2"], "version": version})
    assert stale.status_code == 409

    pages.send("/people?decided=1", "/undo")
    page = pages.send("/people/1", "/people/rename", name="Ann Lee-Moe")
    assert "Ann Lee-Moe" in page
    assert pages.send("/people/1", "/people/split", status=400)
    assert pages.send("/people", "/people/merge", status=400, person="1")
    assert pages.send("/people/1", "/people/set", role="captain")


def test_back_is_on_this_server(pages: Pages) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example", "/x\r\nset-cookie: a"):
        answer = pages.client.post(
            f"{ONE}/accept", data={**pages.form(ONE, f"{ONE}/accept"), "back": back}, follow_redirects=False
        )
        assert answer.headers["location"].startswith(("/?", "/evil"))


def test_the_queue_gives_one_after_the_other(pages: Pages, database: Path) -> None:
    assert "5 left" in pages.get("/review")
    for left in range(4, 0, -1):
        page = pages.get("/review")
        action = page.partition('action="/texts/')[2].partition('"')[0]
        assert f"{left} left" in pages.send("/review", f"/texts/{action}")
    pages.get("/review?skip=1")


def test_a_sample_tells_how_precise_the_reader_is(pages: Pages) -> None:
    assert "Draw a sample" in pages.get("/review/sample")
    key = pages.form("/texts/1", f"{ONE}/accept")["key"]
    answer = pages.client.post("/review/sample", data={"key": key, "size": "4"})
    assert "4 left of 4" in answer.text
    action = answer.text.partition('action="/texts/')[2].partition('"')[0]
    page = pages.send("/review/sample", f"/texts/{action}")
    assert "1 of 1 right" in page
    assert pages.client.post("/review/sample", data={"key": key, "size": "x"}).status_code == 400
