"""What reviewers correct: kept apart from what was found, refused where it is stale, and matched when texts change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.stored_examples import document

from inquit.document import Document, TextSpan
from inquit.errors import SettingsError, StaleError, StoreError
from inquit.store import Store
from inquit.store.corrections.alike_statements import alike, between
from inquit.store.corrections.corrections_api import Corrections
from inquit.store.corrections.people_corrections import PersonEffect

TEXT = (
    "“We wait for the ferry,” said Ann Lee. “Yes,” she said.\n\n"
    "Nobody came at all. “It is too late,” Bo Ray said. “Yes.”"
)
FERRY, LATE, YES = "“We wait for the ferry,”", "“It is too late,”", "“Yes.”"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "q.db") as opened:
        opened.add(document("a", TEXT, path="/texts/a.txt"))
        yield opened


@pytest.fixture
def corrections(store: Store) -> Corrections:
    return store.corrections("Eva")


def said(store: Store) -> list[tuple[str, str | None]]:
    (found,) = store.documents(as_found=False)
    return [(quote.text, None if quote.speaker is None else quote.speaker.name) for quote in found]


def test_what_is_corrected_is_asked_for_and_what_was_found_stays(store: Store, corrections: Corrections) -> None:
    first, yes, late, again = (one.ref for one in corrections.text(1).statements)
    found = next(store.documents())
    corrections.set_speaker("Bo Ray", late, again)
    corrections.reject(yes)
    corrections.accept(first)

    assert said(store) == [
        ("“We wait for the ferry,”", "Ann Lee"),
        ("“It is too late,”", "Bo Ray"),
        ("“Yes.”", "Bo Ray"),
    ]
    assert [hit.statement for hit in store.find(person="Bo Ray", min_confidence=0.9).hits] == [
        "“It is too late,”",
        "“Yes.”",
    ]
    assert {line.values[0]: line.sums.quotes for line in store.stats("person").lines} == {"Ann Lee": 1, "Bo Ray": 2}
    assert next(store.documents(as_found=False)).meta["reviews"] == {"accepted": 1, "corrected": 2, "rejected": 1}
    assert next(store.documents()) == found
    assert store.db.execute("SELECT COUNT(*) FROM people WHERE name = 'Bo Ray'").fetchone() == (1,)


def test_a_stale_correction_is_refused_with_what_is_there(store: Store, corrections: Corrections) -> None:
    refs = [one.ref for one in corrections.text(1).statements]
    store.corrections("Jo").set_type("indirect", refs[0])
    with pytest.raises(StaleError, match="not as shown") as refused:
        corrections.set_speaker("Bo Ray", refs[1], refs[0])

    (now,) = refused.value.now
    assert now is not None
    assert (now["type"], now["statement"]) == ("indirect", "“We wait for the ferry,”")
    assert {name for _, name in said(store)} == {"Ann Lee"}
    with pytest.raises(StaleError):
        store.corrections("Jo").finish(1, "0.0")


def test_a_statement_is_added_once_and_its_place_is_checked(store: Store, corrections: Corrections) -> None:
    version = corrections.text(1).version
    content = [(57, 76)]
    corrections.accept(corrections.text(1).statements[0].ref)  # beside it, which makes nothing stale
    corrections.add(1, version, type_="indirect", content=content, speaker=None)
    assert ("Nobody came at all.", None) in said(store)
    (added,) = store.find("nobody").hits
    assert added.paragraph == 2
    with pytest.raises(StaleError, match="already"):
        corrections.add(1, version, type_="indirect", content=content)
    for wrong in ([(5, 3)], [(0, 9999)], [(0, 5), (3, 9)], [(56, 57)], []):
        with pytest.raises(SettingsError):
            corrections.add(1, version, type_="direct", content=wrong)
    with pytest.raises(SettingsError):
        corrections.set_borders(corrections.ref(added.number), content=[TextSpan(0, 24)])


def test_one_undo_takes_back_what_was_applied_at_once(store: Store, corrections: Corrections) -> None:
    before = said(store)
    chosen = alike(corrections.text(1), "q1", "speaker")
    assert len(chosen.refs) == 4
    done = corrections.set_speaker("Cy Young", *chosen.checked(chosen.version).refs)
    assert (done.statements, done.texts) == (4, 1)
    with pytest.raises(StaleError):
        alike(corrections.text(1), "q1", "speaker").checked(chosen.version)
    back = corrections.undo(done.number)
    assert said(store) == before
    with pytest.raises(StaleError):
        corrections.undo(done.number)
    corrections.undo(back.number)
    assert {name for _, name in said(store)} == {"Cy Young"}
    assert [(one.kind, one.reviewer, one.undone) for one in store.history()] == [
        ("undo", "Eva", None),
        ("undo", "Eva", back.number + 1),
        ("speaker", "Eva", None),
    ]
    with pytest.raises(StoreError, match="no correction 99"):
        corrections.undo(99)


def test_a_stretch_and_what_is_printed_alike_can_be_chosen(store: Store, corrections: Corrections) -> None:
    refs = [one.ref for one in corrections.text(1).statements]
    for ref, place in zip(refs[:2], (30, 46), strict=True):
        corrections.set_borders(ref, source=[(place, place + 3)])
    text = corrections.text(1)
    assert [ref.row for ref in between(text, "q4", "q2").refs] == ["q2", "q3", "q4"]
    assert [ref.row for ref in alike(text, "q2", "printed").refs] == ["q2"]
    with pytest.raises(SettingsError, match="no label"):
        alike(text, "q3", "printed")


def test_corrections_find_their_statements_in_a_text_that_has_changed(store: Store, corrections: Corrections) -> None:
    refs = [one.ref for one in corrections.text(1).statements]
    corrections.set_speaker("Bo Ray", refs[2])
    corrections.reject(refs[1])
    corrections.set_borders(refs[0], content=[(1, 23)])
    corrections.add(1, corrections.text(1).version, type_="indirect", content=[(57, 76)])
    store.add(document("a", f"A new beginning.\n\n{TEXT}", path="/texts/a.txt"))
    assert said(store) == [
        ("We wait for the ferry,", "Ann Lee"),
        ("Nobody came at all.", None),
        ("“It is too late,”", "Bo Ray"),
        ("“Yes.”", "Ann Lee"),
    ]
    assert store.unplaced() == []

    store.add(document("a", "“We wait for the ferry,” said Ann Lee. “Yes.”", path="/texts/a.txt"))
    assert said(store) == [("We wait for the ferry,", "Ann Lee"), ("“Yes.”", "Ann Lee")]
    assert [one.kind for one in store.unplaced()] == ["speaker", "reject", "add"]


def test_a_border_that_the_reader_now_sets_itself_keeps_its_corrections(store: Store, corrections: Corrections) -> None:
    ref = corrections.text(1).statements[0].ref
    corrections.set_borders(ref, content=[(1, 23)])
    corrections.set_speaker("Bo Ray", corrections.text(1).statements[0].ref)
    (first, *others) = next(store.documents()).quotes
    better = next(store.documents())
    store.add(replace(better, quotes=(replace(first, content=(TextSpan(1, 23),)), *others)))
    assert said(store)[0] == ("We wait for the ferry,", "Bo Ray")
    assert store.unplaced() == []


def test_a_text_that_is_reviewed_whole_says_so_until_there_is_something_new(
    store: Store, corrections: Corrections
) -> None:
    corrections.reject(corrections.text(1).statements[1].ref)
    done = corrections.finish(1, corrections.text(1).version)
    assert corrections.text(1).is_done
    assert store.reviewed_texts() == [1]
    assert store.unreviewed() == 0
    store.add(document("a", f"{TEXT} “A new one.”", path="/texts/a.txt"))
    assert store.reviewed_texts() == []
    assert store.unreviewed() == 1
    corrections.undo(done.number)
    assert store.unreviewed() == 4


def test_a_role_is_that_of_the_speaker_in_all_of_the_text(store: Store, corrections: Corrections) -> None:
    corrections.set_role(corrections.text(1).statements[0].ref, "mayor", "Springfield")
    assert {(hit.role, hit.affiliation) for hit in store.find(role="mayor").hits} == {("mayor", "Springfield")}
    assert store.find(role="mayor").total == 4
    corrections.set_role(corrections.text(1).statements[0].ref, "senator")
    assert {(hit.role, hit.affiliation) for hit in store.find().hits} == {("senator", "Springfield")}
    corrections.set_role(corrections.text(1).statements[0].ref, affiliation="")
    assert {(hit.role, hit.affiliation) for hit in store.find().hits} == {("senator", None)}
    assert next(store.documents()).speakers[0].role is None


def test_what_becomes_of_people_is_shown_before_it_is_decided(store: Store, corrections: Corrections) -> None:
    corrections.set_speaker("Bo Ray", *[one.ref for one in corrections.text(1).statements[2:]])
    people = store.people_corrections("Eva")
    ann, bo = (row[0] for row in store.db.execute("SELECT id FROM people ORDER BY name"))
    effect = people.effect([ann, bo], lambda people: people.merge([ann, bo]))
    assert effect == [PersonEffect("Ann Lee", "Ann Lee", 2, 1), PersonEffect("Bo Ray", "Ann Lee", 2, 1)]
    assert store.db.execute("SELECT COUNT(*) FROM decisions").fetchone() == (0,)

    version = people.version()
    number = people.rename(bo, "Bob Ray", version=version)
    with pytest.raises(StaleError):
        people.merge([ann, bo], version=version)
    people.undo(number)
    assert [(one.kind, one.reviewer) for one in store.history()[:2]] == [("undo", "Eva"), ("rename", "Eva")]


def test_who_is_removed_leaves_no_correction(store: Store, corrections: Corrections) -> None:
    corrections.accept(corrections.text(1).statements[0].ref)
    store.draw_sample(2)
    store.remove("/texts/a.txt")
    for table in ("corrections", "sampled_statements", "found_statements", "unplaced_corrections"):
        assert store.db.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)


def test_the_log_is_never_changed(store: Store, corrections: Corrections) -> None:
    corrections.accept(corrections.text(1).statements[0].ref)
    with pytest.raises(Exception, match="never changed"):
        store.db.execute("UPDATE corrections SET reviewer = 'Jo'")


def test_a_rejected_row_is_no_other_rows_number(store: Store, corrections: Corrections) -> None:
    last = corrections.text(1).statements[-1]
    done = corrections.reject(last.ref)
    store.add(document("b", path="/texts/b.txt"))
    corrections.undo(done.number)
    assert len(said_in(store, 1)) == 4
    assert corrections.text(1).statements[-1].number == last.number


def said_in(store: Store, number: int) -> Document:
    return next(store.documents([number], as_found=False))
