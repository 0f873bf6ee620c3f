"""A document comes out as its speakers are known to be people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.unit.store.test_linking import document, person

from inquit.document import TextSpan
from inquit.store import Store
from inquit.store.corrected import corrected
from inquit.store.linked_people import decisions
from inquit.store.linked_people.person_lookup import person_called


def test_two_speakers_who_are_one_person_are_one(tmp_path: Path) -> None:
    text = document(
        "a",
        person("Ann Lund", role="Mayor", mentions=(TextSpan(5, 8),)),
        person("Annie Lund", 2, gender="female", mentions=(TextSpan(0, 4),), aliases=("Annie",)),
        person("the clerk", 3, named=False),
    )
    quotes = (*text.quotes[:2], replace(text.quotes[2], addressee_id="s2", reported_by_id="s2"))
    text = replace(text, quotes=quotes)
    with Store(tmp_path / "q.db") as store:
        number = store.add(text)
        assert corrected(store.db, number, text) == text
        ann = person_called(store.db, "Ann Lund")
        decisions.merge(store.db, [ann, person_called(store.db, "Annie Lund")])
        decisions.rename(store.db, ann, "Ann Lund-Moe")
        decisions.set_values(store.db, ann, {"role": "minister"})
        found = corrected(store.db, number, text)

    first, clerk = found.speakers
    assert (first.id, first.name, first.role, first.gender) == ("s1", "Ann Lund-Moe", "minister", "female")
    assert first.aliases == ("Annie", "Ann Lund", "Annie Lund")
    assert first.mentions == (TextSpan(0, 4), TextSpan(5, 8))
    assert clerk == text.speakers[2]
    assert [(q.speaker_id, q.addressee_id, q.reported_by_id) for q in found.quotes] == [
        ("s1", None, None),
        ("s1", None, None),
        ("s3", "s1", "s1"),
    ]
    assert replace(found, speakers=text.speakers, quotes=text.quotes) == text


def test_what_is_linked_has_the_full_name(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db") as store:
        texts = [document("a", person("Lund")), *(document(id_, person("Ann Lund")) for id_ in "bcd")]
        first, *_ = [store.add(text) for text in texts]
        (speaker,) = corrected(store.db, first, texts[0]).speakers
    assert (speaker.name, speaker.aliases) == ("Ann Lund", ("Lund",))
